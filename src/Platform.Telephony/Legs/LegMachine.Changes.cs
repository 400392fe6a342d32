using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Sessions;
using static Platform.Telephony.Legs.LegInput;

namespace Platform.Telephony.Legs;

/// <summary>
/// Offers of the far side in re-INVITE (RFC 3261 section 14), UPDATE (RFC 3311) and PRACK (RFC 3262 section 5). Each is
/// answered by us alone and at once; a bridged partner only notices what it hears. One offer at a time: 491 while ours is
/// open, 500 with Retry-After before the first one has its answer.
/// </summary>
public static partial class LegMachine
{
    private const int BusyRetryAfterSeconds = 1;

    private static LegDecision TakeChange(LegRecord leg, Requested asked)
    {
        var received = Dialog.Receive(leg.Dialog!, asked.Request);
        if (!received.IsAccepted)
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(received.RefusalStatusCode, BusyRetryAfterSeconds));
        if (leg.OwnChange is not null)
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(491));
        if (leg.AnswerComesInAck)
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(500, BusyRetryAfterSeconds));
        if (asked.Timer.IsTooSmall)
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(422) { Timer = asked.Timer });
        var next = leg with { Dialog = asked.Flow is { } flow ? Dialog.MoveTo(received.Dialog, flow) : received.Dialog };
        if (!asked.Request.Body.IsEmpty)
            return AnswerOffer(leg, next, asked);
        return asked.Request.Method == SipMethod.Update
            ? Agree(next, asked, LegDecision.Stay(next, new LegAction.AnswerRequest(200) { Timer = asked.Timer }))
            : Agree(next, asked, OfferInAnswer(next, asked.Timer));
    }

    /// <summary>UPDATE in an early dialog: the INVITE's offer has to be answered first, in a response that is acknowledged.</summary>
    private static LegDecision TakeEarlyUpdate(LegRecord leg, Requested asked)
    {
        if (!asked.Request.Body.IsEmpty && (!leg.EarlyMediaSent || !leg.AcknowledgesProvisionals))
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(500, BusyRetryAfterSeconds));
        return TakeChange(leg, asked with { Timer = default });
    }

    /// <summary>
    /// The transaction layer has taken the acknowledgement; what is left is a description in its body. Without one, there was nothing to
    /// acknowledge.
    /// </summary>
    private static LegDecision TakePrack(LegRecord leg, Requested asked)
    {
        var received = Dialog.Receive(leg.Dialog!, asked.Request);
        if (!received.IsAccepted)
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(received.RefusalStatusCode));
        if (!leg.AcknowledgesProvisionals || asked.Request.Body.IsEmpty)
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(481));
        var next = leg with { Dialog = received.Dialog };
        if (!leg.AnswerComesInAck)
            return AnswerOffer(leg, next, asked);
        var taken = TakeAnswer(next with { IsDescribed = true }, asked.Request);
        return taken with { Actions = [new LegAction.AnswerRequest(200), .. taken.Actions] };
    }

    private static LegDecision AnswerOffer(LegRecord before, LegRecord next, Requested asked)
    {
        if (!SdpBody.Is(asked.Request))
            return LegDecision.Stay(before, new LegAction.AnswerRequest(415));
        if (!SdpSession.TryParse(asked.Request.Body.Span, out var offer))
            return LegDecision.Stay(before, new LegAction.AnswerRequest(400));
        var (agreement, terms) = LegSdp.Answer(offer, ForAnswer(next, asked), next.LocalSdp, SdpDirection.SendRecv);
        if (agreement is not { Audio: { } audio, Local: { } local } || !LegSdp.TryRemote(audio, terms, out var remote))
            return LegDecision.Stay(before, new LegAction.AnswerRequest(488));
        var text = LegSdp.Text(local);
        var after = next with { Terms = terms, LocalSdp = text, RemoteSdp = LegSdp.Text(offer), Audio = audio, Held = audio.IsHeldByRemote };
        return Agree(after, asked, LegDecision.Stay(after,
        [
            new LegAction.AnswerRequest(200) { Sdp = text, Timer = asked.Timer },
            new LegAction.ConnectMedia(remote),
            .. TellHold(before, after),
        ]));
    }

    /// <summary>What is spoken already stays; an ICE restart is answered with one (RFC 8839 section 4.4.3.1).</summary>
    private static LegMediaTerms ForAnswer(LegRecord leg, Requested asked) => leg.Terms with
    {
        Preferred = leg.Audio is { } audio ? [audio.Codec] : leg.Terms.Preferred,
        Browser = asked.FreshIce ?? leg.Terms.Browser,
    };

    private static LegDecision OfferInAnswer(LegRecord leg, SessionTimerAnswer timer)
    {
        var terms = leg.Terms with { Version = leg.Terms.Version + 1 };
        var offer = LegSdp.Offer(terms);
        return LegDecision.Stay(leg with { Terms = terms, LocalSdp = offer, AnswerComesInAck = true },
            new LegAction.AnswerRequest(200) { Sdp = offer, Timer = timer });
    }

    private static IEnumerable<LegAction> TellHold(LegRecord before, LegRecord after)
    {
        if (before.Held == after.Held)
            yield break;
        yield return new LegAction.Report(after.Held ? new CallCommand.LegHeld(after.LegId) : new CallCommand.LegResumed(after.LegId));
        yield return new LegAction.TellHold(after.Held);
    }

    /// <summary>
    /// The ACK or PRACK carries the answer to the offer in our response. One that cannot be used ends a leg that has no other media.
    /// </summary>
    private static LegDecision TakeAnswer(LegRecord leg, SipRequest acknowledgement)
    {
        var next = leg with { AnswerComesInAck = false };
        var agreed = SdpSession.TryParse(acknowledgement.Body.Span, out var answer) ? LegSdp.Complete(leg.LocalSdp, answer) : null;
        if (agreed is { IsAgreed: true, Audio: { } audio } && LegSdp.TryRemote(audio, leg.Terms, out var remote))
        {
            var after = next with { RemoteSdp = LegSdp.Text(answer), Audio = audio, Held = audio.IsHeldByRemote };
            return LegDecision.Stay(after, [new LegAction.ConnectMedia(remote), .. TellHold(leg, after)]);
        }

        if (leg.Audio is not null)
            return LegDecision.Stay(next);
        return leg.Phase == LegPhase.Offered ? Refuse(next, 488, EndCause.LegFailed) : HangUp(next, []);
    }
}
