using System.Text.Json;
using Platform.Interop.Outbound;

namespace Platform.Interop.Callbacks;

/// <summary>Callers who need not hold the line: SIPp calls and presses keys, and plays the carrier that the customer is called by.</summary>
public sealed class CallbackTests(CarrierHouse shared) : IClassFixture<CarrierHouse>
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_caller_who_presses_1_is_called_back_before_a_later_caller_is_served()
    {
        var tenant = await Rent(new { digit = "1" });
        var first = await PressUntilItIsOver(tenant);
        await using var later = await tenant.Call(Callers.Talk(Talk.UntilBye));
        await tenant.CallIs("waiting");
        await CallbackIs(tenant, callback => callback.Phase == "waiting", "the callback to wait");

        await using var audio = RtpPeer.Open(AudioCodec.Pcmu, CarrierHouse.CarrierAddress);
        await using var carrier = await shared.Carrier(Agents.Answer(200, Talk.UntilBye, SippMedia.From(audio)));
        await using var agent = RtpPeer.Open(AudioCodec.Pcmu);
        await using var desk = await tenant.Desk("1001", Agents.Answer(100, Talk.ThenHangUp(5_000), SippMedia.From(agent)), calls: 2);
        audio.SendTone(440, await carrier.FarMedia());
        await agent.WaitForTone(440);
        var told = (await carrier.Completed(CallTimeout)).ShouldSucceed();
        (await later.Completed(CallTimeout)).ShouldSucceed();
        (await desk.Completed(CallTimeout)).ShouldSucceed(calls: 2);

        var invite = told.Received("INVITE ").Single().Text;
        Assert.Contains($"INVITE sip:{CarrierHouse.Outside}@", invite, StringComparison.Ordinal);
        Assert.Contains($"<sip:{tenant.Number}@", invite, StringComparison.Ordinal);
        var calls = await tenant.EndedCalls(3);
        Assert.Equal(["callbackBooked", "agentHungUp", "agentHungUp"], calls.Select(call => call.Cause).Order().Reverse());
        var attempt = calls.Single(call => call.Call.CallbackId is not null);
        var served = calls.Single(call => call.Cause == "agentHungUp" && call != attempt);
        Assert.True(attempt.Call.ConnectedAt < served.Call.ConnectedAt, "the later caller came first");
        Assert.Equal((first, "1001", "support"), (attempt.Call.CallbackId, attempt.Call.Agent, attempt.Call.Queue));
        Assert.Equal(CarrierHouse.Outside, attempt.Charges.Single().Minutes!.Number);
        var done = await CallbackIs(tenant, callback => callback.Outcome is not null, "the callback to be over");
        Assert.Equal((first, CarrierHouse.Outside, "requested", "done", 1), (done.Id, done.Number, done.Source, done.Outcome, done.Dialled));
        Assert.Equal(calls.Single(call => call.Call.CallId == first).Call.OfferedAt, done.PlaceAt, TimeSpan.FromSeconds(1));
        Assert.Equal((attempt.Call.CallId, "connected"), (done.Attempts.Single().CallId, done.Attempts.Single().Outcome));
    }

    [Fact]
    public async Task Who_abandons_is_called_back_and_once_more_when_busy()
    {
        var tenant = await Rent(new { abandoned = true, abandonedAfterMs = 0, retryAfterMs = 10_000 });
        await using (var caller = await tenant.Call(Callers.Talk(Talk.ThenHangUp(1_000), from: CarrierHouse.Outside)))
            (await caller.Completed(CallTimeout)).ShouldSucceed();
        await CallbackIs(tenant, callback => callback.Phase == "waiting", "the callback to wait");
        await using var desk = await tenant.Desk("1001", Agents.Answer(100, Talk.UntilBye), calls: 2);
        await using (var busy = await shared.Carrier(Agents.Reject(486, "Busy Here", ringMs: 100)))
            (await busy.Completed(CallTimeout)).ShouldSucceed();
        await CallbackIs(tenant, callback => callback.Phase == "resting" && callback.Attempts.Single().Outcome == "notReached", "a busy customer");
        await using (var carrier = await shared.Carrier(Agents.Answer(200, Talk.ThenHangUp(1_000))))
            (await carrier.Completed(CallTimeout)).ShouldSucceed();

        var done = await CallbackIs(tenant, callback => callback.Outcome is not null, "the callback to be over");
        Assert.Equal(("abandoned", "done", 2), (done.Source, done.Outcome, done.Dialled));
        Assert.Equal(["busy", "calleeHungUp"], done.Attempts.Select(attempt => attempt.Cause));
        Assert.Equal(["abandoned", "busy", "calleeHungUp"], (await tenant.EndedCalls(3)).Select(call => call.Cause));
        Assert.Equal(1, await shared.House.Metric("platform_callbacks_ended_total", $"tenant=\"{tenant.Id}\""));
    }

    [Fact]
    public async Task A_customer_who_is_called_first_comes_to_the_place_that_was_kept()
    {
        var tenant = await Rent(new { digit = "1", mode = "customerFirst", maxAhead = 1, retryAfterMs = 10_000, customerWaitMs = 120_000 });
        var first = await PressUntilItIsOver(tenant);
        await CallbackIs(tenant, callback => callback.Phase == "waiting", "the callback to wait");

        await using var busy = await shared.Carrier(Agents.Reject(486, "Busy Here", ringMs: 100));
        await using var desk = await tenant.Desk("1001", Agents.Answer(100, Talk.ThenHangUp(2_000)));
        (await busy.Completed(CallTimeout)).ShouldSucceed();
        await CallbackIs(tenant, callback => callback.Phase == "resting" && callback.Attempts.Single().Outcome == "notReached", "a busy customer");
        await using var audio = RtpPeer.Open(AudioCodec.Pcmu, CarrierHouse.CarrierAddress);
        await using (var carrier = await shared.Carrier(Agents.Answer(200, Talk.UntilBye, SippMedia.From(audio))))
            (await carrier.Completed(CallTimeout)).ShouldSucceed();
        (await desk.Completed(CallTimeout)).ShouldSucceed();

        var done = await CallbackIs(tenant, callback => callback.Outcome is not null, "the callback to be over");
        Assert.Equal((first, "done", 2), (done.Id, done.Outcome, done.Dialled));
        Assert.Equal(["customerFirst", "customerFirst"], done.Attempts.Select(attempt => attempt.Mode));
        var talk = done.Attempts[^1];
        Assert.Equal(("connected", "1001", true), (talk.Outcome, talk.Agent, talk.WaitedMs is not null));
        var calls = await tenant.EndedCalls(3);
        var record = calls.Single(call => call.Call.CallId == talk.CallId);
        Assert.Equal(("agentHungUp", "support", "1001"), (record.Cause, record.Call.Queue, record.Call.Agent));
        Assert.Equal(CarrierHouse.Outside, record.Leg("outside").Party);
        Assert.Equal(CarrierHouse.Outside, record.Charges.Single().Minutes!.Number);
        Assert.Contains(record.Path, step => step.Kind == "queue" && step.Party == "support");
    }

    private Task<RentedTenant> Rent(object callback) => shared.House.Rent(new() { AllowedPrefixes = ["+86"], Callback = callback });

    /// <summary>The first 1 asks for the callback, the next one confirms the number; the house hangs up after its farewell.</summary>
    /// <returns>The call's id.</returns>
    private static async Task<string> PressUntilItIsOver(RentedTenant tenant)
    {
        await using var audio = RtpPeer.Open(AudioCodec.Pcmu, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio), from: CarrierHouse.Outside));
        var call = await tenant.CallIs("waiting");
        var media = await caller.FarMedia();
        await Eventually.Become(async () =>
        {
            await audio.Press("1", media);
            return (await tenant.Get<Listed<JsonElement>>("/calls/live")).Items.Count;
        }, live => live == 0, "the caller to be told of the callback");
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        return call.GetProperty("callId").GetString()!;
    }

    private static Task<CallbackFacts> CallbackIs(RentedTenant tenant, Func<CallbackFacts, bool> wanted, string what) => tenant.House.Server.WithLog(() =>
        Eventually.Become(async () => (await tenant.Get<Listed<CallbackFacts>>("/callbacks")).Items.SingleOrDefault()!, callback => callback is not null && wanted(callback),
            what, CallTimeout));
}
