using System.Text;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Sessions;
using static Platform.Telephony.Legs.LegInput;

namespace Platform.Telephony.Legs;

/// <summary>
/// Session timers (RFC 4028), decided by <see cref="SessionTimerTable"/>. We refresh by UPDATE where the far side allows it,
/// else by a re-INVITE with our description unchanged. A session that nobody refreshed is over: BYE, and the leg failed.
/// </summary>
public static partial class LegMachine
{
    private static readonly SessionTimerOptions Wishes = new();

    /// <summary>The terms of the INVITE that made the leg count from our 200 on.</summary>
    private static LegDecision StartSession(LegRecord leg) =>
        leg.Session is null ? LegDecision.Stay(leg) : StepSession(leg, Agreement(leg.Session.WeRefresh));

    /// <summary>A timer may have been stopped when it had already gone off; and a refresh waits while an offer of ours is open.</summary>
    private static LegDecision TakeSessionTimer(LegRecord leg, LegInput due) => (due, leg.Session) switch
    {
        (RefreshDue, { State: SessionTimerState.Keeping } session) when leg.AnswerComesInAck => LegDecision.Stay(leg,
            new LegAction.RunSession(SessionTimerActions.RetryRefreshSoon, new SessionTimerTerms(session.Interval, session.WeRefresh))),
        (RefreshDue, { State: SessionTimerState.Keeping }) => StepSession(leg, SessionTimerInput.RefreshDue),
        (SessionExpired, { State: SessionTimerState.Keeping or SessionTimerState.Refreshing or SessionTimerState.Watching }) =>
            StepSession(leg, SessionTimerInput.EndDue),
        _ => LegDecision.Stay(leg),
    };

    /// <summary>What our answer to the far side's re-INVITE or UPDATE agreed.</summary>
    private static LegDecision Agree(LegRecord leg, Requested asked, LegDecision answered)
    {
        if (answered.Leg.Phase == LegPhase.Offered || asked.Request.Method == SipMethod.Prack)
            return answered;
        if (asked.Timer.Terms is not { } terms)
            return leg.Session is null ? answered : Then(answered, StepSession(answered.Leg, SessionTimerInput.AgreedNone));
        var session = new LegSession(leg.Session?.State ?? SessionTimerState.Off, terms.Interval, terms.WeRefresh, TakesUpdate(asked.Request));
        return Then(answered, StepSession(answered.Leg with { Session = session }, Agreement(terms.WeRefresh)));
    }

    /// <summary>What the 200 to our INVITE or refresh agreed.</summary>
    private static LegDecision AgreedBy(LegRecord leg, SipResponse success)
    {
        if (SessionTimer.Agreed(success) is not { } terms)
            return leg.Session is null ? LegDecision.Stay(leg) : StepSession(leg, SessionTimerInput.AgreedNone);
        var takesUpdate = success.Has(SipHeader.Allow) ? TakesUpdate(success) : leg.Session?.TakesUpdate ?? false;
        var session = new LegSession(leg.Session?.State ?? SessionTimerState.Off, terms.Interval, terms.WeRefresh, takesUpdate);
        return StepSession(leg with { Session = session }, Agreement(terms.WeRefresh));
    }

    private static LegDecision StepSession(LegRecord leg, SessionTimerInput input)
    {
        if (leg.Session is not { } session)
            return LegDecision.Stay(leg);
        var step = SessionTimerTable.Next(session.State, input);
        var next = leg with { Session = session with { State = step.Next } };
        if (step.Actions.HasFlag(SessionTimerActions.SendBye))
            return GiveUp(next);
        var timers = step.Actions & ~SessionTimerActions.SendRefresh;
        IReadOnlyList<LegAction> actions = timers == SessionTimerActions.None
            ? [] : [new LegAction.RunSession(timers, new SessionTimerTerms(session.Interval, session.WeRefresh))];
        return step.Actions.HasFlag(SessionTimerActions.SendRefresh)
            ? Then(LegDecision.Stay(next, actions), SendRefresh(next))
            : LegDecision.Stay(next, actions);
    }

    private static LegDecision SendRefresh(LegRecord leg)
    {
        var session = leg.Session!;
        var method = session.TakesUpdate ? SipMethod.Update : SipMethod.Invite;
        var (dialog, request) = Dialog.NewRequest(leg.Dialog!, method);
        SessionTimer.Ask(request, Wishes, new SessionTimerTerms(session.Interval, WeRefresh: true));
        if (method == SipMethod.Invite)
            request.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(leg.LocalSdp));
        return LegDecision.Stay(
            leg with { Dialog = dialog, OwnChange = method == SipMethod.Invite ? new OwnChange(leg.LocalSdp, request.CSeq.Number) : null },
            new LegAction.SendRefresh(request, dialog));
    }

    private static LegDecision TakeRefreshAnswer(LegRecord leg, RefreshAnswered answered)
    {
        var next = leg with { OwnChange = null };
        if (answered.Response is { IsSuccess: true } response)
            return TakeRefreshSuccess(next, leg.OwnChange, response);
        if (answered.Status is 408 or 481)
            return StepSession(next, SessionTimerInput.DialogGone);
        if (answered.Response is { StatusCode: 422 } tooShort && SessionExpires.MinimumOf(tooShort) is { } floor && next.Session is { } session)
            next = next with { Session = session with { Interval = floor > session.Interval ? floor : session.Interval } };
        return StepSession(next, SessionTimerInput.RefreshFailed);
    }

    /// <summary>The far side may answer a re-INVITE with another address or direction than before.</summary>
    private static LegDecision TakeRefreshSuccess(LegRecord leg, OwnChange? change, SipResponse response)
    {
        var next = leg with { Dialog = Dialog.Refresh(leg.Dialog!, response) };
        if (change is null)
            return AgreedBy(next, response);
        var acked = LegDecision.Stay(next, new LegAction.AckRefresh(Dialog.Ack(next.Dialog, change.CSeq)));
        var agreed = SdpSession.TryParse(response.Body.Span, out var answer) ? LegSdp.Complete(change.LocalSdp, answer) : null;
        if (agreed is not { IsAgreed: true, Audio: { } audio } || !LegSdp.TryRemote(audio, leg.Terms, out var remote))
            return Then(acked, AgreedBy(next, response));
        var after = next with { RemoteSdp = LegSdp.Text(answer), Audio = audio, Held = audio.IsHeldByRemote };
        IReadOnlyList<LegAction> media = audio == leg.Audio ? [] : [new LegAction.ConnectMedia(remote), .. TellHold(leg, after)];
        return Then(acked, Then(LegDecision.Stay(after, media), AgreedBy(after, response)));
    }

    private static bool TakesUpdate(SipMessage message) => message.All(SipHeader.Allow).Contains(SipMethod.Update.Name);

    private static SessionTimerInput Agreement(bool weRefresh) =>
        weRefresh ? SessionTimerInput.AgreedWeRefresh : SessionTimerInput.AgreedTheyRefresh;

    /// <summary>The second decision's record, with the actions of both.</summary>
    private static LegDecision Then(LegDecision first, LegDecision second) => new(second.Leg, [.. first.Actions, .. second.Actions]);
}
