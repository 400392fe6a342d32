using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Telephony.Edge;
using static Platform.Telephony.Legs.LegInput;

namespace Platform.Telephony.Legs;

/// <summary>
/// A leg whose browser is gone in mid-call. It keeps its media and its place in the call, which is told, and waits: for the agent's next
/// browser, which is sent an INVITE of its own and whose dialog then becomes the leg's, or for the old one, when its sound or its
/// re-INVITE comes after all. How long it waits the call decides, which releases it when nobody came.
/// </summary>
public static partial class LegMachine
{
    /// <summary>Only an agent's browser may go away: a SIP phone has no page to reload.</summary>
    private static LegDecision GoAway(LegRecord leg) => leg is { Agent: not null, Terms.Browser: not null }
        ? LegDecision.Stay(leg with { Phase = LegPhase.Away, OwnChange = null, AnswerComesInAck = false, Held = false },
            [new LegAction.Report(new CallCommand.LegAway(leg.LegId)), .. TellHold(leg, leg with { Held = false }), new LegAction.AwaitDevice()])
        : LegDecision.Stay(leg);

    private static LegDecision Away(LegRecord leg, LegInput input) => input switch
    {
        Ordered { Command: LegCommand.Release or LegCommand.Reject } ordered => Then(
            LegDecision.Stay(leg, [.. CancelOthers(leg, -1, CauseOf(ordered.Command))]), HangUp(leg, CauseOf(ordered.Command))),
        Ordered ordered => Play(leg, ordered.Command),
        Recalled recalled => LegDecision.Stay(leg with { Forks = [.. leg.Forks, recalled.Invite] }),
        ForkAnswered answered when leg.Forks[answered.Fork].FinalStatus == 0 => TakeRecallAnswer(leg, answered),
        ForkAnswered stray => HangUpStray(leg, stray),
        ForkFailed failed => LegDecision.Stay(SetFinal(leg, failed)),
        SessionTooBrief brief when IsFirst(leg, brief) => AskLonger(leg, brief),
        SessionTooBrief brief => LegDecision.Stay(SetFinal(leg, new ForkFailed(brief.Fork, 422))),
        Requested asked => LiveRequest(leg, asked),
        FlowMoved moved => MoveFlow(leg, moved),
        DeviceBack => TakeUpAgain(leg),
        Silent or AckMissing or SecurityFailed or DeviceGone or RefreshDue or SessionExpired => LegDecision.Stay(leg),
        RefreshAnswered => LegDecision.Stay(leg with { OwnChange = null }),
        TakenOver => LegDecision.Stay(leg, new LegAction.AnswerRequest(481)),
        _ => Unmoved(leg, input),
    };

    /// <summary>The agent's next browser took the call: from now on its dialog is the leg's. Media, and who is heard, stay.</summary>
    private static LegDecision TakeRecallAnswer(LegRecord leg, ForkAnswered answered)
    {
        if (!Dialog.TryFromResponse(answered.Invite, answered.Response, answered.Target, out var dialog))
            return LegDecision.Stay(SetFinal(leg, new ForkFailed(answered.Fork, 500)));
        var ack = new LegAction.AckFork(answered.Fork, Dialog.Ack(dialog, answered.Invite.CSeq.Number));
        var (terms, offer) = OfferedTo(leg, answered.Fork);
        var agreed = SdpSession.TryParse(answered.Response.Body.Span, out var answer) ? LegSdp.Complete(offer, answer) : null;
        if (agreed is not { IsAgreed: true, Audio: { } audio } || !LegSdp.TryRemote(audio, terms, out var remote))
            return LegDecision.Stay(SetFinal(leg, new ForkFailed(answered.Fork, 488)), ack, new LegAction.HangUpStray(dialog));
        var back = WithoutOffers(SetFinal(leg, new ForkFailed(answered.Fork, answered.Response.StatusCode))) with
        {
            Phase = LegPhase.Live,
            Dialog = dialog,
            Terms = terms,
            LocalSdp = offer,
            RemoteSdp = LegSdp.Text(answer),
            Audio = audio,
            Session = null,
        };
        return Then(LegDecision.Stay(back,
        [
            ack,
            .. CancelOthers(leg, answered.Fork, ReasonHeader.Answered),
            new LegAction.HangUpStray(leg.Dialog!),
            new LegAction.StopSession(),
            new LegAction.ConnectMedia(remote),
            new LegAction.Report(new CallCommand.LegBack(leg.LegId, CodecOf(back))),
        ]), AgreedBy(back, answered.Response));
    }

    /// <summary>The old browser was only out of reach; when it held before, it still does.</summary>
    private static LegDecision TakeUpAgain(LegRecord leg)
    {
        var back = WithoutOffers(leg) with { Phase = LegPhase.Live, Held = leg.Audio?.IsHeldByRemote ?? false };
        return Then(LegDecision.Stay(back,
        [
            .. CancelOthers(leg, -1, ReasonHeader.Answered),
            new LegAction.Report(new CallCommand.LegBack(leg.LegId, CodecOf(leg))),
            .. TellHold(leg, back),
        ]), StartSession(back));
    }

    private static LegDecision MoveFlow(LegRecord leg, FlowMoved moved) =>
        LegDecision.Stay(leg with { Dialog = Dialog.MoveTo(leg.Dialog!, moved.Flow) });
}
