using System.Net;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Sip;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Seats;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class AgentSessionTests
{
    private const string Path = "/t/acme/api/v1/agent/session";
    private const string PhonePath = "/t/acme/api/v1/agent/phone";

    [Fact]
    public async Task The_same_log_in_is_one_session_however_often_it_starts()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var sessions = new List<string>();
        Agent(gateway).Login(Arg.Do<string>(sessions.Add), true).Returns(new LoginAnswer(null, View(AgentPresence.Ready)));
        var tokens = await gateway.AsAgentAsync();
        var (status, presence) = await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { ready = true });
        await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { ready = true });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("ready", presence.GetProperty("presence").GetString());
        Assert.Equal(2, sessions.Count);
        Assert.Single(sessions.Distinct());
    }

    [Fact]
    public async Task A_phone_pass_names_the_agent_ends_soon_and_is_not_kept_by_caches()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (status, pass) = await gateway.SendAsync(HttpMethod.Get, PhonePath, await gateway.AsAgentAsync());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("/t/acme/sip", $"sip:{TestHouse.AgentId}@acme.sip.local"), (pass.GetProperty("path").GetString(), pass.GetProperty("address").GetString()));
        var read = PhonePass.Read(pass.GetProperty("user").GetString()!);
        Assert.Equal((TestHouse.AgentId, gateway.Stores.Time.GetUtcNow().AddMinutes(10)), (read?.Agent, read?.Until));
        Assert.Equal(read?.Until, pass.GetProperty("validUntil").GetDateTimeOffset());
        Assert.True(pass.GetProperty("password").GetString()!.Length >= 43);
        Assert.Equal("forbidden", (await gateway.SendAsync(HttpMethod.Get, PhonePath, await gateway.AsAdminAsync())).Json.Code());
    }

    [Theory]
    [InlineData(SeatRefusal.NoFreeSeat, "no_free_seat", "没有空闲坐席。")]
    [InlineData(SeatRefusal.ProductNotRented, "product_not_rented", "未租用该坐席产品。")]
    public async Task Without_a_seat_there_is_no_session(SeatRefusal refusal, string code, string chinese)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Agent(gateway).Login(Arg.Any<string>(), Arg.Any<bool>()).Returns(new LoginAnswer(refusal, View(AgentPresence.Offline)));
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, Path, await gateway.AsAgentAsync(), new { }, ("Accept-Language", "zh-CN,en;q=0.5"));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal(code, problem.Code());
        Assert.Equal(chinese, problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Ready_and_break_reach_the_agent()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var agent = Agent(gateway);
        agent.MakeReady().Returns((AgentRefusal?)null);
        agent.TakeBreak("lunch").Returns((AgentRefusal?)null);
        agent.Show().Returns(View(AgentPresence.WrapUp));
        var tokens = await gateway.AsAgentAsync();
        var (ready, presence) = await gateway.SendAsync(HttpMethod.Put, $"{Path}/state", tokens, new { presence = "ready" });
        var (onBreak, _) = await gateway.SendAsync(HttpMethod.Put, $"{Path}/state", tokens, new { presence = "break", reason = "lunch" });
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (ready, onBreak));
        Assert.Equal("wrapUp", presence.GetProperty("presence").GetString());
        await agent.Received(1).TakeBreak("lunch");
    }

    [Fact]
    public async Task Who_has_no_session_cannot_become_ready()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Agent(gateway).MakeReady().Returns(AgentRefusal.NotLoggedIn);
        var (status, problem) = await gateway.SendAsync(HttpMethod.Put, $"{Path}/state", await gateway.AsAgentAsync(), new { presence = "ready" });
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("not_logged_in", problem.Code());
    }

    [Fact]
    public async Task A_grain_that_breaks_gives_a_problem_without_its_insides()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Agent(gateway).Show().Returns<AgentView>(_ => throw new InvalidOperationException("inner secret"));
        using var response = await gateway.SendRawAsync(HttpMethod.Get, Path, (await gateway.AsAgentAsync()).AccessToken);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("\"code\":\"internal_error\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
    }

    private static IAgentGrain Agent(GatewayUnderTest gateway) =>
        gateway.Stores.Grains.GetGrain<IAgentGrain>(GrainKey.Agent(TestHouse.Acme, TestHouse.AgentId));

    private static AgentView View(AgentPresence presence) => new(TestHouse.Acme, TestHouse.AgentId, presence, null, default, default, null, "voice", null);
}
