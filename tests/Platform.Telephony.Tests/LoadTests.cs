using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Messages;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

public class LoadTests
{
    private const string Caller = CallState.CallerLegId;
    private const int Calls = 1_000;
    private const int AtOnce = 20;

    /// <summary>Callers that are answered and bridged, that cancel, that are refused, and agents that reject: whatever the way, nothing stays.</summary>
    [Fact]
    public async Task A_thousand_calls_of_all_kinds_leave_nothing_behind()
    {
        await using var house = await House.OpenAsync(options => options with { FirstRtpPort = 30_000, LastRtpPort = 33_999 });
        await house.RegisteredPhoneAsync("1001", onRequest: AnswerAsAgent);
        var caller = house.NewPhone(House.TrunkAddress);
        var answering = 0;
        house.Grains.OnNewCall = call => call.OnReport = report => Script(call, report);
        using var lanes = new SemaphoreSlim(AtOnce);
        var all = Enumerable.Range(0, Calls).Select(async number =>
        {
            await lanes.WaitAsync();
            try
            {
                await OneCallAsync(house, caller, (Kind)(number % 4), () => Interlocked.Increment(ref answering));
            }
            finally
            {
                lanes.Release();
            }
        });
        await Task.WhenAll(all);
        await Wait.Until(
            () => house.Service is { CallCount: 0, LegCount: 0, DialogCount: 0, OpenMediaLegs: 0 },
            () => $"quiet; calls {house.Service.CallCount}, legs {house.Service.LegCount}, dialogs {house.Service.DialogCount}, media {house.Service.OpenMediaLegs}",
            TimeSpan.FromSeconds(30));
        Assert.Equal(Calls, house.Grains.Calls.Count);
        Assert.All(house.Grains.Calls.Values, call => Assert.Equal(1, call.EndReportsOf(Caller)));
        Assert.All(house.Grains.Calls.Values, call => Assert.InRange(call.EndReportsOf("offer-1"), 0, 1));
        Assert.Equal(Calls / 4, answering);
    }

    private enum Kind
    {
        Talks = 0,
        Cancels = 1,
        IsRejected = 2,
        HangsUpWaiting = 3,
    }

    private static async Task OneCallAsync(House house, Phone caller, Kind kind, Action onAnswered)
    {
        var outgoing = caller.Invite(house.Udp, House.Number, TestSdp.Of(), invite => invite.Add(SipHeader.Subject, kind.ToString()));
        var grain = await GrainOfAsync(house, outgoing);
        switch (kind)
        {
            case Kind.Cancels:
                outgoing.Transaction.Cancel();
                await outgoing.Expect(487);
                return;
            case Kind.IsRejected:
                await grain.Order(new LegCommand.Reject(Caller, 486, EndCause.QueueFull));
                await outgoing.Expect(486);
                return;
        }

        await grain.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer();
        if (kind == Kind.Talks)
        {
            await grain.Order(House.Ring("offer-1"));
            await grain.Reported<CallCommand.LegAnswered>("offer-1");
            await grain.Order(new LegCommand.Bridge(Caller, "offer-1"));
            onAnswered();
        }

        Assert.Equal(200, (await outgoing.Bye()).StatusCode);
    }

    private static async Task<FakeCall> GrainOfAsync(House house, CallOut outgoing)
    {
        FakeCall? found = null;
        await Wait.Until(() => (found = house.Grains.Calls.Values.FirstOrDefault(call => call.SipCallId == outgoing.Transaction.Request.CallId)) is not null,
            () => $"the call's grain; the last answer was {outgoing.LastStatus}");
        return found!;
    }

    /// <summary>What a call's grain would do when the caller's leg is over.</summary>
    private static async Task<CallRefusal?> Script(FakeCall call, CallCommand report)
    {
        if (report is CallCommand.LegEnded { LegId: Caller } && call.Reports.OfType<CallCommand.LegAnswered>().Any(answered => answered.LegId == "offer-1"))
            await call.Order(new LegCommand.Release("offer-1", EndCause.CallerHungUp));
        return null;
    }

    private static void AnswerAsAgent(Sip.Transactions.SipServerTransaction request)
    {
        var response = request.CreateResponse(200);
        if (request.Request.Method == SipMethod.Invite)
        {
            response.Add(SipHeader.Contact, "<sip:agent@127.0.0.3>");
            response.SetBody("application/sdp", System.Text.Encoding.UTF8.GetBytes(TestSdp.Of(40002)));
        }

        request.Respond(response);
    }
}
