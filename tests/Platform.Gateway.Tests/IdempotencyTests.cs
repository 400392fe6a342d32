using System.Net;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class IdempotencyTests
{
    private const string Path = "/t/acme/api/v1/agent/session";
    private static readonly (string, string) Key = ("Idempotency-Key", "k-1");

    [Fact]
    public async Task The_same_request_with_the_same_key_runs_once_and_gets_the_same_answer()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var agent = Agent(gateway);
        var tokens = await gateway.AsAgentAsync();
        var first = await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { ready = true }, Key);
        var second = await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { ready = true }, Key);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first.Status, second.Status);
        Assert.Equal(first.Json.GetRawText(), second.Json.GetRawText());
        await agent.Received(1).Login(Arg.Any<string>(), true);
    }

    [Fact]
    public async Task A_refusal_is_kept_too()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var agent = Agent(gateway);
        agent.Login(Arg.Any<string>(), Arg.Any<bool>()).Returns(new LoginAnswer(Domain.Seats.SeatRefusal.NoFreeSeat, View()));
        var tokens = await gateway.AsAgentAsync();
        await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { ready = true }, Key);
        using var again = await gateway.SendRawAsync(HttpMethod.Post, Path, tokens.AccessToken, new { ready = true }, Key);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal("application/problem+json", again.Content.Headers.ContentType?.MediaType);
        Assert.Contains("no_free_seat", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await agent.Received(1).Login(Arg.Any<string>(), true);
    }

    [Fact]
    public async Task Another_request_with_the_key_is_refused()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Agent(gateway);
        var tokens = await gateway.AsAgentAsync();
        await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { ready = true }, Key);
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { ready = false }, Key);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("idempotency_key_reused", problem.Code());
    }

    [Fact]
    public async Task While_the_first_runs_the_second_is_told_to_wait()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var answer = new TaskCompletionSource<LoginAnswer>();
        var entered = new TaskCompletionSource();
        Agent(gateway).Login(Arg.Any<string>(), Arg.Any<bool>()).Returns(_ =>
        {
            entered.TrySetResult();
            return answer.Task;
        });
        var tokens = await gateway.AsAgentAsync();
        var first = gateway.SendAsync(HttpMethod.Post, Path, tokens, new { ready = true }, Key);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { ready = true }, Key);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("idempotency_in_flight", problem.Code());
        answer.SetResult(new LoginAnswer(null, View()));
        Assert.Equal(HttpStatusCode.OK, (await first).Status);
    }

    [Fact]
    public async Task A_key_whose_process_died_is_free_after_two_minutes()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var agent = Agent(gateway);
        var tokens = await gateway.AsAgentAsync();
        await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { ready = true }, Key);
        var (stored, answer) = Assert.Single(gateway.Stores.Answers.Kept);
        gateway.Stores.Answers.Kept[stored] = answer with { Status = 0, Body = null };
        gateway.Stores.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Conflict, (await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { ready = true }, Key)).Status);
        gateway.Stores.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { ready = true }, Key)).Status);
        await agent.Received(2).Login(Arg.Any<string>(), true);
    }

    [Fact]
    public async Task A_request_that_broke_may_be_repeated()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Agent(gateway).Login(Arg.Any<string>(), Arg.Any<bool>()).Returns(
            _ => throw new TimeoutException("The grain is silent."),
            _ => new LoginAnswer(null, View()));
        var tokens = await gateway.AsAgentAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { }, Key)).Status);
        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { }, Key)).Status);
    }

    [Fact]
    public async Task Keys_are_each_callers_own()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Agent(gateway);
        var other = gateway.Stores.Grains.GetGrain<IAgentGrain>(GrainKey.Agent(TestHouse.Other, TestHouse.AgentId));
        other.Login(Arg.Any<string>(), Arg.Any<bool>()).Returns(new LoginAnswer(null, View()));
        await gateway.SendAsync(HttpMethod.Post, Path, await gateway.AsAgentAsync(), new { ready = true }, Key);
        await gateway.SendAsync(HttpMethod.Post, "/t/globex/api/v1/agent/session", await gateway.AsAgentAsync(TestHouse.Other), new { ready = false }, Key);
        await other.Received(1).Login(Arg.Any<string>(), false);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tab\tinside")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, Path, await gateway.AsAgentAsync(), new { }, ("Idempotency-Key", key));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("invalid_idempotency_key", problem.Code());
    }

    private static IAgentGrain Agent(GatewayUnderTest gateway)
    {
        var agent = gateway.Stores.Grains.GetGrain<IAgentGrain>(GrainKey.Agent(TestHouse.Acme, TestHouse.AgentId));
        agent.Login(Arg.Any<string>(), Arg.Any<bool>()).Returns(new LoginAnswer(null, View()));
        return agent;
    }

    private static AgentView View() => new(TestHouse.Acme, TestHouse.AgentId, AgentPresence.Ready, null, default, default, null, "voice", null);
}
