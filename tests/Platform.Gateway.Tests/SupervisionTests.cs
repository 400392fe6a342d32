using System.Net;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class SupervisionTests
{
    private const string Path = "/t/acme/api/v1/calls/01JOPEN/supervision";
    private static readonly DateTimeOffset At = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_supervisor_listens_with_the_phone_of_its_agent_changes_the_mode_and_leaves()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var call = Open(gateway);
        var sue = await gateway.AsSupervisorAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Post, Path, sue, new { mode = "listen" })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Put, Path, sue, new { mode = "barge" })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, Path, sue)).Status);
        await call.Received(1).Supervise(TestHouse.SupervisorLogin, TestHouse.SupervisorAgentId, SupervisionMode.Listen);
        await call.Received(1).ChangeSupervision(TestHouse.SupervisorLogin, SupervisionMode.Barge);
        await call.Received(1).EndSupervision(TestHouse.SupervisorLogin);
    }

    [Fact]
    public async Task One_key_rings_the_phone_once()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var call = Open(gateway);
        var sue = await gateway.AsSupervisorAsync();
        for (var i = 0; i < 2; i++)
            await gateway.SendAsync(HttpMethod.Post, Path, sue, new { mode = "whisper" }, ("Idempotency-Key", "k1"));
        await call.Received(1).Supervise(TestHouse.SupervisorLogin, TestHouse.SupervisorAgentId, SupervisionMode.Whisper);
    }

    [Theory]
    [InlineData(CallRefusal.NotTalking, "not_talking")]
    [InlineData(CallRefusal.AgentNotFree, "agent_not_free")]
    [InlineData(CallRefusal.AlreadySupervised, "already_supervised")]
    [InlineData(CallRefusal.NoSuchCall, "call_over")]
    public async Task What_the_call_refuses_is_said(CallRefusal refusal, string code)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Open(gateway).Supervise(Arg.Any<string>(), Arg.Any<string>(), Arg.Any<SupervisionMode>()).Returns(refusal);
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, Path, await gateway.AsSupervisorAsync(), new { mode = "listen" });
        Assert.Equal((HttpStatusCode.Conflict, code), (status, problem.Code()));
    }

    [Fact]
    public async Task Another_tenants_call_an_unknown_mode_and_a_supervisor_without_a_phone_are_refused()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Open(gateway);
        gateway.Stores.Catalog.Put(new UserDocument(TestHouse.Acme, "sam", UserRole.Supervisor, gateway.Stores.Catalog.Current.FindUser(TestHouse.Acme, TestHouse.Admin)!.PasswordHash));
        var foreign = await gateway.AsSupervisorAsync(TestHouse.Other);
        Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Post, Path, foreign, new { mode = "listen" })).Json.Code());
        Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Post, "/t/globex/api/v1/calls/01JOPEN/supervision", foreign, new { mode = "listen" })).Json.Code());
        Assert.Equal("malformed_request", (await gateway.SendAsync(HttpMethod.Post, Path, await gateway.AsSupervisorAsync(), new { mode = "shout" })).Json.Code());
        Assert.Equal(HttpStatusCode.BadRequest, (await gateway.SendAsync(HttpMethod.Post, Path, await gateway.AsSupervisorAsync(), new { })).Status);
        Assert.Equal("no_phone", (await gateway.SendAsync(HttpMethod.Post, Path, await gateway.LogInAsync(TestHouse.Acme, "sam"), new { mode = "listen" })).Json.Code());
    }

    [Fact]
    public async Task Who_listened_is_told_to_admins_and_hidden_from_the_agent()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        gateway.Stores.Calls.Records.Add(Record("01JDONE") with
        {
            EndedAt = At.AddMinutes(1),
            Cause = EndCause.CallerHungUp,
            Legs = [new CallLeg("o1", LegRole.Agent, TestHouse.AgentId, At) { Agent = TestHouse.AgentId }, new CallLeg("s2", LegRole.Supervisor, "1002", At) { Agent = "1002" }],
            Path = [new PathStep(PathStepKind.Supervision, TestHouse.AgentId, At) { LegId = "s2", By = "sue", Mode = SupervisionMode.Listen }],
        });
        const string Done = "/t/acme/api/v1/calls/01JDONE";
        var (_, told) = await gateway.SendAsync(HttpMethod.Get, Done, await gateway.AsAdminAsync());
        var step = told.GetProperty("path")[0];
        Assert.Equal(("supervision", "sue", "listen"), (step.GetProperty("kind").GetString(), step.GetProperty("by").GetString(), step.GetProperty("mode").GetString()));
        var (_, hidden) = await gateway.SendAsync(HttpMethod.Get, Done, await gateway.AsAgentAsync());
        Assert.Equal((0, 1), (hidden.GetProperty("path").GetArrayLength(), hidden.GetProperty("legs").GetArrayLength()));
    }

    private static CallRecord Record(string callId) =>
        CallRecord.Open(new OfferedCall(TestHouse.Acme, callId, "sip", "carrier", "+861", "+862", "support", "node-1", At));

    private static ICallGrain Open(GatewayUnderTest gateway)
    {
        gateway.Stores.Calls.Records.Add(Record("01JOPEN"));
        return gateway.Stores.Grains.GetGrain<ICallGrain>(GrainKey.Call(TestHouse.Acme, "01JOPEN"));
    }
}
