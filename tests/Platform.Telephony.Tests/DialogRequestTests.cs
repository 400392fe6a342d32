using System.Text;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Telephony.Legs;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

public class DialogRequestTests
{
    private const string Caller = CallState.CallerLegId;

    [Theory]
    [InlineData("sendonly", "127.0.0.1", "a=recvonly")]
    [InlineData("inactive", "127.0.0.1", "a=inactive")]
    [InlineData("sendrecv", "0.0.0.0", "a=")]
    public async Task Hold_is_answered_by_us_alone_reported_and_the_other_side_hears_music(string direction, string address, string answered)
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var hold = talk.Out.Reinvite(TestSdp.Of(direction: direction, address: address, version: 2));
        Assert.Contains(answered, Encoding.UTF8.GetString((await hold.ExpectAnswer()).Body.Span), StringComparison.Ordinal);
        await talk.Call.Reported<CallCommand.LegHeld>(Caller);
        Assert.Equal((LegSound.Music, Caller), await Hears(house, "offer-1"));

        await talk.Out.Reinvite(TestSdp.Of(version: 3)).ExpectAnswer();
        await talk.Call.Reported<CallCommand.LegResumed>(Caller);
        Assert.Equal((LegSound.Partner, Caller), await Hears(house, "offer-1"));
        Assert.False(talk.Agent.HasRequest);
    }

    [Fact]
    public async Task Hold_by_the_agent_gives_the_caller_music()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var (_, hold) = Again.Of(talk.Agent, talk.Agent.DialogOf(talk.AgentInvite), house.Udp, TestSdp.Of(40002, "sendonly", "8 101", version: 2));
        await hold.ExpectAnswer();
        await talk.Call.Reported<CallCommand.LegHeld>("offer-1");
        Assert.Equal((LegSound.Music, "offer-1"), await Hears(house, Caller));
        Assert.Equal((LegSound.Partner, Caller), await Hears(house, "offer-1"));
    }

    [Fact]
    public async Task Both_sides_may_hold_at_once()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var (dialog, second) = Again.Of(talk.Agent, talk.Agent.DialogOf(talk.AgentInvite), house.Udp, TestSdp.Of(40002, "sendonly", "8 101", version: 2));
        await talk.Out.Reinvite(TestSdp.Of(direction: "sendonly", version: 2)).ExpectAnswer();
        await second.ExpectAnswer();
        await talk.Call.Reported<CallCommand.LegHeld>(Caller);
        await talk.Call.Reported<CallCommand.LegHeld>("offer-1");
        var (_, resume) = Again.Of(talk.Agent, dialog, house.Udp, TestSdp.Of(40002, "sendrecv", "8 101", version: 3));
        await resume.ExpectAnswer();
        await talk.Call.Reported<CallCommand.LegResumed>("offer-1");
        Assert.Equal((LegSound.Partner, "offer-1"), await Hears(house, Caller));
        Assert.Equal((LegSound.Music, Caller), await Hears(house, "offer-1"));
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
        var message = await talk.Out.Ask(SipMethod.Message);
        Assert.Equal(405, message.StatusCode);
        Assert.NotNull(message.Get(SipHeader.Allow));
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

    private static async Task<(LegSound, string?)> Hears(House house, string legId)
    {
        var leg = (await house.Service.SnapshotAsync()).Single(leg => leg.LegId == legId);
        return (leg.Hears, leg.BridgedTo);
    }
}
