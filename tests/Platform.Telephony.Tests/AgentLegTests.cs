using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Transports;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

public class AgentLegTests
{
    private const string Caller = CallState.CallerLegId;

    [Fact]
    public async Task The_device_is_offered_the_callers_codec_first_and_shown_the_caller()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.CallAsync(TestSdp.Of(formats: "0 101"));
        await call.Order(new LegCommand.Answer(Caller));
        await outgoing.ExpectAnswer();
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        var invite = (await phone.Expect(SipMethod.Invite)).Request;
        Assert.Equal("+8613800138000", invite.From.Uri.DecodedUser);
        Assert.Equal($"<sip:+8613800138000@{House.Domain}>", invite.Get(SipHeader.PAssertedIdentity));
        Assert.Equal("1001", invite.To.Uri.User);
        Assert.Equal(phone.Contact, invite.UriText);
        Assert.Matches("m=audio \\d+ RTP/AVP 0 8 ", System.Text.Encoding.UTF8.GetString(invite.Body.Span));
    }

    [Fact]
    public async Task An_answering_device_is_reported_bridged_and_its_BYE_ends_it_once()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        Assert.Equal("PCMA", (await talk.Call.Reported<CallCommand.LegAnswered>("offer-1")).Codec);
        var (_, bye) = Dialog.NewRequest(talk.Agent.DialogOf(talk.AgentInvite), SipMethod.Bye);
        Assert.Equal(200, (await talk.Agent.Ask(bye, house.Udp)).StatusCode);
        await talk.Call.Reported<CallCommand.LegEnded>("offer-1");
        await talk.Call.Order(new LegCommand.Release(Caller, EndCause.AgentHungUp));
        await talk.Caller.Expect(SipMethod.Bye);
        await house.QuietAsync();
        Assert.Equal((1, 1), (talk.Call.EndReportsOf("offer-1"), talk.Call.EndReportsOf(Caller)));
    }

    [Fact]
    public async Task Both_hang_up_at_once_and_each_leg_is_reported_once()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var (_, bye) = Dialog.NewRequest(talk.Agent.DialogOf(talk.AgentInvite), SipMethod.Bye);
        // The order goes first: one that comes when the leg is forgotten is told of its end once more.
        await Task.WhenAll(talk.Call.Order(new LegCommand.Release("offer-1", EndCause.CallerHungUp)), talk.Out.Bye(), talk.Agent.Ask(bye, house.Udp));
        await talk.Call.Reported<CallCommand.LegEnded>(Caller);
        await talk.Call.Reported<CallCommand.LegEnded>("offer-1");
        await house.QuietAsync();
        Assert.Equal((1, 1), (talk.Call.EndReportsOf("offer-1"), talk.Call.EndReportsOf(Caller)));
    }

    [Theory]
    [InlineData(486, OfferOutcome.Rejected)]
    [InlineData(603, OfferOutcome.Rejected)]
    [InlineData(600, OfferOutcome.Rejected)]
    [InlineData(480, OfferOutcome.Unreachable)]
    [InlineData(408, OfferOutcome.Unreachable)]
    [InlineData(404, OfferOutcome.Unreachable)]
    [InlineData(302, OfferOutcome.Unreachable)]
    [InlineData(500, OfferOutcome.Unreachable)]
    public async Task A_devices_refusal_is_told_as_an_outcome(int status, OfferOutcome outcome)
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        (await phone.Expect(SipMethod.Invite)).Respond(status);
        Assert.Equal(outcome, (await call.Reported<CallCommand.LegFailed>("offer-1")).Outcome);
        Assert.Equal(1, call.EndReportsOf("offer-1"));
        await Wait.Until(() => house.Service.OpenMediaLegs == 1, () => "the agent's ports to be given back");
    }

    [Theory]
    [InlineData(true, "Auto", $"<sip:+8613800138000@{House.Domain}>;answer-after=0")]
    [InlineData(false, null, null)]
    public async Task A_device_is_asked_to_answer_by_itself_when_its_agent_wants_that(bool autoAnswer, string? mode, string? info)
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1") with { AutoAnswer = autoAnswer });
        var invite = (await phone.Expect(SipMethod.Invite)).Request;
        Assert.Equal((mode, info), (invite.Get("Answer-Mode"), invite.Get("Call-Info")));
    }

    [Fact]
    public async Task An_agent_without_a_device_and_a_device_that_is_silent_are_unreachable()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        await call.Order(House.Ring("offer-1"));
        Assert.Equal(OfferOutcome.Unreachable, (await call.Reported<CallCommand.LegFailed>("offer-1")).Outcome);

        var phone = await house.RegisteredPhoneAsync();
        await phone.DisposeAsync();
        await call.Order(House.Ring("offer-2"));
        Assert.Equal(OfferOutcome.Unreachable, (await call.Reported<CallCommand.LegFailed>("offer-2")).Outcome);
    }

    [Fact]
    public async Task An_answer_without_a_usable_codec_is_hung_up_and_unreachable()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        phone.Answer(await phone.Expect(SipMethod.Invite), 200, TestSdp.Speex);
        await phone.ExpectAck();
        await phone.Expect(SipMethod.Bye);
        Assert.Equal(OfferOutcome.Unreachable, (await call.Reported<CallCommand.LegFailed>("offer-1")).Outcome);
    }

    [Fact]
    public async Task Ringing_too_long_is_cancelled_with_the_cause_and_reported_at_once()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        var invite = await phone.Expect(SipMethod.Invite);
        phone.Answer(invite, 180);
        await Wait.Until(async () => (await house.Service.SnapshotAsync()).Any(leg => leg.Forks.Any(fork => fork.HasRung)), () => "the ringing to be heard");
        await call.Order(new LegCommand.Release("offer-1", EndCause.Abandoned));
        await call.Reported<CallCommand.LegEnded>("offer-1");
        var cancelled = await phone.ExpectCancel();
        cancelled.Respond(487);
        await Wait.Until(() => house.Service.DialogCount == 1, () => "only the caller's dialog");
        Assert.Equal(1, call.EndReportsOf("offer-1"));
    }

    [Fact]
    public async Task A_200_that_crosses_our_CANCEL_gets_ACK_and_BYE()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        phone.Answer(await phone.Expect(SipMethod.Invite), 180);
        await Wait.Until(async () => (await house.Service.SnapshotAsync()).Any(leg => leg.Forks.Any(fork => fork.HasRung)), () => "the ringing to be heard");
        await call.Order(new LegCommand.Release("offer-1", EndCause.Abandoned));
        phone.Answer(await phone.ExpectCancel(), 200, TestSdp.Of(40002));
        await phone.ExpectAck();
        await phone.Expect(SipMethod.Bye);
        await call.Reported<CallCommand.LegEnded>("offer-1");
        Assert.DoesNotContain(call.Reports.OfType<CallCommand.LegAnswered>(), report => report.LegId == "offer-1");
        Assert.Equal(1, call.EndReportsOf("offer-1"));
    }

    [Fact]
    public async Task Several_devices_ring_together_the_first_answer_wins_and_the_others_are_cancelled()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var desk = await house.RegisteredPhoneAsync();
        var mobile = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        var first = await desk.Expect(SipMethod.Invite);
        var second = await mobile.Expect(SipMethod.Invite);
        Assert.NotEqual(first.Request.CallId, second.Request.CallId);
        mobile.Answer(second, 180);
        desk.Answer(first, 200, TestSdp.Of(40002));
        await desk.ExpectAck();
        (await mobile.ExpectCancel()).Respond(487);
        await call.Reported<CallCommand.LegAnswered>("offer-1");
        Assert.Equal(0, call.EndReportsOf("offer-1"));
    }

    [Fact]
    public async Task Two_devices_that_answer_at_once_leave_one_talk_and_one_hung_up()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var phones = new[] { await house.RegisteredPhoneAsync(), await house.RegisteredPhoneAsync() };
        await call.Order(House.Ring("offer-1"));
        foreach (var phone in phones)
            phone.Answer(await phone.Expect(SipMethod.Invite), 200, TestSdp.Of(40002));
        foreach (var phone in phones)
            await phone.ExpectAck();
        await Wait.Until(() => phones.Sum(phone => phone.ByesSeen) == 1, () => $"one BYE, there were {phones.Sum(phone => phone.ByesSeen)}");
        await call.Reported<CallCommand.LegAnswered>("offer-1");
        Assert.Equal(0, call.EndReportsOf("offer-1"));
    }

    [Fact]
    public async Task A_rejection_on_one_device_lets_the_other_ring_on_but_a_global_one_does_not()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var desk = await house.RegisteredPhoneAsync();
        var mobile = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        (await desk.Expect(SipMethod.Invite)).Respond(486);
        mobile.Answer(await mobile.Expect(SipMethod.Invite), 200, TestSdp.Of(40002));
        await call.Reported<CallCommand.LegAnswered>("offer-1");

        await call.Order(House.Ring("offer-2"));
        mobile.Answer(await mobile.Expect(SipMethod.Invite), 180);
        (await desk.Expect(SipMethod.Invite)).Respond(603);
        (await mobile.ExpectCancel()).Respond(487);
        Assert.Equal(OfferOutcome.Rejected, (await call.Reported<CallCommand.LegFailed>("offer-2")).Outcome);
    }

    [Fact]
    public async Task A_device_is_not_rung_for_a_caller_who_is_gone()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.AnsweredCallAsync();
        var phone = await house.RegisteredPhoneAsync();
        var held = new TaskCompletionSource();
        call.OnReport = async _ =>
        {
            await held.Task;
            return null;
        };
        await outgoing.Bye();
        await call.Order(House.Ring("offer-1"));
        held.SetResult();
        Assert.Equal(OfferOutcome.CallerGone, (await call.Reported<CallCommand.LegFailed>("offer-1")).Outcome);
        Assert.False(phone.HasRequest);
    }

    [Fact]
    public async Task The_same_order_to_ring_twice_rings_once()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        await call.Order(House.Ring("offer-1"));
        (await phone.Expect(SipMethod.Invite)).Respond(486);
        await call.Reported<CallCommand.LegFailed>("offer-1");
        Assert.False(phone.HasRequest);
    }

    [Fact]
    public async Task A_device_on_TCP_is_called_over_the_connection_that_it_registered_with()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var phone = house.NewPhone(House.PhoneAddress, kind: SipTransportKind.Tcp);
        Assert.Equal(200, (await house.RegisterAsync(phone, "1001", platform: house.Tcp)).StatusCode);
        await call.Order(House.Ring("offer-1"));
        var invite = await phone.Expect(SipMethod.Invite);
        Assert.NotEqual(phone.Local.Port, invite.Source.Remote.Port);
        phone.Answer(invite, 200, TestSdp.Of(40002));
        await phone.ExpectAck();
        await call.Reported<CallCommand.LegAnswered>("offer-1");
        await call.Order(new LegCommand.Release("offer-1", EndCause.CallerHungUp));
        await phone.Expect(SipMethod.Bye);
        await Wait.Until(() => house.Service.DialogCount == 1, () => "only the caller's dialog");
    }

    [Fact]
    public async Task A_device_that_went_away_does_not_delay_what_the_other_one_says()
    {
        await using var house = await House.OpenAsync(options => options with { DeviceSilence = TimeSpan.FromSeconds(2) });
        var (_, _, call) = await house.AnsweredCallAsync();
        await (await house.RegisteredPhoneAsync()).DisposeAsync();
        await call.Order(House.Ring("offer-1"));
        Assert.Equal(OfferOutcome.Unreachable, (await call.Reported<CallCommand.LegFailed>("offer-1")).Outcome);

        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-2"));
        var invite = await phone.Expect(SipMethod.Invite);
        phone.Answer(invite, 180);
        await Wait.Until(
            async () => (await house.Service.SnapshotAsync()).Any(leg => leg.LegId == "offer-2" && leg.Forks.Any(fork => fork.FinalStatus == 408)),
            () => "the silent device to be given up");
        Assert.Equal(0, call.EndReportsOf("offer-2"));
        invite.Respond(486);
        Assert.Equal(OfferOutcome.Rejected, (await call.Reported<CallCommand.LegFailed>("offer-2")).Outcome);
        await Wait.Until(() => house.Service.OpenMediaLegs == 1, () => "the agent's ports to be given back");
    }
}
