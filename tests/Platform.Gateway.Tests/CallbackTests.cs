using System.Net;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>The list of callbacks, and taking one off it.</summary>
public sealed class CallbackTests
{
    private const string Path = "/t/acme/api/v1/callbacks";
    private static readonly DateTimeOffset At = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Supervisors_see_who_is_to_be_called_back_and_what_was_tried()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await Enter(gateway, "01A", TestHouse.Acme);
        await Enter(gateway, "01B", TestHouse.Other);
        var sue = await gateway.AsSupervisorAsync();
        var listed = (await gateway.SendAsync(HttpMethod.Get, $"{Path}?open=true&queue=support", sue)).Json.GetProperty("items");
        Assert.Equal(("01A", 1, "waiting"), (listed[0].GetProperty("id").GetString(), listed.GetArrayLength(), listed[0].GetProperty("phase").GetString()));
        var one = (await gateway.SendAsync(HttpMethod.Get, $"{Path}/01A", sue)).Json;
        Assert.Equal((1, "busy"), (one.GetProperty("dialled").GetInt32(), one.GetProperty("attempts")[0].GetProperty("cause").GetString()));
        Assert.Equal("not_found", (await gateway.SendAsync(HttpMethod.Get, $"{Path}/01B", sue)).Json.Code());
        Assert.Equal("invalid_parameter", (await gateway.SendAsync(HttpMethod.Get, $"{Path}?limit=0", sue)).Json.Code());
        Assert.Equal("forbidden", (await gateway.SendAsync(HttpMethod.Get, Path, await gateway.AsAgentAsync())).Json.Code());
    }

    [Fact]
    public async Task Cancelling_is_in_the_audit_log()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await Enter(gateway, "01A", TestHouse.Acme);
        var grain = gateway.Stores.Grains.GetGrain<ICallbackGrain>(GrainKey.Callback(TestHouse.Acme, "01A"));
        Assert.Equal(HttpStatusCode.NoContent, (await gateway.SendAsync(HttpMethod.Delete, $"{Path}/01A", await gateway.AsSupervisorAsync())).Status);
        await grain.Received(1).Cancel();
        var entry = gateway.Stores.Deeds.Single();
        Assert.Equal((TestHouse.SupervisorLogin, "callback.cancelled", "01A", "support, +8613900000001"), (entry.Who, entry.Action, entry.Subject, entry.Detail));
    }

    [Theory]
    [InlineData(CallbackRefusal.UnderWay, "callback_under_way")]
    [InlineData(CallbackRefusal.NoSuchCallback, "callback_over")]
    public async Task What_the_callback_refuses_is_said(CallbackRefusal refusal, string code)
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        await Enter(gateway, "01A", TestHouse.Acme);
        gateway.Stores.Grains.GetGrain<ICallbackGrain>(GrainKey.Callback(TestHouse.Acme, "01A")).Cancel().Returns(refusal);
        var (status, problem) = await gateway.SendAsync(HttpMethod.Delete, $"{Path}/01A", await gateway.AsSupervisorAsync());
        Assert.Equal((HttpStatusCode.Conflict, code), (status, problem.Code()));
    }

    private static Task Enter(GatewayUnderTest gateway, string id, string tenant) => gateway.Stores.Callbacks.SaveAsync(new(
        new CallbackOrder(tenant, id, "support", "+8613900000001", "+862800000001", CallbackSource.Requested, At, At), CallbackPhase.Waiting, null,
        [new CallbackAttempt("01C", "o1", "1001", At, OfferReason.Direct) { EndedAt = At, Outcome = AttemptOutcome.NotReached, Cause = EndCause.Busy }], null, null),
        CancellationToken.None);
}
