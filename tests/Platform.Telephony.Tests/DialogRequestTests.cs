using System.Text;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Transactions;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

public class DialogRequestTests
{
    private const string Caller = CallState.CallerLegId;

    [Fact]
    public async Task Hold_by_the_caller_is_passed_to_the_agent_answered_from_its_answer_and_reported()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var hold = talk.Out.Reinvite(TestSdp.Of(direction: "sendonly", version: 2));
        var passed = await talk.Agent.Expect(SipMethod.Invite);
        Assert.Contains("a=sendonly", Body(passed), StringComparison.Ordinal);
        Assert.DoesNotContain("40000", Body(passed), StringComparison.Ordinal);
        talk.Agent.Answer(passed, 200, TestSdp.Of(40002, "recvonly", "8 101", version: 2));
        await talk.Agent.ExpectAck();
        Assert.Contains("a=recvonly", Encoding.UTF8.GetString((await hold.ExpectAnswer()).Body.Span), StringComparison.Ordinal);
        await talk.Call.Reported<CallCommand.LegHeld>(Caller);

        var resume = talk.Out.Reinvite(TestSdp.Of(version: 3));
        var back = await talk.Agent.Expect(SipMethod.Invite);
        Assert.Contains("a=sendrecv", Body(back), StringComparison.Ordinal);
        talk.Agent.Answer(back, 200, TestSdp.Of(40002, "sendrecv", "8 101", version: 3));
        await talk.Agent.ExpectAck();
        Assert.Contains("a=sendrecv", Encoding.UTF8.GetString((await resume.ExpectAnswer()).Body.Span), StringComparison.Ordinal);
        await talk.Call.Reported<CallCommand.LegResumed>(Caller);
    }

    [Theory]
    [InlineData("sendonly", "127.0.0.1", "a=sendonly")]
    [InlineData("inactive", "127.0.0.1", "a=inactive")]
    [InlineData("sendrecv", "0.0.0.0", "a=sendonly")]
    public async Task Hold_by_the_agent_reaches_the_caller(string direction, string address, string passedOn)
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var (_, hold) = Again.Of(talk.Agent, talk.Agent.DialogOf(talk.AgentInvite), house.Udp, TestSdp.Of(40002, direction, "8 101", address, version: 2));
        var passed = await talk.Caller.Expect(SipMethod.Invite);
        Assert.Contains(passedOn, Body(passed), StringComparison.Ordinal);
        talk.Caller.Answer(passed, 200, TestSdp.Of(40000, direction == "inactive" ? "inactive" : "recvonly", version: 2));
        await talk.Caller.ExpectAck();
        await hold.ExpectAnswer();
        await talk.Call.Reported<CallCommand.LegHeld>("offer-1");
    }

    [Fact]
    public async Task A_hold_that_the_other_side_refuses_is_answered_by_us_alone()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var hold = talk.Out.Reinvite(TestSdp.Of(direction: "sendonly", version: 2));
        (await talk.Agent.Expect(SipMethod.Invite)).Respond(488);
        Assert.Contains("a=recvonly", Encoding.UTF8.GetString((await hold.ExpectAnswer()).Body.Span), StringComparison.Ordinal);
        await talk.Call.Reported<CallCommand.LegHeld>(Caller);
    }

    [Fact]
    public async Task Holds_of_both_sides_at_once_are_491()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var first = talk.Out.Reinvite(TestSdp.Of(direction: "sendonly", version: 2));
        var passed = await talk.Agent.Expect(SipMethod.Invite);
        var (_, second) = Again.Of(talk.Agent, talk.Agent.DialogOf(talk.AgentInvite), house.Udp, TestSdp.Of(40002, "sendonly", "8 101", version: 2));
        await second.Expect(491);
        passed.Respond(491);
        await first.Expect(491);
        Assert.Empty(talk.Call.Reports.OfType<CallCommand.LegHeld>());
    }

    [Fact]
    public async Task A_hold_to_a_dialog_that_the_other_side_forgot_ends_that_leg()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var hold = talk.Out.Reinvite(TestSdp.Of(direction: "sendonly", version: 2));
        (await talk.Agent.Expect(SipMethod.Invite)).Respond(481);
        await talk.Call.Reported<CallCommand.LegEnded>("offer-1");
        await hold.ExpectAnswer();
    }

    [Fact]
    public async Task A_side_that_hangs_up_during_a_hold_leaves_no_request_without_answer()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var hold = talk.Out.Reinvite(TestSdp.Of(direction: "sendonly", version: 2));
        await talk.Agent.Expect(SipMethod.Invite);
        await talk.Out.Bye();
        await hold.Expect(487);
        await talk.Call.Reported<CallCommand.LegEnded>(Caller);
    }

    [Fact]
    public async Task A_cancelled_hold_is_487_and_the_other_side_is_changed_back()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var hold = talk.Out.Reinvite(TestSdp.Of(direction: "sendonly", version: 2));
        var passed = await talk.Agent.Expect(SipMethod.Invite);
        hold.Transaction.Cancel();
        await hold.Expect(487);
        talk.Agent.Answer(passed, 200, TestSdp.Of(40002, "recvonly", "8 101", version: 2));
        await talk.Agent.ExpectAck();
        var back = await talk.Agent.Expect(SipMethod.Invite);
        Assert.Contains("a=sendrecv", Body(back), StringComparison.Ordinal);
        talk.Agent.Answer(back, 200, TestSdp.Of(40002, "sendrecv", "8 101", version: 3));
        await talk.Agent.ExpectAck();
        Assert.Empty(talk.Call.Reports.OfType<CallCommand.LegHeld>());
    }

    [Fact]
    public async Task A_hold_without_a_bridge_is_answered_locally()
    {
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.AnsweredCallAsync();
        await outgoing.Reinvite(TestSdp.Of(direction: "sendonly", version: 2)).ExpectAnswer();
        await call.Reported<CallCommand.LegHeld>(Caller);
        await outgoing.Reinvite(TestSdp.Of(version: 3)).ExpectAnswer();
        await call.Reported<CallCommand.LegResumed>(Caller);
    }

    [Fact]
    public async Task A_new_media_address_and_a_re_INVITE_without_offer_are_answered_locally_even_when_bridged()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        await talk.Out.Reinvite(TestSdp.Of(40010, version: 2)).ExpectAnswer();
        var empty = talk.Out.Reinvite(null);
        Assert.False((await empty.ExpectAnswer(sdp: TestSdp.Of(40012, version: 3))).Body.IsEmpty);
        await Wait.Until(async () => (await house.Service.SnapshotAsync()).Any(leg => leg.Audio?.RemotePort == 40012), () => "the ACK's answer to be taken");
        Assert.False(talk.Agent.HasRequest);
    }

    [Fact]
    public async Task A_re_INVITE_that_cannot_be_met_changes_nothing()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        await talk.Out.Reinvite(TestSdp.Speex).Expect(488);
        Assert.Equal(200, (await talk.Out.Bye()).StatusCode);
    }

    [Fact]
    public async Task A_lost_ACK_to_a_re_INVITE_ends_the_leg()
    {
        await using var house = await House.OpenAsync();
        var (caller, outgoing, call) = await house.AnsweredCallAsync();
        await outgoing.Reinvite(TestSdp.Of(direction: "sendonly", version: 2)).ExpectAnswer(acknowledge: false);
        await caller.Expect(SipMethod.Bye);
        await call.Reported<CallCommand.LegFailed>(Caller);
        Assert.Equal(1, call.EndReportsOf(Caller));
    }

    [Fact]
    public async Task INFO_and_OPTIONS_are_served_and_other_methods_refused_with_Allow()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var digit = await talk.Out.Ask(SipMethod.Info, info => info.SetBody("application/dtmf-relay", "Signal=5\r\nDuration=120\r\n"u8.ToArray()));
        Assert.Equal(200, digit.StatusCode);
        var options = await talk.Out.Ask(SipMethod.Options);
        Assert.Equal(200, options.StatusCode);
        Assert.NotNull(options.Get(SipHeader.Allow));
        var update = await talk.Out.Ask(SipMethod.Update);
        Assert.Equal(405, update.StatusCode);
        Assert.NotNull(update.Get(SipHeader.Allow));
        Assert.Equal(501, (await talk.Out.Ask(new SipMethod("JUMP"))).StatusCode);
    }

    [Fact]
    public async Task A_request_of_an_old_number_is_500_and_of_an_unknown_dialog_481()
    {
        await using var house = await House.OpenAsync();
        var (caller, outgoing, _) = await house.AnsweredCallAsync();
        var (_, old) = Dialog.NewRequest(outgoing.Dialog with { LocalCSeq = 0 }, SipMethod.Bye);
        Assert.Equal(500, (await caller.Ask(old, outgoing.Platform)).StatusCode);
        var (_, stray) = Dialog.NewRequest(outgoing.Dialog with { LocalTag = "other" }, SipMethod.Bye);
        Assert.Equal(481, (await caller.Ask(stray, outgoing.Platform)).StatusCode);
        var (_, unknown) = Dialog.NewRequest(outgoing.Dialog with { CallId = "nobodys" }, SipMethod.Bye);
        Assert.Equal(481, (await caller.Ask(unknown, outgoing.Platform)).StatusCode);
    }

    private static string Body(SipServerTransaction transaction) => Encoding.UTF8.GetString(transaction.Request.Body.Span);
}
