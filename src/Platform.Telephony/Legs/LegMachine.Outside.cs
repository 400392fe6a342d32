using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Reliability;
using Platform.Sip.Sdp;
using Platform.Telephony.Edge;
using static Platform.Telephony.Legs.LegInput;

namespace Platform.Telephony.Legs;

/// <summary>
/// A leg to a number outside until it is answered: one INVITE at a time, each to the next peer. Invariants: at most one INVITE
/// is waited for; once a peer said more than 100 no other is tried, because the called side may ring; an INVITE that was given
/// up is cancelled, and a 200 that it gets after all is acknowledged and hung up; the last refusal is what the call is told.
/// Redirections (3xx) are refusals: a carrier's word must not send calls to numbers that the tenant may not dial.
/// </summary>
public static partial class LegMachine
{
    private static LegDecision CallingOutside(LegRecord leg, OutsideCall outside, LegInput input) => input switch
    {
        Attempted attempted => Begin(leg, outside, attempted),
        NoPeerLeft => EndCalling(leg, outside.LastRefusal ?? OfferOutcome.NoRoute, []),
        PeerProgressed progressed when IsCurrent(leg, progressed.Fork) => TakeProgress(leg, outside, progressed),
        PeerChallenged asked when IsCurrent(leg, asked.Fork) && !outside.IsAuthenticated =>
            LegDecision.Stay(With(leg, outside with { IsAuthenticated = true }), new LegAction.ProveOurselves(asked.Fork, asked.Response)),
        PeerChallenged asked when IsCurrent(leg, asked.Fork) => Refused(leg, outside, new PeerRefused(asked.Fork,
            asked.Response.StatusCode, null, false)),
        PeerRefused refused when IsCurrent(leg, refused.Fork) => Refused(leg, outside, refused),
        SessionTooBrief brief when IsCurrent(leg, brief.Fork) && IsFirst(leg, brief) =>
            AskLonger(With(leg, outside with { IsAuthenticated = false }), brief),
        SessionTooBrief brief when IsCurrent(leg, brief.Fork) => Refused(leg, outside, new PeerRefused(brief.Fork, 422, null, false)),
        PeerLost lost when IsCurrent(leg, lost.Fork) => Lost(leg, outside, lost),
        ForkAnswered answered when IsCurrent(leg, answered.Fork) => TakePeerAnswer(leg, outside, answered),
        ForkAnswered stray => HangUpStray(leg, stray),
        RingExpired => EndCalling(leg, OfferOutcome.NoAnswer, CancelOthers(leg, -1, ReasonHeader.NoAnswer)),
        Ordered { Command: LegCommand.Release release } => LegDecision.Stay(leg with { Phase = LegPhase.Ended },
            [.. CancelOthers(leg, -1, ReasonHeader.Of(release.Cause)), new LegAction.CloseAndReport()]),
        Ordered ordered => Play(leg, ordered.Command),
        Requested asked => LegDecision.Stay(leg, new LegAction.AnswerRequest(StatusWhileCalling(asked.Request))),
        _ => Unmoved(leg, input),
    };

    private static bool IsCurrent(LegRecord leg, int fork) => fork == leg.Forks.Count - 1 && leg.Forks[fork].FinalStatus == 0;

    private static LegRecord With(LegRecord leg, OutsideCall outside) => leg with { Outside = outside };

    private static LegDecision Begin(LegRecord leg, OutsideCall outside, Attempted attempted)
    {
        var isOtherTrunk = outside.Trunk != attempted.Trunk;
        var next = outside with
        {
            Trunk = attempted.Trunk,
            IsUnderWay = true,
            IsAuthenticated = false,
            EarlyDialogs = [],
        };
        return LegDecision.Stay(
            leg with { Outside = next, Forks = [.. leg.Forks, attempted.Invite], Terms = attempted.Terms, LocalSdp = attempted.LocalSdp },
            isOtherTrunk ? [new LegAction.Report(new CallCommand.LegRouted(leg.LegId, attempted.Trunk))] : []);
    }

    private static LegDecision TakeProgress(LegRecord leg, OutsideCall outside, PeerProgressed progressed)
    {
        var heard = outside with { HasProgressed = true };
        var response = progressed.Response;
        if (!Dialog.TryFromResponse(progressed.Invite, response, progressed.Target, out var dialog))
            return Ring(With(leg, heard), heard, response.StatusCode == 180, []);
        var early = outside.EarlyDialogs.FirstOrDefault(known => known.Dialog.RemoteTag == dialog.RemoteTag) ?? new EarlyDialog(dialog);
        var receipt = ReliableResponses.Judge(early.LastReliable, response);
        if (receipt is ReliableReceipt.Repeated or ReliableReceipt.OutOfOrder)
            return LegDecision.Stay(With(leg, heard));
        List<LegAction> actions = [];
        if (receipt == ReliableReceipt.InOrder)
        {
            var (next, prack) = ReliableResponses.Acknowledge(early.Dialog, response);
            early = early with { Dialog = next, LastReliable = ReliableResponses.NumberOf(response) };
            actions.Add(new LegAction.SendPrack(prack, next));
        }

        if (Describe(leg, response, out var audio, out var remote) is { } text)
        {
            early = early with { HasMedia = true };
            actions.AddRange([new LegAction.ConnectMedia(remote), .. LetHear(leg, outside)]);
            leg = leg with { RemoteSdp = text, Audio = audio };
            if (outside.Towards is { } waiting)
                leg = leg with { BridgedTo = waiting, Hears = LegSound.Partner };
        }

        var known = heard with
        {
            EarlyDialogs = [.. heard.EarlyDialogs.Where(other => other.Dialog.RemoteTag != dialog.RemoteTag), early],
        };
        return Ring(With(leg, known), known, response.StatusCode == 180, actions);
    }

    private static IEnumerable<LegAction> LetHear(LegRecord leg, OutsideCall outside) =>
        outside.Towards is not { } waiting || leg.BridgedTo == waiting ? [] : [new LegAction.LetHearEarly(waiting), new LegAction.BridgeMedia(waiting)];

    /// <summary>The far side's description in a response, as text; null when there is none or it cannot be used.</summary>
    private static string? Describe(LegRecord leg, SipResponse response, out NegotiatedAudio audio, out Media.MediaRemote remote)
    {
        (audio, remote) = (null!, null!);
        if (response.Body.IsEmpty || !SdpSession.TryParse(response.Body.Span, out var answer))
            return null;
        if (LegSdp.Complete(leg.LocalSdp, answer) is not { IsAgreed: true, Audio: { } agreed })
            return null;
        audio = agreed;
        return LegSdp.TryRemote(agreed, leg.Terms, out remote) ? LegSdp.Text(answer) : null;
    }

    /// <summary>180 and early media mean that the called side is being called; the waiting leg hears the one or the other.</summary>
    private static LegDecision Ring(LegRecord leg, OutsideCall outside, bool isRinging, IReadOnlyList<LegAction> first)
    {
        var hasMedia = outside.EarlyDialogs.Any(early => early.HasMedia);
        var actions = new List<LegAction>(first);
        if (isRinging && !hasMedia && outside.Towards is { } waiting)
            actions.Add(new LegAction.TellRinging(waiting));
        if ((isRinging || hasMedia) && !outside.HasRung)
        {
            actions.Add(new LegAction.Report(new CallCommand.LegRang(leg.LegId)));
            leg = With(leg, outside with { HasRung = true });
        }

        return LegDecision.Stay(leg, actions);
    }

    private static LegDecision Refused(LegRecord leg, OutsideCall outside, PeerRefused refused)
    {
        var outcome = OutsideOutcome.Of(refused.Status, refused.Cause);
        var next = WithFork(leg, refused.Fork, known => known with { FinalStatus = refused.Status });
        var goesOn = refused.MayGoElsewhere && !outside.HasProgressed && refused.Status < 600
            && !OutsideOutcome.IsOfTheCalledSide(refused.Cause);
        return goesOn
            ? LegDecision.Stay(With(next, outside with { IsUnderWay = false, LastRefusal = outcome }), new LegAction.TryNextPeer(null))
            : EndCalling(next, outcome, []);
    }

    private static LegDecision Lost(LegRecord leg, OutsideCall outside, PeerLost lost)
    {
        var status = lost.Loss == PeerLoss.Silent ? 408 : 503;
        var next = WithFork(leg, lost.Fork, known => known with { FinalStatus = status });
        List<LegAction> actions = lost.Loss == PeerLoss.Silent ? [new LegAction.AbandonFork(lost.Fork)] : [];
        return outside.HasProgressed
            ? EndCalling(next, OfferOutcome.NoAnswer, actions)
            : LegDecision.Stay(With(next, outside with { IsUnderWay = false }), [.. actions, new LegAction.TryNextPeer(lost.Loss)]);
    }

    private static LegDecision TakePeerAnswer(LegRecord leg, OutsideCall outside, ForkAnswered answered)
    {
        var next = WithFork(leg, answered.Fork, fork => fork with { FinalStatus = answered.Response.StatusCode });
        if (!Dialog.TryFromResponse(answered.Invite, answered.Response, answered.Target, out var dialog))
            return EndCalling(next, OfferOutcome.NoRoute, []);
        var early = outside.EarlyDialogs.FirstOrDefault(known => known.Dialog.RemoteTag == dialog.RemoteTag);
        dialog = dialog with { LocalCSeq = Math.Max(dialog.LocalCSeq, early?.Dialog.LocalCSeq ?? 0) };
        var ack = new LegAction.AckFork(answered.Fork, Dialog.Ack(dialog, answered.Invite.CSeq.Number));
        var text = Describe(leg, answered.Response, out var audio, out var remote);
        // An answer that came reliably with a provisional response is not repeated (RFC 3262 section 5).
        if (text is null && early is { HasMedia: true } && leg.Audio is { } agreed && LegSdp.TryRemote(agreed, leg.Terms, out remote))
            (text, audio) = (leg.RemoteSdp, agreed);
        if (text is null)
            return EndCalling(next, OfferOutcome.NoRoute, [ack, new LegAction.HangUpStray(dialog)]);
        var live = next with { Phase = LegPhase.Live, Dialog = dialog, RemoteSdp = text, Audio = audio, Held = audio.IsHeldByRemote };
        return Then(LegDecision.Stay(live, ack, new LegAction.ConnectMedia(remote),
            new LegAction.Report(new CallCommand.LegAnswered(leg.LegId, CodecOf(live)))), AgreedBy(live, answered.Response));
    }
}
