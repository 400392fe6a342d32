using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Media;
using Platform.Sip;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Telephony.Edge;
using Platform.Telephony.Legs;
using Platform.Telephony.Prompts;
using Platform.Telephony.Trunks;

namespace Platform.Telephony.Calls;

/// <summary>Does what <see cref="LegMachine"/> decided. Called on the call's queue.</summary>
internal sealed class LegRunner(CallSession call, CallServices services, AgentCaller agents, OutsideCaller outside, BrowserWatch watch)
{
    private readonly LegAnswers answers = new(services);
    private readonly PromptPlayer prompts = new(call, services);

    public void Run(Leg leg, LegAction action, SipServerTransaction? request)
    {
        switch (action)
        {
            case LegAction.AnswerInvite answer:
                answers.Answer(leg, answer);
                break;
            case LegAction.AnswerRequest answer:
                answers.Answer(leg, request!, answer);
                break;
            case LegAction.SendBye bye:
                services.Sip.SendRequest(bye.Request, new ByeHandler(call, leg), Dialog.PathOf(bye.Dialog));
                break;
            case LegAction.SendRefresh refresh:
                leg.Refresh = SendOwn(refresh.Request, new RefreshHandler(call, leg), refresh.Dialog);
                break;
            case LegAction.AckRefresh ack:
                leg.Refresh?.SendAck(ack.Ack);
                break;
            case LegAction.SendNotify notify:
                SendOwn(notify.Request, new NotifyHandler(call, leg), notify.Dialog);
                break;
            case LegAction.RunSession session:
                leg.Session.Run(session.What, session.Terms, services.Time,
                    () => call.Post(leg, new LegInput.RefreshDue()), () => call.Post(leg, new LegInput.SessionExpired()));
                break;
            case LegAction.AwaitDevice:
                leg.AwayAt = services.Time.GetUtcNow();
                watch.Look(leg);
                break;
            case LegAction.StopSession:
                leg.Session.Stop();
                break;
            case LegAction.AdoptDialog:
                AdoptDialog(leg, request!);
                break;
            case LegAction.AckFork ack:
                leg.Forks[ack.Fork].SendAck(ack.Ack);
                break;
            case LegAction.CancelFork cancel:
                leg.Forks[cancel.Fork].Cancel(cancel.Reasons.Count == 0 ? null : string.Join(", ", cancel.Reasons));
                break;
            case LegAction.AbandonFork abandon:
                leg.Forks[abandon.Fork].Abandon();
                break;
            case LegAction.ProveOurselves prove:
                outside.ProveOurselves(leg, prove);
                break;
            case LegAction.SendAgain again when leg.Record.Outside is null:
                agents.SendAgain(leg, again);
                break;
            case LegAction.SendAgain again:
                outside.SendAgain(leg, again);
                break;
            case LegAction.OfferAgain again:
                agents.OfferAgain(leg, again);
                break;
            case LegAction.TryNextPeer next:
                outside.GoOn(leg, next.Loss);
                break;
            case LegAction.LetHearEarly early:
                outside.LetHearEarly(early.WaitingLegId);
                break;
            case LegAction.SendPrack prack:
                services.Sip.SendRequest(prack.Request, IgnoredAnswer.Instance, Dialog.PathOf(prack.Dialog));
                break;
            case LegAction.TellRinging tell:
                if (call.Find(tell.WaitingLegId) is { } waiting)
                    call.Apply(waiting, new LegInput.OtherRang());
                break;
            case LegAction.HangUpStray stray:
                StrayAnswer.HangUp(services.Sip, stray.Dialog);
                break;
            case LegAction.Report report:
                Report(leg, report.What);
                break;
            case LegAction.CloseAndReport close:
                CloseAndReport(leg, close.Failed);
                break;
            default:
                RunMedia(leg, action);
                break;
        }
    }

    public void OnMedia(Leg leg, MediaLegEvent happened)
    {
        if (happened.Leg != leg.Media)
            return;
        if (happened is LegSilent)
            call.Apply(leg, new LegInput.Silent());
        else if (happened is LegUnreachable)
            call.Apply(leg, new LegInput.DeviceGone());
        else if (happened is LegSecurityFailed { Reason: MediaSecurityFailure.ClosedByPeer })
            TakeFarewell(leg);
        else if (happened is LegSecurityFailed failed)
            FailSecurity(leg, failed.Reason.ToString());
        else if (happened is PlayEnded { Reason: PlayEndReason.Finished } ended && ended.PlayId == leg.MessageId)
            prompts.EndMessage(leg);
        else if (happened is AudioMissing { Fault: AudioFault.Stopped or AudioFault.OnlySilence } missing)
            services.Log.OneWayAudio(call.Key, leg.Record.LegId, missing.Fault.ToString());
        else if (happened is DigitReceived digit)
            TakeDigit(leg, digit.Digit, digit.DurationMs, digit.IsInband ? DigitSource.Inband : DigitSource.TelephoneEvent);
    }

    public void EndMessage(Leg leg) => prompts.EndMessage(leg);

    /// <summary>The browser closed its media: it hangs up, of which SIP will tell in a moment, or its page is gone.</summary>
    private void TakeFarewell(Leg leg)
    {
        leg.HasSaidFarewell = true;
        watch.Look(leg);
    }

    private void FailSecurity(Leg leg, string reason)
    {
        services.Log.MediaNotSecured(call.Key, leg.Record.LegId, reason);
        call.Apply(leg, new LegInput.SecurityFailed());
    }

    /// <summary>SIP keeps transactions for half a minute more; they need not keep the leg and its call.</summary>
    public void ForgetDialogs(Leg leg)
    {
        foreach (var fork in leg.Forks)
            (fork.State as ForkHandler)?.LetGo();
        foreach (var (callId, localTag) in leg.Dialogs)
            services.Directory.RemoveDialog(callId, localTag);
        leg.Dialogs.Clear();
        if (leg.Invite is { } invite)
            invite.State = null;
    }

    private void RunMedia(Leg leg, LegAction action)
    {
        switch (action)
        {
            case LegAction.UseMedia use:
                leg.UseMedia(use.Fork);
                break;
            case LegAction.ConnectMedia connect:
                Note(leg, "connect", leg.Media.SetRemote(connect.Remote));
                break;
            case LegAction.PlayMusic:
                prompts.PlayMusic(leg);
                break;
            case LegAction.PlayRingback:
                leg.Forget();
                leg.Media.Play(Ringback.China);
                break;
            case LegAction.PlayMessage play:
                prompts.PlayMessage(leg, play.What);
                break;
            case LegAction.StopSound:
                leg.Forget();
                leg.Media.Stop();
                break;
            case LegAction.BridgeMedia bridge:
                Bridge(leg, bridge.OtherLegId);
                break;
            case LegAction.LeavePartner leave:
                services.Media.Unbridge(leg.Media);
                if (call.Find(leave.OtherLegId) is { } former)
                    call.Apply(former, new LegInput.Left(leg.Record.LegId));
                break;
            case LegAction.LeaveMix:
                services.Media.Unbridge(leg.Media);
                break;
            case LegAction.TellHold hold:
                if (call.PeerOf(leg) is { } partner)
                    call.Apply(partner, new LegInput.PartnerHeld(hold.IsHeld));
                break;
            case LegAction.PassDigit digit:
                PassDigit(leg, digit);
                break;
            case LegAction.TakeDigit digit:
                TakeDigit(leg, digit.Digit, digit.DurationMs, DigitSource.Info);
                break;
            default:
                throw new InvalidOperationException($"Unknown action {action.GetType().Name}.");
        }
    }

    /// <summary>A request of ours within a dialog that is not its end.</summary>
    private SipClientTransaction SendOwn(SipRequest request, ISipResponseHandler handler, DialogState dialog)
    {
        if (request.Method == SipMethod.Invite || request.Method == SipMethod.Update)
            request.Add(SipHeader.Allow, AllowedMethods.List);
        return services.Sip.SendRequest(request, handler, Dialog.PathOf(dialog));
    }

    private void AdoptDialog(Leg leg, SipServerTransaction invite)
    {
        leg.Session.Stop();
        leg.CloseOtherMedia();
        ForgetDialogs(leg);
        leg.Invite = invite;
        call.Enlist(leg, invite.Request.CallId, invite.LocalTag);
    }

    private void Report(Leg leg, CallCommand what)
    {
        if (what is CallCommand.LegAnswered or CallCommand.LegBack)
            BeginTalk(leg);
        if (what is CallCommand.LegAway)
            services.Metrics.DeviceAway("gone");
        if (what is CallCommand.LegBack)
            services.Metrics.DeviceAway("back");
        if (what is CallCommand.LegAnswered)
            services.Metrics.Answered(RoleText(leg.Record.Role));
        if (what is CallCommand.LegAnswered && leg.Record.Outside is { } calledOut)
            services.Metrics.CalledOut(calledOut.Trunk, "answered");
        if (what is CallCommand.TransferAsked asked)
            services.Metrics.TransferAsked(asked.ReplacedLegId is null ? "blind" : "attended");
        call.Report(what);
    }

    private void BeginTalk(Leg leg)
    {
        leg.TalksSince = services.Time.GetUtcNow();
        leg.HasSaidFarewell = false;
    }

    private static string RoleText(LegRole role) => role switch
    {
        LegRole.Caller => "caller",
        LegRole.Agent => "agent",
        _ => "outside",
    };

    private void CloseAndReport(Leg leg, OfferOutcome? failed)
    {
        leg.Forget();
        leg.Session.Stop();
        leg.StopLooking();
        leg.CloseOtherMedia();
        leg.Media.Dispose();
        if (leg.Record.Outside is { } calledOut && leg.Record.Dialog is null)
            services.Metrics.CalledOut(calledOut.Trunk, OutcomeText(failed));
        var figures = LegSdp.Figures(leg.Media.Statistics);
        services.Metrics.Scored(RoleText(leg.Record.Role), figures);
        call.Report(failed is { } outcome
            ? new CallCommand.LegFailed(leg.Record.LegId, outcome, figures)
            : new CallCommand.LegEnded(leg.Record.LegId, figures));
    }

    private void TakeDigit(Leg leg, char digit, int durationMs, DigitSource source)
    {
        if (!leg.Keys.Accept(digit, source, durationMs, services.Time.GetUtcNow()))
            return;
        services.Metrics.DigitTaken(source);
        call.Apply(leg, new LegInput.KeyPressed(digit, source));
    }

    /// <summary>Telephone events of a far side that sends them reach its listeners by themselves.</summary>
    private void PassDigit(Leg leg, LegAction.PassDigit digit)
    {
        if (leg.Keys.Accept(digit.Digit, DigitSource.Info, digit.DurationMs, services.Time.GetUtcNow()) && !leg.Keys.SendsEvents)
            foreach (var listener in call.ListenersOf(leg))
                listener.Media.SendDigit(digit.Digit, digit.DurationMs);
    }

    /// <summary>Both hear each other; whoever's partner holds hears music.</summary>
    private void Bridge(Leg leg, string otherLegId)
    {
        if (call.Find(otherLegId) is not { Record.IsOver: false } other)
        {
            call.Apply(leg, new LegInput.Left(otherLegId));
            if (call.Find(otherLegId) is null)
                call.Report(new CallCommand.LegEnded(otherLegId, LegStatistics.None));
            return;
        }

        call.Apply(other, new LegInput.Joined(leg.Record.LegId));
        foreach (var side in new[] { leg, other })
        {
            side.Forget();
            side.Media.Stop();
        }

        Note(leg, "bridge", services.Media.Bridge(leg.Media, other.Media));
        if (other.Record.Held)
            call.Apply(leg, new LegInput.PartnerHeld(true));
        if (leg.Record.Held)
            call.Apply(other, new LegInput.PartnerHeld(true));
    }

    /// <summary>Each leg takes its place, then the mix is made. What is so already is left alone.</summary>
    public void Mix(LegCommand.Mix order)
    {
        var rows = order.Rows.Where(row => call.Find(row.LegId) is { Record.IsOver: false }).ToDictionary(row => call.Find(row.LegId)!);
        if (rows.All(row => IsPlaced(row.Key.Record, row.Value)))
            return;
        foreach (var (leg, row) in rows)
        {
            leg.Forget();
            call.Apply(leg, new LegInput.Mixed(row.Hears, row.Music));
        }

        MixParty[] parties = [.. rows.Select(row => new MixParty(row.Key.Media, HeardBy(row.Value, rows.Keys)))];
        Note(rows.Keys.First(), "mix", services.Media.Mix(parties));
    }

    private static bool IsPlaced(LegRecord leg, Hearing row) =>
        leg.Mix is { } hears && hears.SequenceEqual(row.Hears) && (!row.Music || leg.Hears == LegSound.Music);

    private static IReadOnlyList<MediaLeg> HeardBy(Hearing row, IReadOnlyCollection<Leg> legs) =>
        [.. legs.Where(leg => row.Hears.Contains(leg.Record.LegId)).Select(leg => leg.Media)];

    /// <summary>The last resort for a leg that cannot be ended properly: what it holds is given back.</summary>
    public void Abandon(Leg leg)
    {
        if (!leg.Record.IsOver)
            CloseAndReport(leg, null);
        leg.Record = leg.Record with { Phase = LegPhase.Ended };
        ForgetDialogs(leg);
    }
    private static string OutcomeText(OfferOutcome? failed) => failed switch
    {
        OfferOutcome.Busy => "busy",
        OfferOutcome.Rejected => "rejected",
        OfferOutcome.NoAnswer => "no_answer",
        OfferOutcome.Unallocated => "unallocated",
        OfferOutcome.NoRoute => "no_route",
        null => "released",
        _ => "failed",
    };

    private void Note(Leg leg, string order, MediaRefusal refusal)
    {
        if (refusal != MediaRefusal.None)
            services.Log.MediaRefused(call.Key, leg.Record.LegId, order, refusal.ToString());
    }
}
