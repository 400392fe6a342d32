using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// The talk of subject and partner, and what goes on beside it: an agent asks for a transfer, or talks to somebody else while the
/// other one waits. Nobody is let go before it is known that the target can be reached: a target that refuses leaves the talk as
/// it was.
/// </summary>
public static partial class CallMachine
{
    private static CallDecision Talking(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or Dial or Summon => CallDecision.Nothing,
        LegAnswered answered when IsSubject(state, command) => Answer(state, answered, now),
        LegAnswered when IsPartner(state, command) => CallDecision.Nothing,
        LegEnded or LegFailed when IsSubject(state, command) || IsPartner(state, command) =>
            Leave(state, command, CauseOf(command, HungUp(state, LegOf(command))), now),
        LegSilent silent when state.IsAway(silent.LegId) => CallDecision.Nothing,
        LegSilent silent when IsParty(state, silent.LegId) && MustSend(state, silent.LegId) => Release(state, EndCause.MediaLost, now),
        StartOffer start when start.Offer.OfferId == state.PartnerLegId => CallDecision.Nothing,
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        TransferAsked { Target: { } target, ReplacedLegId: null } asked when AgentOf(state, asked.LegId) is { } agent =>
            BeginTransfer(state, agent, asked.LegId, target, callerId: null, byRefer: true, now),
        Transfer transfer when state.PartyOf(transfer.Agent) is { } legId =>
            BeginTransfer(state, transfer.Agent, legId, transfer.Target, transfer.CallerId, byRefer: false, now),
        ConsultPlaced placed when state.FindLeg(placed.LegId) is not null => CallDecision.Nothing,
        ConsultPlaced placed when state.PartyOf(placed.Agent) is { } legId =>
            BeginConsult(state, placed.Agent, legId, placed.LegId, placed.Target, placed.CallerId, now),
        Consult consult when state.PartyOf(consult.Agent) is { } legId =>
            BeginConsult(state, consult.Agent, legId, null, consult.Target, consult.CallerId, now),
        _ => InAnyLivePhase(state, command, now),
    };

    /// <summary>A transfer was asked for; the talk goes on until the target rings, answers or took the call.</summary>
    private static CallDecision Transferring(CallState state, Aside aside, CallCommand command, DateTimeOffset now) => command switch
    {
        LegRang when IsTarget(aside, command) => HandOver(state, aside, Leaver.Agent, now).Decision,
        LegAnswered answered when IsTarget(aside, command) => AnswerAside(state, answered, now, HandOverAnswered),
        LegFailed or LegEnded or RingExpired or TimeSpent when IsTarget(aside, command) => DropAside(state, aside, command, now),
        QueueAccepted accepted when aside.Target is Destination.ToQueue => HandToQueue(state, aside, accepted, now),
        QueueRefused when aside.Target is Destination.ToQueue => DropAside(state, aside, command, now),
        LegEnded or LegFailed when LegOf(command) == aside.ByLegId => aside.TargetLegId is null
            ? LeaveToQueue(state, aside, command, now)
            : HandOver(ClosedBy(state, command, now), aside, Leaver.Agent).Decision,
        TransferAsked asked when asked.LegId == aside.ByLegId && asked.Target == aside.Target => CallDecision.Nothing,
        Transfer transfer when transfer.Agent == aside.Agent && transfer.Target == aside.Target => CallDecision.Nothing,
        CompleteTransfer complete when complete.Agent == aside.Agent => CallDecision.Nothing,
        EndConsult end when end.Agent == aside.Agent => DropAside(state, aside, command, now),
        _ => BesideTheTalk(state, aside, command, now),
    };

    /// <summary>The agent talks to the target, or waits for it; the other one waits for the agent.</summary>
    private static CallDecision Consulting(CallState state, Aside aside, CallCommand command, DateTimeOffset now) => command switch
    {
        LegRang { LegId: var legId } when IsTarget(aside, command) && !aside.Answered && state.FindLeg(legId)!.RangAt is null =>
            RangAside(state, aside, now),
        LegAnswered when IsTarget(aside, command) && aside.Answered => CallDecision.Nothing,
        LegAnswered answered when IsTarget(aside, command) => AnswerAside(state, answered, now, JoinAside),
        LegAnswered answered when answered.LegId == aside.OriginLegId => Answer(state, answered, now),
        LegFailed or LegEnded or RingExpired or TimeSpent when IsTarget(aside, command) => DropAside(state, aside, command, now),
        LegEnded or LegFailed when aside.OriginLegId is not null && LegOf(command) == aside.OriginLegId =>
            DropAside(state, aside, command, now),
        LegEnded or LegFailed when LegOf(command) == aside.ByLegId =>
            HandOver(ClosedBy(state, command, now), aside, Leaver.Agent).Decision,
        LegEnded or LegFailed when LegOf(command) == state.OtherParty(aside.ByLegId) =>
            HandOver(ClosedBy(state, command, now), aside, Leaver.Other).Decision,
        TransferAsked asked when Joins(aside, asked) =>
            HandOver(new CallTurn(state, now).Do(new CallEffect.TransferResult(asked.LegId, 200)), aside, Leaver.Agent).Decision,
        CompleteTransfer complete when complete.Agent == aside.Agent => HandOver(state, aside, Leaver.Agent, now).Decision,
        EndConsult end when end.Agent == aside.Agent => DropAside(state, aside, command, now),
        Merge merge when merge.Agent == aside.Agent && aside.Answered => BeginConference(state, aside, now),
        ConsultPlaced placed when state.FindLeg(placed.LegId) is not null => CallDecision.Nothing,
        Consult consult when consult.Agent == aside.Agent && consult.Target == aside.Target => CallDecision.Nothing,
        _ => BesideTheTalk(state, aside, command, now),
    };

    private static CallDecision BesideTheTalk(CallState state, Aside aside, CallCommand command, DateTimeOffset now) => command switch
    {
        TransferAsked asked when IsParty(state, asked.LegId) => CallDecision.Accept([], [new CallEffect.TransferResult(asked.LegId, 491)]),
        ConsultPlaced placed when state.FindLeg(placed.LegId) is null =>
            CallDecision.Accept([], [new CallEffect.RejectLeg(placed.LegId, 486, EndCause.AgentNotFree)]),
        Transfer or Consult => CallDecision.Refuse(CallRefusal.NotTalking),
        LegAway away when away.LegId == aside.OriginLegId =>
            CallDecision.Accept([], [new CallEffect.ReleaseLeg(away.LegId, EndCause.AgentLost)]),
        LegSilent silent when silent.LegId == aside.AgentLegId || silent.LegId == aside.TargetLegId => CallDecision.Nothing,
        _ => Talking(state, command, now),
    };

    private static CallDecision BeginTransfer(CallState state, string agent, string legId, Destination target, string? callerId, bool byRefer,
        DateTimeOffset now)
    {
        var aside = new Aside(AsideKind.Transfer, agent, legId, null, target, NewLegId(state, target), now) { ByRefer = byRefer };
        if (target is Destination.ToVoicemail mailbox)
            return HandToMailbox(new CallTurn(state, now).Happened(new CallEvent.AsideBegan(aside, now)), aside, mailbox).Decision;
        return Reach(new CallTurn(state, now).Happened(new CallEvent.AsideBegan(aside, now)), aside, callerId, state.OtherParty(legId)).Decision;
    }

    /// <summary>Queues and mailboxes cannot be consulted: nobody in particular would answer.</summary>
    private static CallDecision BeginConsult(CallState state, string agent, string legId, string? originLegId, Destination target,
        string? callerId, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now);
        if (target is Destination.ToQueue or Destination.ToVoicemail && originLegId is not null)
            return turn.Do(new CallEffect.RejectLeg(originLegId, EndCause.Rejected.Status(), EndCause.Rejected)).Decision;
        if (target is Destination.ToQueue or Destination.ToVoicemail)
            return CallDecision.Refuse(CallRefusal.UnknownTarget);
        var aside = new Aside(AsideKind.Consult, agent, legId, originLegId, target, NewLegId(state, target), now);
        if (originLegId is not null)
            turn.Happened(new CallEvent.LegAdded(new CallLeg(originLegId, LegRole.Agent, agent, now) { Agent = agent }, now));
        else
            turn.Do(new CallEffect.PlayMusic(state.OtherParty(legId)));
        return Reach(turn.Happened(new CallEvent.AsideBegan(aside, now)), aside, callerId, aside.AgentLegId).Decision;
    }

    private static CallTurn Reach(CallTurn turn, Aside aside, string? callerId, string towards) => aside.Target switch
    {
        Destination.ToQueue to => turn.Do(new CallEffect.JoinQueue(to.Queue, turn.Now)),
        Destination.ToAgent to => CallAgent(turn, aside.TargetLegId!, to.Agent, towards),
        Destination.Outside number => CallOutside(turn, aside.TargetLegId!, number, callerId, towards),
        _ => throw new InvalidOperationException($"Nobody can be sent to {aside.Target}."),
    };

    /// <summary>The API's agent, who has no second dialog, hears the ringing on the leg of the talk.</summary>
    private static CallDecision RangAside(CallState state, Aside aside, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now).Happened(new CallEvent.Rang(aside.TargetLegId!, now));
        return (aside.OriginLegId is null ? turn.Do(new CallEffect.PlayRingback(aside.ByLegId)) : turn).Decision;
    }

    private static CallDecision AnswerAside(CallState state, LegAnswered answered, DateTimeOffset now, Func<CallTurn, Aside, CallTurn> next)
    {
        var turn = new CallTurn(state, now)
            .Happened(new CallEvent.Answered(answered.LegId, answered.Codec, now))
            .Happened(new CallEvent.AsideAnswered(now));
        if (turn.State.FindHold(answered.LegId) is { } hold)
            turn.Do(new CallEffect.TellAgent(hold.Agent, hold.OfferId, OfferOutcome.Answered));
        return next(turn, turn.State.Aside!).Decision;
    }

    private static CallTurn JoinAside(CallTurn turn, Aside aside) => turn.Bridge(aside.AgentLegId, aside.TargetLegId!);

    private static CallTurn HandOverAnswered(CallTurn turn, Aside aside) => HandOver(TellPhone(turn, aside, 200), aside, Leaver.Agent);

    /// <summary>A phone that asked by REFER hears how it went, before its leg is released.</summary>
    private static CallTurn TellPhone(CallTurn turn, Aside aside, int status) =>
        aside.ByRefer ? turn.Do(new CallEffect.TransferResult(aside.ByLegId, status)) : turn;

    /// <summary>Nothing came of it: the target and the second dialog are released, and the talk is what it was.</summary>
    private static CallDecision DropAside(CallState state, Aside aside, CallCommand command, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now);
        var isAgents = command is LegEnded or LegFailed && !IsTarget(aside, command);
        var outcome = aside.Answered ? OfferOutcome.Answered : isAgents ? OfferOutcome.CallerGone : OutcomeOf(command);
        if (aside.TargetLegId is { } target)
            EndLeg(turn, target, command, outcome);
        else
            turn.Do(new CallEffect.LeaveQueue(aside.Target.Name));
        if (aside.OriginLegId is { } origin)
            EndLeg(turn, origin, command, outcome);
        turn.Happened(new CallEvent.AsideEnded(outcome, IsTransfer: false, now));
        if (aside is { Kind: AsideKind.Consult, OriginLegId: null })
            return turn.Bridge(state.SubjectLegId, state.PartnerLegId!).Decision;
        return aside.Kind == AsideKind.Transfer ? TellPhone(turn, aside, outcome.Status()).Decision : turn.Decision;
    }

    private static void EndLeg(CallTurn turn, string legId, CallCommand command, OfferOutcome outcome)
    {
        var leg = turn.State.FindLeg(legId)!;
        if (leg is { Role: LegRole.Outside, AnsweredAt: null })
            turn.Happened(new CallEvent.DialFailed(legId, outcome, turn.Now));
        if (LegOf(command) == legId && command is LegEnded or LegFailed)
            turn.Close(legId, Figures(command), outcome);
        else if (leg is { Role: LegRole.Agent, AnsweredAt: null } && outcome != OfferOutcome.Answered && turn.State.FindHold(legId) is null)
            turn.Do(new CallEffect.RejectLeg(legId, outcome.Status(), outcome.Cause()));
        else
            turn.ReleaseLeg(legId, EndCause.Abandoned, outcome);
    }

    /// <summary>Whoever asked leaves for the queue that took the other one.</summary>
    private static CallDecision HandToQueue(CallState state, Aside aside, QueueAccepted accepted, DateTimeOffset now)
    {
        var turn = TellPhone(new CallTurn(state, now), aside, 200);
        turn.Happened(new CallEvent.AsideEnded(OfferOutcome.Answered, IsTransfer: true, now))
            .ReleaseLeg(aside.ByLegId, EndCause.Transferred)
            .Happened(new CallEvent.Regrouped(state.OtherParty(aside.ByLegId), now))
            .Happened(new CallEvent.QueueChosen(aside.Target.Name, aside.At));
        return Enter(turn, accepted.Overflows).Decision;
    }

    /// <summary>A mailbox takes everybody: whoever asked leaves at once.</summary>
    private static CallTurn HandToMailbox(CallTurn turn, Aside aside, Destination.ToVoicemail mailbox)
    {
        var stays = turn.State.OtherParty(aside.ByLegId);
        return GoTo(TellPhone(turn, aside, 200)
            .Happened(new CallEvent.AsideEnded(OfferOutcome.Answered, IsTransfer: true, turn.Now))
            .ReleaseLeg(aside.ByLegId, EndCause.Transferred)
            .Happened(new CallEvent.Regrouped(stays, turn.Now)), mailbox, callerId: null);
    }

    /// <summary>Whoever asked hung up before the queue answered: the other one asks it again.</summary>
    private static CallDecision LeaveToQueue(CallState state, Aside aside, CallCommand command, DateTimeOffset now) =>
        GoTo(ClosedBy(state, command, now)
            .Happened(new CallEvent.AsideEnded(OfferOutcome.Answered, IsTransfer: true, now))
            .Happened(new CallEvent.Regrouped(state.OtherParty(aside.ByLegId), now)), aside.Target, callerId: null).Decision;

    private enum Leaver
    {
        /// <summary>The agent who asked: the other one stays with the target.</summary>
        Agent,

        /// <summary>The one who waited: the agent stays with the target.</summary>
        Other,
    }

    private static CallTurn HandOver(CallState state, Aside aside, Leaver leaver, DateTimeOffset now)
    {
        var turn = TellPhone(new CallTurn(state, now), aside, 200);
        if (aside.Kind == AsideKind.Transfer)
            turn.Happened(new CallEvent.Rang(aside.TargetLegId!, now));
        return HandOver(turn, aside, leaver);
    }

    /// <summary>One of the two leaves, and the one who stays has the target as partner, or waits for it.</summary>
    private static CallTurn HandOver(CallTurn turn, Aside aside, Leaver leaver)
    {
        var target = aside.TargetLegId!;
        var stays = leaver == Leaver.Agent ? turn.State.OtherParty(aside.ByLegId) : aside.AgentLegId;
        turn.Happened(new CallEvent.AsideEnded(OfferOutcome.Answered, leaver == Leaver.Agent, turn.Now));
        turn.Happened(new CallEvent.Regrouped(stays, turn.Now));
        foreach (var legId in new[] { aside.ByLegId, aside.OriginLegId })
        {
            if (legId is not null && legId != stays && IsLive(turn.State, legId))
                turn.ReleaseLeg(legId, EndCause.Transferred);
        }

        if (turn.State.FindLeg(target)!.AnsweredAt is not null)
            return turn.Happened(new CallEvent.Connected(target, turn.Now)).Bridge(stays, target);
        turn.Happened(new CallEvent.Dialled(target, turn.Now));
        return turn.State.FindLeg(stays)!.AnsweredAt is null ? turn : turn.Do(new CallEffect.PlayRingback(stays));
    }

    /// <summary>A party of the talk hung up.</summary>
    private static CallTurn ClosedBy(CallState state, CallCommand command, DateTimeOffset now) =>
        new CallTurn(state, now).Close(LegOf(command)!, Figures(command), OfferOutcome.CallerGone);

    /// <summary>A REFER with Replaces joins the other parties of the agent's two dialogs, whichever of them carries it.</summary>
    private static bool Joins(Aside aside, TransferAsked asked) => aside.OriginLegId is { } origin
        && ((asked.LegId == aside.ByLegId && asked.ReplacedLegId == origin) || (asked.LegId == origin && asked.ReplacedLegId == aside.ByLegId));
}
