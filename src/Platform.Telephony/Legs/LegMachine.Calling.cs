using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Telephony.Edge;
using static Platform.Telephony.Legs.LegInput;

namespace Platform.Telephony.Legs;

/// <summary>
/// An agent's leg until one of its devices answers (RFC 3261 section 13.2.2): the first 200 with usable media wins and the
/// others are cancelled; a 200 that comes after that gets its ACK and a BYE.
/// </summary>
public static partial class LegMachine
{
    private static LegDecision Calling(LegRecord leg, LegInput input) => input switch
    {
        ForkRang rang => TakeRinging(leg, rang.Fork),
        ForkAnswered answered => TakeForkAnswer(leg, answered),
        ForkFailed { Status: 600 or 603 } failed =>
            EndCalling(SetFinal(leg, failed), OfferOutcome.Rejected, CancelOthers(leg, failed.Fork, [])),
        ForkFailed { Status: 488 } failed when MayWantKeysAlone(leg, failed.Fork) => OfferKeysAlone(leg, failed.Fork),
        ForkFailed failed => FailWhenAllFailed(SetFinal(leg, failed), []),
        SessionTooBrief brief when IsFirst(leg, brief) => AskLonger(leg, brief),
        SessionTooBrief brief => FailWhenAllFailed(SetFinal(leg, new ForkFailed(brief.Fork, 422)), []),
        Ordered { Command: LegCommand.Release release } =>
            LegDecision.Stay(leg with { Phase = LegPhase.Ended },
            [.. CancelOthers(leg, -1, ReasonHeader.Of(release.Cause)), new LegAction.CloseAndReport()]),
        Ordered ordered => Play(leg, ordered.Command),
        TakenOver taken => TakeOverRinging(leg, taken),
        Requested asked => LegDecision.Stay(leg, new LegAction.AnswerRequest(StatusWhileCalling(asked.Request))),
        _ => Unmoved(leg, input),
    };

    /// <summary>The first device that rings makes the call ring.</summary>
    private static LegDecision TakeRinging(LegRecord leg, int index)
    {
        var next = WithFork(leg, index, fork => fork with { HasRung = true });
        if (leg.Forks.Any(fork => fork.HasRung))
            return LegDecision.Stay(next);
        var report = new LegAction.Report(new CallCommand.LegRang(leg.LegId));
        return leg.Towards is { } waiting ? LegDecision.Stay(next, report, new LegAction.TellRinging(waiting)) : LegDecision.Stay(next, report);
    }

    /// <summary>An early dialog: our offer is open, so that another one is 491 (RFC 3311 section 5.2).</summary>
    private static int StatusWhileCalling(SipRequest request) => request.Method.Name switch
    {
        "BYE" or "OPTIONS" => 200,
        "UPDATE" => request.Body.IsEmpty ? 200 : 491,
        _ => 481,
    };

    private static LegDecision TakeForkAnswer(LegRecord leg, ForkAnswered answered)
    {
        if (!Dialog.TryFromResponse(answered.Invite, answered.Response, answered.Target, out var dialog))
            return FailWhenAllFailed(WithFork(leg, answered.Fork, fork => fork with { FinalStatus = 500 }), []);
        var ack = new LegAction.AckFork(answered.Fork, Dialog.Ack(dialog, answered.Invite.CSeq.Number));
        var (terms, offer) = OfferedTo(leg, answered.Fork);
        var agreed = SdpSession.TryParse(answered.Response.Body.Span, out var answer) ? LegSdp.Complete(offer, answer) : null;
        if (agreed is not { IsAgreed: true, Audio: { } audio } || !LegSdp.TryRemote(audio, terms, out var remote))
            return FailWhenAllFailed(WithFork(leg, answered.Fork, fork => fork with { FinalStatus = 488 }),
                [ack, new LegAction.HangUpStray(dialog)]);
        var live = WithoutOffers(WithFork(leg, answered.Fork, fork => fork with { FinalStatus = answered.Response.StatusCode })) with
        {
            Phase = LegPhase.Live,
            Dialog = dialog,
            Terms = terms,
            LocalSdp = offer,
            RemoteSdp = LegSdp.Text(answer),
            Audio = audio,
            Held = audio.IsHeldByRemote,
        };
        return Then(LegDecision.Stay(live,
        [
            ack,
            .. CancelOthers(leg, answered.Fork, ReasonHeader.Answered),
            new LegAction.UseMedia(answered.Fork),
            new LegAction.ConnectMedia(remote),
            new LegAction.Report(new CallCommand.LegAnswered(leg.LegId, CodecOf(live))),
        ]), AgreedBy(live, answered.Response));
    }

    private static (LegMediaTerms Terms, string Offer) OfferedTo(LegRecord leg, int fork) =>
        leg.Forks[fork] is { Terms: { } terms, LocalSdp: { } offer } ? (terms, offer) : (leg.Terms, leg.LocalSdp);

    /// <summary>A phone that insists on SRTP may refuse RTP/AVP whatever keys it carries (baresip does): it gets RTP/SAVP, once.</summary>
    private static bool MayWantKeysAlone(LegRecord leg, int fork) =>
        leg.Forks[fork] is { FinalStatus: 0, Terms: { Keys.Count: > 0, RequiresKeys: false } };

    private static LegDecision OfferKeysAlone(LegRecord leg, int index)
    {
        var terms = leg.Forks[index].Terms! with { RequiresKeys = true };
        var offer = LegSdp.Offer(terms);
        return LegDecision.Stay(WithFork(leg, index, fork => fork with { Terms = terms, LocalSdp = offer }), new LegAction.OfferAgain(index, offer));
    }

    private static LegRecord WithoutOffers(LegRecord leg) =>
        leg with { Forks = [.. leg.Forks.Select(fork => fork with { Terms = null, LocalSdp = null })] };

    private static bool IsFirst(LegRecord leg, SessionTooBrief brief) =>
        leg.Forks[brief.Fork] is { FinalStatus: 0, AskedLonger: false };

    private static LegDecision AskLonger(LegRecord leg, SessionTooBrief brief) => LegDecision.Stay(
        WithFork(leg, brief.Fork, fork => fork with { AskedLonger = true }), new LegAction.SendAgain(brief.Fork, brief.Again));

    private static LegDecision FailWhenAllFailed(LegRecord leg, IReadOnlyList<LegAction> first)
    {
        if (leg.Forks.Any(fork => fork.FinalStatus == 0))
            return LegDecision.Stay(leg, first);
        var outcome = leg.Forks.Any(fork => IsRejection(fork.FinalStatus)) ? OfferOutcome.Rejected : OfferOutcome.Unreachable;
        return EndCalling(leg, outcome, first);
    }

    private static LegDecision EndCalling(LegRecord leg, OfferOutcome outcome, IEnumerable<LegAction> first) =>
        LegDecision.Stay(leg with { Phase = LegPhase.Ended }, [.. first, new LegAction.CloseAndReport(outcome)]);

    private static IEnumerable<LegAction> CancelOthers(LegRecord leg, int kept, IReadOnlyList<string> reasons)
    {
        for (var fork = 0; fork < leg.Forks.Count; fork++)
        {
            if (fork != kept && leg.Forks[fork].FinalStatus == 0)
                yield return new LegAction.CancelFork(fork, reasons);
        }
    }

    private static LegDecision HangUpStray(LegRecord leg, ForkAnswered stray) =>
        Dialog.TryFromResponse(stray.Invite, stray.Response, stray.Target, out var dialog)
            ? LegDecision.Stay(leg, new LegAction.AckFork(stray.Fork, Dialog.Ack(dialog, stray.Invite.CSeq.Number)),
                new LegAction.HangUpStray(dialog))
            : LegDecision.Stay(leg);

    /// <summary>The person at the device said no; everything else means that nobody could be asked.</summary>
    private static bool IsRejection(int status) => status is 486 or 600 or 603;

    private static LegRecord SetFinal(LegRecord leg, ForkFailed failed) =>
        WithFork(leg, failed.Fork, fork => fork with { FinalStatus = failed.Status });

    private static LegRecord WithFork(LegRecord leg, int index, Func<LegFork, LegFork> change) =>
        leg with { Forks = [.. leg.Forks.Select((fork, i) => i == index ? change(fork) : fork)] };
}
