using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Transfers;
using Platform.Telephony.Legs;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

/// <summary>INVITE with Replaces (RFC 3891): an agent's other device takes a leg over.</summary>
public class TakeOverTests
{
    private const string Caller = CallState.CallerLegId;

    [Fact]
    public async Task Another_device_of_the_agent_takes_the_talk_over_and_the_old_one_gets_BYE()
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var mobile = await house.RegisteredPhoneAsync();
        var old = talk.Agent.DialogOf(talk.AgentInvite);
        var moved = await house.DialAsync(mobile, "1001", "1001", TestSdp.Of(40006), Replacing(old));
        await moved.ExpectAnswer();
        await talk.Agent.Expect(SipMethod.Bye);
        await house.LegBecomes("offer-1", leg => leg is { Phase: LegPhase.Live, BridgedTo: Caller, Audio.RemotePort: 40006 }, "to be on the new device");
        Assert.Equal(0, talk.Call.EndReportsOf("offer-1"));
        var (_, late) = Dialog.NewRequest(old, SipMethod.Info);
        Assert.Equal(481, (await talk.Agent.Ask(late, house.Udp)).StatusCode);

        Assert.Equal(200, (await moved.Bye()).StatusCode);
        await talk.Call.Reported<CallCommand.LegEnded>("offer-1");
        await talk.Call.Order(new LegCommand.Release(Caller, EndCause.AgentHungUp));
        await talk.Caller.Expect(SipMethod.Bye);
        await house.QuietAsync();
    }

    [Fact]
    public async Task A_ringing_call_is_picked_up_from_another_device()
    {
        await using var house = await House.OpenAsync();
        var (_, _, call) = await house.AnsweredCallAsync();
        var desk = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        var invite = await desk.Expect(SipMethod.Invite);
        desk.Answer(invite, 180);
        await call.Reported<CallCommand.LegRang>("offer-1");
        var mobile = await house.RegisteredPhoneAsync();
        var moved = await house.DialAsync(mobile, "1001", "1001", TestSdp.Of(40006),
            Replacing(desk.DialogOf(invite), ";early-only"));
        await moved.ExpectAnswer();
        (await desk.ExpectCancel()).Respond(487);
        await call.Reported<CallCommand.LegAnswered>("offer-1");
        await house.LegBecomes("offer-1", leg => leg.Phase == LegPhase.Live, "to be live");
    }

    [Theory]
    [InlineData("1001", "", "other", 481)]
    [InlineData("1002", "", null, 403)]
    [InlineData("1001", ";early-only", null, 486)]
    public async Task What_may_not_be_taken_over_is_refused(string agent, string flag, string? callId, int status)
    {
        await using var house = await House.OpenAsync();
        var talk = await house.TalkAsync();
        var other = await house.RegisteredPhoneAsync(agent);
        var dialog = talk.Agent.DialogOf(talk.AgentInvite);
        await (await house.DialAsync(other, agent, "1001", TestSdp.Of(40006),
            Replacing(dialog with { CallId = callId ?? dialog.CallId }, flag))).Expect(status);
        Assert.Equal(200, (await talk.Out.Bye()).StatusCode);
    }

    private static Action<SipRequest> Replacing(DialogState dialog, string flag = "") => invite =>
    {
        invite.Add(SipHeader.Require, Replaces.OptionTag);
        invite.Add(SipHeader.Replaces, Replaces.For(dialog) + flag);
    };
}
