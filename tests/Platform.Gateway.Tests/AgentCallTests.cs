using System.Net;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

public sealed class AgentCallTests
{
    private const string Path = "/t/acme/api/v1/agent/calls";

    [Fact]
    public async Task A_call_is_placed_once_for_one_key_with_the_tenants_number_shown()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Allow(gateway);
        var tokens = await gateway.AsAgentAsync();
        var (status, first) = await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { to = "0 139 0000 0000" }, ("Idempotency-Key", "k1"));
        var (_, again) = await gateway.SendAsync(HttpMethod.Post, Path, tokens, new { to = "0 139 0000 0000" }, ("Idempotency-Key", "k1"));
        Assert.True(status == HttpStatusCode.OK, $"{status}: {first}");
        var callId = first.GetProperty("callId").GetString()!;
        Assert.Equal(callId, again.GetProperty("callId").GetString());
        Assert.Equal(("outbound", "+8613900000000", "+862155550100"),
            (first.GetProperty("direction").GetString(), first.GetProperty("to").GetString(), first.GetProperty("callerId").GetString()));
        await Call(gateway, callId).Received(1).Place(Arg.Is<OfferedCall>(call => call.Agent == TestHouse.AgentId && call.Direction == CallDirection.Outbound
            && call.Destination == new Destination.Outside("+8613900000000", false) && call.CallerId == "+862155550100"));
    }

    [Theory]
    [InlineData("12", null, "invalid_number")]
    [InlineData("+4420123456789", null, "destination_barred")]
    [InlineData("+8613900000000", "+862155550200", "caller_id_not_allowed")]
    public async Task What_may_not_be_called_or_shown_is_refused_with_the_reason(string to, string? callerId, string code)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Allow(gateway);
        var (_, problem) = await gateway.SendAsync(HttpMethod.Post, Path, await gateway.AsAgentAsync(), new { to, callerId });
        Assert.Equal(code, problem.Code());
        Assert.NotEmpty(problem.GetProperty("faults")[0].GetProperty("code").GetString()!);
    }

    [Theory]
    [InlineData(CallRefusal.NoVoiceNode, HttpStatusCode.ServiceUnavailable, "unavailable")]
    [InlineData(CallRefusal.AgentNotFree, HttpStatusCode.Conflict, "agent_not_free")]
    public async Task A_call_that_cannot_begin_says_why(CallRefusal refusal, HttpStatusCode expected, string code)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Allow(gateway);
        gateway.Stores.Grains.OnNew = grain => (grain as ICallGrain)?.Place(Arg.Any<OfferedCall>()).Returns(refusal);
        var (status, problem) = await gateway.SendAsync(HttpMethod.Post, Path, await gateway.AsAgentAsync(), new { to = "support" });
        Assert.Equal((expected, code), (status, problem.Code()));
    }

    [Fact]
    public async Task Transfers_and_consultations_reach_the_call_as_the_agents()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Allow(gateway);
        Open(gateway);
        var tokens = await gateway.AsAgentAsync();
        var call = Call(gateway, "01JOPEN");
        var answers = new List<HttpStatusCode>();
        foreach (var (action, body) in new (string, object?)[] { ("transfer", new { to = "support" }), ("consult", new { to = "+8613900000000" }), ("merge", null), ("complete", null), ("resume", null) })
            answers.Add((await gateway.SendAsync(HttpMethod.Post, $"{Path}/01JOPEN/{action}", tokens, body)).Status);
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.NoContent, status));
        await call.Received(1).Transfer(TestHouse.AgentId, new Destination.ToQueue("support"), null);
        await call.Received(1).Consult(TestHouse.AgentId, new Destination.Outside("+8613900000000", false), null);
        await call.Received(1).Merge(TestHouse.AgentId);
        await call.Received(1).CompleteTransfer(TestHouse.AgentId);
        await call.Received(1).EndConsult(TestHouse.AgentId);
    }

    [Fact]
    public async Task Only_a_call_that_is_under_way_and_the_agents_own_is_passed_on()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        Allow(gateway);
        Open(gateway);
        var tokens = await gateway.AsAgentAsync();
        Call(gateway, "01JOPEN").CompleteTransfer(TestHouse.AgentId).Returns(CallRefusal.NoConsult);
        Call(gateway, "01JOPEN").Transfer(TestHouse.AgentId, Arg.Any<Destination>(), null).Returns(CallRefusal.NotTalking);
        Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Post, $"{Path}/01JNOWHERE/complete", tokens)).Json.Code());
        Assert.Equal("no_consult", (await gateway.SendAsync(HttpMethod.Post, $"{Path}/01JOPEN/complete", tokens)).Json.Code());
        Assert.Equal("not_talking", (await gateway.SendAsync(HttpMethod.Post, $"{Path}/01JOPEN/transfer", tokens, new { to = "support" })).Json.Code());
    }

    private static void Allow(GatewayUnderTest gateway) => gateway.Stores.Catalog.Put(
        gateway.Stores.Catalog.Current.FindTenant(TestHouse.Acme)! with { Dialing = new DialingPolicy(["+86"], []) });

    private static void Open(GatewayUnderTest gateway) => gateway.Stores.Calls.Records.Add(
        CallRecord.Open(new OfferedCall(TestHouse.Acme, "01JOPEN", "sip", "carrier", "+8613800000000", "+862155550100", "support", "node-1", gateway.Stores.Time.GetUtcNow())));

    private static ICallGrain Call(GatewayUnderTest gateway, string callId) => gateway.Stores.Grains.GetGrain<ICallGrain>(GrainKey.Call(TestHouse.Acme, callId));
}
