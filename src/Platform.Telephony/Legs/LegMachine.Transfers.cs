using Platform.Domain.Calls;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Transfers;
using Platform.Telephony.Edge;
using static Platform.Telephony.Legs.LegInput;

namespace Platform.Telephony.Legs;

/// <summary>
/// REFER of an agent's phone (RFC 3515): accepted with 202 and told to the call, which decides; its progress goes back by
/// NOTIFY, 100 at once and one final status. A target that is no good is told by NOTIFY, too, as a 404 or 481 to the REFER
/// itself would end the dialog (RFC 5057 section 5.1). And an INVITE with Replaces (RFC 3891), by which another device of
/// the same agent takes over: the leg stays what it is to the call, and only the dialog under it changes.
/// </summary>
public static partial class LegMachine
{
    private static LegDecision TakeRefer(LegRecord leg, Requested asked)
    {
        var received = Dialog.Receive(leg.Dialog!, asked.Request);
        if (!received.IsAccepted)
            return LegDecision.Stay(leg, new LegAction.AnswerRequest(received.RefusalStatusCode, BusyRetryAfterSeconds));
        var next = leg with { Dialog = received.Dialog };
        if (leg.Agent is null)
            return LegDecision.Stay(next, new LegAction.AnswerRequest(603) { Refusal = EdgeRefusal.TransferNotOffered });
        if (asked.Aim is not { } aim)
            return LegDecision.Stay(next, new LegAction.AnswerRequest(400) { Refusal = EdgeRefusal.BadReferTo });
        if (leg.Transfer is not null)
            return LegDecision.Stay(next, new LegAction.AnswerRequest(491));
        if (aim.Status != 0 && !aim.WantsNotify)
            return LegDecision.Stay(next, new LegAction.AnswerRequest(603) { Refusal = EdgeRefusal.BadReferTo });
        return StartTransfer(next with { Transfer = new PendingTransfer(asked.Request.CSeq.Number, aim.WantsNotify) }, aim);
    }

    private static LegDecision StartTransfer(LegRecord leg, TransferAim aim)
    {
        var accepted = LegDecision.Stay(leg, new LegAction.AnswerRequest(202) { WithoutSubscription = !aim.WantsNotify });
        if (aim.Status != 0)
            return Then(accepted, TellTransfer(leg, aim.Status));
        var trying = Then(accepted, TellTransfer(leg, 100));
        return trying with
        {
            Actions = [.. trying.Actions, new LegAction.Report(new CallCommand.TransferAsked(leg.LegId, aim.Target, aim.ReplacedLegId))],
        };
    }

    /// <param name="status">Of the referred call; a final one ends the subscription.</param>
    private static LegDecision TellTransfer(LegRecord leg, int status)
    {
        if (leg.Transfer is not { } transfer)
            return LegDecision.Stay(leg);
        var next = status < 200 ? leg : leg with { Transfer = null };
        if (!transfer.WantsNotify)
            return LegDecision.Stay(next);
        var (dialog, notify) = ReferProgress.Report(leg.Dialog!, transfer.ReferCSeq, status);
        return LegDecision.Stay(next with { Dialog = dialog }, new LegAction.SendNotify(notify, dialog));
    }

    private static LegDecision TakeOverLive(LegRecord leg, TakenOver taken) =>
        Adopt(leg, taken, [new LegAction.HangUpStray(leg.Dialog!)], isNew: false);

    /// <summary>The devices that ring are cancelled: the call is picked up elsewhere.</summary>
    private static LegDecision TakeOverRinging(LegRecord leg, TakenOver taken) =>
        Adopt(leg, taken, [.. CancelOthers(leg, -1, ReasonHeader.Answered)], isNew: true);

    private static LegDecision Adopt(LegRecord leg, TakenOver taken, IReadOnlyList<LegAction> first, bool isNew)
    {
        var fresh = taken.Fresh;
        var next = leg with
        {
            Phase = LegPhase.Answering,
            Dialog = taken.Dialog with { IsConfirmed = true },
            Terms = fresh.Terms,
            LocalSdp = fresh.LocalSdp,
            RemoteSdp = fresh.RemoteSdp,
            Audio = fresh.Audio,
            Held = fresh.Held,
            AnswerComesInAck = fresh.AnswerComesInAck,
            AcknowledgesProvisionals = false,
            IsDescribed = false,
            OwnChange = null,
            Transfer = null,
            Session = fresh.Session,
        };
        IReadOnlyList<LegAction> media = fresh.Audio is { } audio && LegSdp.TryRemote(audio, fresh.Terms, out var remote)
            ? [new LegAction.ConnectMedia(remote)] : [];
        IReadOnlyList<LegAction> report = isNew ? [new LegAction.Report(new CallCommand.LegAnswered(leg.LegId, CodecOf(next)))] : [];
        var adopted = LegDecision.Stay(next,
            [.. first, new LegAction.AdoptDialog(), new LegAction.AnswerInvite(200, next.LocalSdp), .. media, .. report, .. TellHold(leg, next)]);
        return Then(adopted, StartSession(next));
    }
}
