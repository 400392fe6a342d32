using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Telephony.Edge;
using static Platform.Telephony.Legs.LegInput;

namespace Platform.Telephony.Legs;

/// <summary>
/// The life of a leg, one method per phase, one arm per input. Pure: the record goes in and comes out, what is to be done is
/// returned. Three things hold for every path: an INVITE or re-INVITE of the far side gets exactly one final response; a leg
/// is reported as ended or failed exactly once, with its media closed at that moment; and a dialog that our side ends gets
/// its BYE, but never before the ACK (RFC 3261 section 15).
/// </summary>
public static partial class LegMachine
{
    public static LegDecision Decide(LegRecord leg, LegInput input) => leg.Phase switch
    {
        LegPhase.Offered => Offered(leg, input),
        LegPhase.Answering => Answering(leg, input),
        LegPhase.Calling when leg.Outside is { } outside => CallingOutside(leg, outside, input),
        LegPhase.Calling => Calling(leg, input),
        LegPhase.Live => Live(leg, input),
        LegPhase.Away => Away(leg, input),
        LegPhase.Closing => Closing(leg, input),
        LegPhase.Ended => Ended(leg, input),
        _ => throw new InvalidOperationException($"Unknown phase {leg.Phase}."),
    };

    private static LegDecision Offered(LegRecord leg, LegInput input) => input switch
    {
        Ordered { Command: LegCommand.Answer } => Answer(leg),
        Ordered { Command: LegCommand.StartEarlyMedia } when leg.EarlyMediaSent => LegDecision.Stay(leg),
        Ordered { Command: LegCommand.StartEarlyMedia } => LegDecision.Stay(leg with { EarlyMediaSent = true }, EarlyMedia(leg)),
        Ordered { Command: LegCommand.Reject reject } => Refuse(leg, reject.Status, reject.Cause),
        Ordered { Command: LegCommand.Release release } => Refuse(leg, ReasonHeader.StatusOf(release.Cause), release.Cause),
        Ordered ordered => Play(leg, ordered.Command),
        OtherRang when leg.EarlyMediaSent => Hear(leg, input),
        OtherRang when leg.RingingSent => LegDecision.Stay(leg),
        OtherRang => LegDecision.Stay(leg with { RingingSent = true }, Ringing(leg)),
        StillRinging => LegDecision.Stay(leg, leg.EarlyMediaSent ? [EarlyMedia(leg)] : leg.RingingSent ? [Ringing(leg)] : []),
        Cancelled => Refuse(leg, 487, null),
        AckMissing => Refuse(leg, 500, EndCause.LegFailed),
        Requested asked => OfferedRequest(leg, asked),
        _ => Unmoved(leg, input),
    };

    private static LegDecision OfferedRequest(LegRecord leg, Requested asked) => asked.Request.Method.Name switch
    {
        "BYE" => LegDecision.Stay(leg with { Phase = LegPhase.Ended },
            new LegAction.AnswerRequest(200), new LegAction.AnswerInvite(487), new LegAction.CloseAndReport()),
        "INVITE" => LegDecision.Stay(leg, new LegAction.AnswerRequest(500, BusyRetryAfterSeconds)),
        "UPDATE" => TakeEarlyUpdate(leg, asked),
        "PRACK" => TakePrack(leg, asked),
        "REFER" => LegDecision.Stay(leg, new LegAction.AnswerRequest(603) { Refusal = EdgeRefusal.TransferNotOffered }),
        _ => Other(leg, asked.Request),
    };

    private static LegDecision Answering(LegRecord leg, LegInput input) => input switch
    {
        Acked { Ack: var ack } when leg is { AnswerComesInAck: true, IsDescribed: false } =>
            TakeAnswer(leg with { Phase = LegPhase.Live }, ack),
        Acked => LegDecision.Stay(leg with { Phase = LegPhase.Live }),
        AckMissing or SecurityFailed => GiveUp(leg),
        Ordered { Command: LegCommand.Release or LegCommand.Reject } ordered =>
            LegDecision.Stay(leg with { Phase = LegPhase.Closing, ByeAfterAck = CauseOf(ordered.Command) }, new LegAction.CloseAndReport()),
        Requested { Request: var request } when request.Method == SipMethod.Invite => Live(leg with { Phase = LegPhase.Live }, input),
        TakenOver => LegDecision.Stay(leg, new LegAction.AnswerRequest(481)),
        _ => Live(leg, input),
    };

    private static LegDecision Live(LegRecord leg, LegInput input) => input switch
    {
        Ordered { Command: LegCommand.Release or LegCommand.Reject } ordered => HangUp(leg, CauseOf(ordered.Command)),
        Ordered ordered => Play(leg, ordered.Command),
        DeviceGone => GoAway(leg),
        Silent when leg is { Agent: not null, Terms.Browser: not null } => GoAway(leg),
        FlowMoved moved => MoveFlow(leg, moved),
        Acked { Ack: var ack } when leg.AnswerComesInAck => TakeAnswer(leg, ack),
        AckMissing or SecurityFailed => GiveUp(leg),
        Requested asked => LiveRequest(leg, asked),
        TakenOver taken => TakeOverLive(leg, taken),
        RefreshDue or SessionExpired => TakeSessionTimer(leg, input),
        RefreshAnswered answered => TakeRefreshAnswer(leg, answered),
        NotifyRefused => LegDecision.Stay(leg with { Transfer = null }),
        ForkAnswered stray => HangUpStray(leg, stray),
        SessionTooBrief brief => LegDecision.Stay(WithFork(leg, brief.Fork, fork => fork with { FinalStatus = 422 })),
        ForkFailed failed => LegDecision.Stay(WithFork(leg, failed.Fork, fork => fork with { FinalStatus = failed.Status })),
        _ => Unmoved(leg, input),
    };

    private static LegDecision LiveRequest(LegRecord leg, Requested asked) => asked.Request.Method.Name switch
    {
        "BYE" => TakeBye(leg, asked.Request),
        "INVITE" or "UPDATE" => TakeChange(leg, asked),
        "PRACK" => TakePrack(leg, asked),
        "REFER" => TakeRefer(leg, asked),
        _ => Other(leg, asked.Request),
    };

    private static LegDecision Closing(LegRecord leg, LegInput input) => input switch
    {
        Acked or AckMissing when leg.ByeAfterAck is { } reasons => Bye(leg with { ByeAfterAck = null }, reasons, []),
        ByeDone => LegDecision.Stay(leg with { Phase = LegPhase.Ended }),
        Requested { Request: var request } when request.Method == SipMethod.Bye =>
            LegDecision.Stay(leg.ByeAfterAck is not null ? leg with { Phase = LegPhase.Ended } : leg, new LegAction.AnswerRequest(200)),
        _ => Ended(leg, input),
    };

    private static LegDecision Ended(LegRecord leg, LegInput input) => input switch
    {
        Requested => LegDecision.Stay(leg, new LegAction.AnswerRequest(481)),
        TakenOver => LegDecision.Stay(leg, new LegAction.AnswerRequest(481)),
        ForkAnswered stray => HangUpStray(leg, stray),
        RefreshAnswered { Response.IsSuccess: true } when leg.OwnChange is { } change =>
            LegDecision.Stay(leg with { OwnChange = null }, new LegAction.AckRefresh(Dialog.Ack(leg.Dialog!, change.CSeq))),
        _ => LegDecision.Stay(leg),
    };

    /// <summary>What means the same in every phase that has media, and what came too late or too early to matter.</summary>
    private static LegDecision Unmoved(LegRecord leg, LegInput input) => input switch
    {
        Silent => LegDecision.Stay(leg, new LegAction.Report(new CallCommand.LegSilent(leg.LegId))),
        MessageOver => LegDecision.Stay(leg with { Hears = leg.Hears == LegSound.Message ? LegSound.Nothing : leg.Hears },
            new LegAction.Report(new CallCommand.MessagePlayed(leg.LegId))),
        TakenOver => LegDecision.Stay(leg, new LegAction.AnswerRequest(481)),
        _ => Hear(leg, input),
    };

    private static LegDecision Answer(LegRecord leg)
    {
        var answering = leg with { Phase = LegPhase.Answering, Dialog = leg.Dialog! with { IsConfirmed = true } };
        return Then(LegDecision.Stay(answering,
            new LegAction.AnswerInvite(200, leg.IsDescribed ? null : leg.LocalSdp),
            new LegAction.Report(new CallCommand.LegAnswered(leg.LegId, CodecOf(leg)))), StartSession(answering));
    }

    /// <summary>
    /// Without an offer there is nothing to answer in a 183: the caller only hears that it rings, unless it acknowledges our offer there.
    /// </summary>
    private static LegAction.AnswerInvite EarlyMedia(LegRecord leg) =>
        leg is { AnswerComesInAck: true, AcknowledgesProvisionals: false }
            ? new LegAction.AnswerInvite(180) : new LegAction.AnswerInvite(183, leg.LocalSdp);

    /// <summary>RFC 3262 section 5: the first reliable response to an INVITE without an offer has to make one.</summary>
    private static LegAction.AnswerInvite Ringing(LegRecord leg) =>
        new(180, leg is { AnswerComesInAck: true, AcknowledgesProvisionals: true } ? leg.LocalSdp : null);

    private static LegDecision Refuse(LegRecord leg, int status, EndCause? cause) => LegDecision.Stay(
        leg with { Phase = LegPhase.Ended }, new LegAction.AnswerInvite(status, null, cause), new LegAction.CloseAndReport());

    private static LegDecision TakeBye(LegRecord leg, SipRequest bye)
    {
        var received = Dialog.Receive(leg.Dialog!, bye);
        if (!received.IsAccepted)
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(received.RefusalStatusCode));
        return LegDecision.Stay(leg with { Phase = LegPhase.Ended, Dialog = received.Dialog },
            new LegAction.AnswerRequest(200), new LegAction.CloseAndReport());
    }

    private static LegDecision HangUp(LegRecord leg, IReadOnlyList<string> reasons, OfferOutcome? failed = null) =>
        Bye(leg with { Phase = LegPhase.Closing }, reasons, [new LegAction.CloseAndReport(failed)]);

    /// <summary>Nobody hung up: the far end took the call and is not heard of any more.</summary>
    private static LegDecision GiveUp(LegRecord leg) => HangUp(leg, ReasonHeader.Of(EndCause.LegFailed), OfferOutcome.Unreachable);

    private static LegDecision Bye(LegRecord leg, IReadOnlyList<string> reasons, IReadOnlyList<LegAction> andThen)
    {
        var (dialog, bye) = Dialog.NewRequest(leg.Dialog!, SipMethod.Bye);
        foreach (var reason in reasons)
            bye.Add(SipHeader.Reason, reason);
        return LegDecision.Stay(leg with { Dialog = dialog }, [new LegAction.SendBye(bye, dialog), .. andThen]);
    }

    /// <summary>INFO and OPTIONS are served; what else may come within a dialog is refused by name.</summary>
    private static LegDecision Other(LegRecord leg, SipRequest request)
    {
        var received = leg.Dialog is { } dialog ? Dialog.Receive(dialog, request) : default;
        if (!received.IsAccepted)
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(received.RefusalStatusCode));
        var next = leg.Dialog is null ? leg : leg with { Dialog = received.Dialog };
        if (request.Method == SipMethod.Options)
            return LegDecision.Stay(next, new LegAction.AnswerRequest(200));
        if (request.Method != SipMethod.Info)
            return LegDecision.Stay(next, new LegAction.AnswerRequest(request.Method.IsKnown ? 405 : 501));
        return InfoDigit.TryRead(request, out var digit, out var durationMs) && leg.BridgedTo is not null
            ? LegDecision.Stay(next, new LegAction.AnswerRequest(200), new LegAction.PassDigit(digit, durationMs))
            : LegDecision.Stay(next, new LegAction.AnswerRequest(200));
    }

    private static IReadOnlyList<string> CauseOf(LegCommand command) => command switch
    {
        LegCommand.Release release => ReasonHeader.Of(release.Cause),
        LegCommand.Reject reject => ReasonHeader.Of(reject.Cause),
        _ => [],
    };

    private static string? CodecOf(LegRecord leg) => leg.Audio is { } audio ? LegSdp.CodecName(audio.Codec) : null;
}
