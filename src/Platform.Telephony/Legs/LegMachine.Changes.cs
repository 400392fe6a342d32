using System.Text;
using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using static Platform.Telephony.Legs.LegInput;

namespace Platform.Telephony.Legs;

/// <summary>
/// Re-INVITEs (RFC 3261 section 14, RFC 3264 section 8). A change of direction (hold, resume) on a bridged leg is first
/// offered to the other side with the same direction, and answered with what the other side answered. Everything else, and a
/// hold that the other side does not follow, is answered by us alone. Two changes never cross on one leg: 491.
/// </summary>
public static partial class LegMachine
{
    private static LegDecision TakeChange(LegRecord leg, Requested asked)
    {
        var received = Dialog.Receive(leg.Dialog!, asked.Request);
        if (!received.IsAccepted)
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(received.RefusalStatusCode, 1));
        if (leg.PeerChange is not null)
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(500, 1));
        if (leg.OwnChange is not null)
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(491));
        var next = leg with { Dialog = received.Dialog };
        if (asked.Request.Body.IsEmpty)
            return OfferInAnswer(next);
        if (!SdpBody.Is(asked.Request))
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(415));
        if (!SdpSession.TryParse(asked.Request.Body.Span, out var offer))
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(400));
        var (agreement, _) = LegSdp.Answer(offer, next.Terms, next.LocalSdp, SdpDirection.SendRecv);
        if (agreement.Audio is not { } audio || !LegSdp.TryRemote(audio, next.Terms, out _))
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(488));
        var text = LegSdp.Text(offer);
        if (leg.BridgedTo is not null && asked.PeerCanFollow && audio.Direction != leg.Audio?.Direction)
            return LegDecision.Stay(next with { PeerChange = new PendingChange(text) },
                new LegAction.KeepChange(), new LegAction.AskPeer(audio.Direction.Mirror()));
        return Accept(next, text, SdpDirection.SendRecv, [new LegAction.KeepChange()]);
    }

    private static LegDecision OfferInAnswer(LegRecord leg)
    {
        var terms = leg.Terms with { Version = leg.Terms.Version + 1 };
        var offer = LegSdp.Offer(terms);
        return LegDecision.Stay(leg with { Terms = terms, LocalSdp = offer, AnswerComesInAck = true },
            new LegAction.KeepChange(), new LegAction.AnswerChange(200, offer));
    }

    private static LegDecision FinishChange(LegRecord leg, LegInput input)
    {
        if (leg.PeerChange is not { } change)
            return LegDecision.Stay(leg);
        var free = leg with { PeerChange = null };
        if (change.Withdrawn)
            return input is Followed ? LegDecision.Stay(free,
                new LegAction.AskPeer(leg.Audio!.Direction.Mirror())) : LegDecision.Stay(free);
        return input switch
        {
            NotFollowed { Status: 491 } => LegDecision.Stay(free, new LegAction.AnswerChange(491, null)),
            Followed followed => Accept(free, change.RemoteSdp, followed.Direction, []),
            _ => Accept(free, change.RemoteSdp, SdpDirection.SendRecv, []),
        };
    }

    private static LegDecision Accept(LegRecord leg, string remoteSdp, SdpDirection direction, IReadOnlyList<LegAction> first)
    {
        if (!SdpSession.TryParse(Encoding.UTF8.GetBytes(remoteSdp), out var offer))
            throw new InvalidOperationException("An offer that was read once cannot be read again.");
        var (agreement, terms) = LegSdp.Answer(offer, leg.Terms, leg.LocalSdp, direction);
        if (agreement is not { Audio: { } audio, Local: { } local } || !LegSdp.TryRemote(audio, terms, out var remote))
            return LegDecision.Stay(leg, [.. first, new LegAction.AnswerChange(488, null)]);
        var text = LegSdp.Text(local);
        var next = leg with { Terms = terms, LocalSdp = text, RemoteSdp = remoteSdp, Audio = audio, Held = audio.IsHeldByRemote };
        return LegDecision.Stay(next,
            [.. first, new LegAction.AnswerChange(200, text), new LegAction.ConnectMedia(remote), .. HoldReport(leg, next)]);
    }

    private static IEnumerable<LegAction> HoldReport(LegRecord before, LegRecord after)
    {
        if (before.Held != after.Held)
            yield return new LegAction.Report(after.Held ? new CallCommand.LegHeld(after.LegId) : new CallCommand.LegResumed(after.LegId));
    }

    private static LegDecision OfferChange(LegRecord leg, SdpDirection direction)
    {
        if (leg.Phase != LegPhase.Live || leg.OwnChange is not null || leg.PeerChange is not null)
            return LegDecision.Stay(leg, new LegAction.TellPeer(new NotFollowed(491)));
        var terms = leg.Terms with { Version = leg.Terms.Version + 1 };
        var offer = LegSdp.Offer(terms, direction);
        var (dialog, invite) = Dialog.NewRequest(leg.Dialog!, SipMethod.Invite);
        invite.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(offer));
        return LegDecision.Stay(leg with { Dialog = dialog, Terms = terms, OwnChange = new OwnChange(offer, invite.CSeq.Number) },
            new LegAction.SendChange(invite, dialog));
    }

    private static LegDecision TakeChangeAnswer(LegRecord leg, ChangeAnswered answered)
    {
        if (leg.OwnChange is not { } change)
            return LegDecision.Stay(leg);
        if (answered.Response is { IsSuccess: true } response)
            return TakeChangeSuccess(leg with { OwnChange = null }, change, response);
        if (answered.Status is 408 or 481)
            return HangUp(leg, []);
        return LegDecision.Stay(leg with { OwnChange = null }, new LegAction.TellPeer(new NotFollowed(answered.Status)));
    }

    private static LegDecision TakeChangeSuccess(LegRecord leg, OwnChange change, SipResponse response)
    {
        var dialog = Dialog.Refresh(leg.Dialog!, response);
        var ack = new LegAction.AckChange(Dialog.Ack(dialog, change.CSeq));
        var next = leg with { Dialog = dialog };
        var agreed = SdpSession.TryParse(response.Body.Span, out var answer) ? LegSdp.Complete(change.LocalSdp, answer) : null;
        if (agreed is not { IsAgreed: true, Audio: { } audio } || !LegSdp.TryRemote(audio, leg.Terms, out var remote))
            return LegDecision.Stay(next, ack, new LegAction.TellPeer(new NotFollowed(488)));
        return LegDecision.Stay(next with { LocalSdp = change.LocalSdp, RemoteSdp = LegSdp.Text(answer), Audio = audio },
            ack, new LegAction.ConnectMedia(remote), new LegAction.TellPeer(new Followed(audio.Direction.Mirror())));
    }

    /// <summary>
    /// The ACK carries the answer to the offer in our 200. A first one that cannot be used ends the leg; a later one changes nothing.
    /// </summary>
    private static LegDecision TakeAnswer(LegRecord leg, SipRequest ack, bool isFirst)
    {
        var next = leg with { AnswerComesInAck = false };
        var agreed = SdpSession.TryParse(ack.Body.Span, out var answer) ? LegSdp.Complete(leg.LocalSdp, answer) : null;
        if (agreed is not { IsAgreed: true, Audio: { } audio } || !LegSdp.TryRemote(audio, leg.Terms, out var remote))
            return isFirst ? HangUp(next, []) : LegDecision.Stay(next);
        var after = next with { RemoteSdp = LegSdp.Text(answer), Audio = audio, Held = audio.IsHeldByRemote };
        return LegDecision.Stay(after, [new LegAction.ConnectMedia(remote), .. HoldReport(leg, after)]);
    }
}
