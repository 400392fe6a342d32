using Platform.Domain.Flows;
using Platform.Domain.Prompts;
using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>The steps that the arms of the phases are made of: reaching somebody, connecting, giving up, ending.</summary>
public static partial class CallMachine
{
    /// <summary>For so long a leg outside is paid beforehand where the tenant's spend is limited; extended while it lasts.</summary>
    public const long FirstReservationMs = 120_000;

    /// <summary>Under which the agent for whom a call is placed is held: the queue's offer, or one of its own.</summary>
    public static string PlacedOfferId(OfferedCall call) => call.QueueOfferId ?? $"{call.CallId}.placed";

    private static CallTurn Open(OfferedCall call, bool isHeld, DateTimeOffset now)
    {
        var turn = new CallTurn(CallState.None, now).Happened(new CallEvent.Offered(call, now));
        var hold = new AgentHold(call.Agent!, PlacedOfferId(call), CallState.CallerLegId, Talks: false);
        return isHeld ? turn.Happened(new CallEvent.AgentHeld(hold, now)) : turn;
    }

    private static CallTurn GoTo(CallTurn turn, Destination destination, string? callerId)
    {
        var legId = NewLegId(turn.State, destination);
        var subject = turn.State.SubjectLegId;
        switch (destination)
        {
            case Destination.ToQueue to:
                turn.Happened(new CallEvent.QueueChosen(to.Queue, turn.Now));
                return turn.Do(new CallEffect.JoinQueue(to.Queue, turn.State.PlaceAt!.Value));
            case Destination.ToFlow to:
                return turn.Happened(new CallEvent.FlowChosen(to.Flow, turn.Now)).Do(new CallEffect.StepFlow(new FlowInput.Begin()));
            case Destination.ToCallback to:
                return AskForCallback(turn, to.Queue);
            case Destination.ToVoicemail when turn.State.Call!.Message is not null:
                return BeginPlayback(turn);
            case Destination.ToVoicemail to:
                return GoToMailbox(turn, to.Mailbox);
            case Destination.ToAgent to:
                CallAgent(turn, legId!, to.Agent, subject);
                break;
            case Destination.Outside number:
                CallOutside(turn, legId!, number, callerId, subject);
                break;
            default:
                throw new InvalidOperationException($"Nobody can be sent to {destination}.");
        }

        return turn.Happened(new CallEvent.Dialled(legId!, turn.Now));
    }

    private static string? NewLegId(CallState state, Destination target) => target switch
    {
        Destination.ToAgent => $"{state.Call!.CallId}.{state.Legs.Count}",
        Destination.Outside => $"out-{state.Legs.Count}",
        _ => null,
    };

    private static CallTurn CallAgent(CallTurn turn, string legId, string agent, string towards)
    {
        var offer = new CallOffer(legId, agent, turn.Now, OfferReason.Direct);
        return turn.Happened(new CallEvent.AgentCalled(offer, turn.Now)).Do(new CallEffect.CallAgent(offer, towards));
    }

    private static CallTurn CallOutside(CallTurn turn, string legId, Destination.Outside target, string? callerId, string towards)
    {
        var leg = new CallLeg(legId, LegRole.Outside, target.Number, turn.Now)
        {
            IsEmergency = target.IsEmergency,
            ReservedMs = target.IsEmergency ? null : FirstReservationMs,
        };
        return turn.Happened(new CallEvent.LegAdded(leg, turn.Now)).Do(new CallEffect.CallOutside(legId, target, callerId, towards));
    }

    private static CallDecision Reject(OfferedCall call, EndCause cause, DateTimeOffset now) => CallDecision.Accept(
        [new CallEvent.Offered(call, now), new CallEvent.Released(cause, now)],
        [new CallEffect.RejectLeg(CallState.CallerLegId, cause.Status(), cause)]);

    private static CallDecision Answer(CallState state, LegAnswered answered, DateTimeOffset now) =>
        state.FindLeg(answered.LegId) is { AnsweredAt: null }
            ? CallDecision.Accept([new CallEvent.Answered(answered.LegId, answered.Codec, now)], [])
            : CallDecision.Nothing;

    /// <summary>A leg answers a call that is over. The caller was answered, if for no time, and its record says so.</summary>
    private static CallDecision ReleaseLate(CallState state, LegAnswered answered) => CallDecision.Accept(
        answered.LegId == CallState.CallerLegId ? Answer(state, answered, state.EndedAt!.Value).Events : [],
        [new CallEffect.ReleaseLeg(answered.LegId, state.Cause!.Value)]);

    private static CallDecision Connect(CallState state, LegAnswered answered, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now).Happened(new CallEvent.Answered(answered.LegId, answered.Codec, now));
        if (state.Overflow.Attempt is not null)
            turn.Happened(new CallEvent.OverflowEnded(state.Phase == CallPhase.Dialing ? OfferOutcome.Answered : OfferOutcome.CallerGone, now));
        turn.Happened(new CallEvent.Connected(answered.LegId, now)).Bridge(state.SubjectLegId, answered.LegId);
        if (turn.State.FindHold(answered.LegId) is { } hold)
            turn.Do(new CallEffect.TellAgent(hold.Agent, hold.OfferId, OfferOutcome.Answered));
        return EndRace(turn, state, answered.LegId).Decision;
    }

    /// <summary>A subject that was answered hears no ringing of its own phone.</summary>
    private static CallDecision Rang(CallState state, string legId, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now).Happened(new CallEvent.Rang(legId, now));
        return (state.FindLeg(state.SubjectLegId)!.AnsweredAt is null
            ? turn
            : turn.Do(new CallEffect.PlayRingback(state.SubjectLegId))).Decision;
    }

    /// <summary>An agent whom a queue chose learns at once how that went; one who places a call knows.</summary>
    private static CallTurn TellSummoned(CallTurn turn, OfferOutcome outcome) => turn.State.Call is { QueueOfferId: { } offerId, Agent: { } agent }
        ? turn.Do(new CallEffect.TellAgent(agent, offerId, outcome))
        : turn;

    /// <summary>
    /// The customer is called, and the queue knows that it comes: it is there at its place as soon as it answers, and until then the queue
    /// counts it among those who are called.
    /// </summary>
    private static CallTurn SummonCustomer(OfferedCall call, DateTimeOffset now)
    {
        var turn = new CallTurn(CallState.None, now).Happened(new CallEvent.Offered(call, now)).Happened(new CallEvent.Summoned(now));
        return turn.Do(new CallEffect.JoinQueue(turn.State.Queue, turn.State.PlaceAt!.Value))
            .Do(new CallEffect.CallOutside(CallState.CallerLegId, new Destination.Outside(call.To), call.CallerId, Towards: null));
    }

    /// <summary>The agent for whom the call is placed, or the customer who is called first, did not answer.</summary>
    private static CallDecision MissSummons(CallState state, CallCommand command, OfferOutcome outcome, EndCause cause, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now);
        if (state.Call!.QueueOfferId is { } offerId)
            TellSummoned(turn, outcome).Happened(new CallEvent.AgentLeft(offerId, now));
        if (state.Call.CallsCustomerFirst)
            EndLeg(turn, state.SubjectLegId, command, outcome);
        else if (command is LegEnded or LegFailed)
            turn.Happened(new CallEvent.LegClosed(state.SubjectLegId, Figures(command), now));
        return End(turn, cause, isRefused: false);
    }

    private static EndCause FarewellOf(CallState state) => state.Farewell ?? EndCause.QueueTimeout;

    /// <summary>
    /// The call goes back to its place in the queue, or leaves it when its wait ran out meanwhile; others may still ring. The agent is told
    /// why.
    /// </summary>
    private static CallDecision LoseOffer(CallState state, string offerId, OfferOutcome outcome, DateTimeOffset now, LegStatistics? figures)
    {
        var offer = state.Offers.FindLast(known => known.OfferId == offerId)!;
        var turn = new CallTurn(state, now).Happened(new CallEvent.OfferEnded(offer.OfferId, outcome, now));
        if (figures is null)
            turn.Do(new CallEffect.ReleaseLeg(offer.OfferId, EndCause.Abandoned));
        else
            turn.Happened(new CallEvent.LegClosed(offer.OfferId, figures, now));
        turn.Do(new CallEffect.TellAgent(offer.Agent, offer.OfferId, ToldAs(offer, outcome)));
        if (turn.State.Phase == CallPhase.Ringing)
            return turn.Decision;
        if (state is { WaitIsOver: true, RingsAll: true })
            turn.Do(new CallEffect.LeaveQueue(state.Queue));
        return state.WaitIsOver
            ? turn.Happened(new CallEvent.WaitTimedOut(now)).Do(TimeoutMessage(state)).Decision
            : turn.Do(new CallEffect.JoinQueue(state.Queue, state.PlaceAt!.Value)).Decision;
    }

    /// <summary>Whom the subject waited for cannot be reached; without a queue to go back to the call ends.</summary>
    private static CallDecision FailAttempt(CallState state, CallCommand command, DateTimeOffset now)
    {
        if (state.Overflow.Attempt is { } attempt)
            return FailOverflow(state, attempt, command, now);
        var outcome = OutcomeOf(command);
        var turn = new CallTurn(state, now);
        EndLeg(turn, state.PartnerLegId!, command, outcome);
        return End(turn, outcome.Cause(), isRefused: true);
    }

    /// <summary>A leg that is no party's (any more) is over.</summary>
    private static CallDecision Close(CallState state, CallCommand command, DateTimeOffset now) =>
        new CallTurn(state, now).Close(LegOf(command)!, Figures(command), OfferOutcome.CallerGone).Decision;

    /// <summary>A party left, and with it the call ends.</summary>
    private static CallDecision Leave(CallState state, CallCommand command, EndCause cause, DateTimeOffset now) =>
        End(new CallTurn(state, now).Happened(new CallEvent.LegClosed(LegOf(command)!, Figures(command), now)), cause, isRefused: false);

    private static CallDecision Release(CallState state, EndCause cause, DateTimeOffset now) =>
        End(new CallTurn(state, now), cause, isRefused: false);

    private static CallDecision Refuse(CallState state, EndCause cause, DateTimeOffset now) =>
        End(new CallTurn(state, now), cause, isRefused: true);

    /// <summary>Ends the call: releases what is still open, frees the agents, and waits for figures or posts at once.</summary>
    /// <param name="isRefused">A caller whose INVITE still waits gets the status that the cause has.</param>
    private static CallDecision End(CallTurn turn, EndCause cause, bool isRefused)
    {
        StopMessage(turn);
        var agents = BidFarewell(turn);
        turn.Happened(new CallEvent.Released(cause, turn.Now));
        foreach (var leg in turn.State.Legs.Where(leg => leg.EndedAt is null && !turn.IsReleasing(leg.LegId)))
        {
            turn.Do(isRefused && leg is { LegId: CallState.CallerLegId, AnsweredAt: null }
                ? new CallEffect.RejectLeg(leg.LegId, cause.Status(), cause)
                : new CallEffect.ReleaseLeg(leg.LegId, cause));
        }

        Tell(turn, agents);
        return AllClosed(turn.State)
            ? turn.Happened(new CallEvent.Completed(turn.Now)).Do(new CallEffect.PostRecord()).Decision
            : turn.Decision;
    }

    /// <summary>The legs died with their node: nothing can be said to them, but everybody else is told.</summary>
    private static CallDecision Lose(CallState state, DateTimeOffset lastSeen)
    {
        var last = LastEventAt(state);
        var turn = new CallTurn(state, lastSeen > last ? lastSeen : last);
        Tell(turn, BidFarewell(turn));
        return turn.Happened(new CallEvent.Released(EndCause.NodeLost, turn.Now))
            .Happened(new CallEvent.Completed(turn.Now))
            .Do(new CallEffect.PostRecord()).Decision;
    }

    private static CallDecision TimeOut(CallState state, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now);
        LeaveQueues(turn);
        return turn.Happened(new CallEvent.WaitTimedOut(now)).Do(TimeoutMessage(state)).Decision;
    }

    private static void LeaveQueues(CallTurn turn)
    {
        turn.Do(new CallEffect.LeaveQueue(turn.State.Queue));
        if (AskedQueue(turn.State) is { } asked)
            turn.Do(new CallEffect.LeaveQueue(asked));
    }

    /// <summary>The queue that the call waits in is told; returns what to tell the agents that it has.</summary>
    private static List<CallEffect> BidFarewell(CallTurn turn)
    {
        var state = turn.State;
        if (state.Phase is CallPhase.Offered or CallPhase.Waiting || state.RingsAll || state.IsCustomerCalled)
            LeaveQueues(turn);
        if (state.Aside?.Target is Destination.ToQueue to)
            turn.Do(new CallEffect.LeaveQueue(to.Queue));
        List<CallEffect> agents = [];
        foreach (var hold in state.Agents)
        {
            if (state.Offers.Exists(offer => offer.OfferId == hold.OfferId && offer.Outcome == OfferOutcome.Ringing))
                turn.Happened(new CallEvent.OfferEnded(hold.OfferId, OfferOutcome.CallerGone, turn.Now));
            agents.Add(hold.Talks
                ? new CallEffect.FreeAgent(hold.Agent, hold.OfferId)
                : new CallEffect.TellAgent(hold.Agent, hold.OfferId, OfferOutcome.CallerGone));
        }

        return agents;
    }

    /// <summary>Last of all: an agent who is free may be rung at once, and its device has to be free by then.</summary>
    private static void Tell(CallTurn turn, List<CallEffect> agents)
    {
        foreach (var agent in agents)
            turn.Do(agent);
    }

    /// <summary>The greeting is over, and nobody has answered yet.</summary>
    private static CallDecision StartMusic(CallState state, DateTimeOffset now) => state.IsGreeted
        ? CallDecision.Nothing
        : CallDecision.Accept([new CallEvent.Greeted(now)], [new CallEffect.PlayMusic(state.SubjectLegId)]);

    /// <summary>What a caller heard in its queue ends while somebody elsewhere is called; ringing that is heard by now goes on.</summary>
    private static CallDecision EndMessage(CallState state, string playId, DateTimeOffset now) => playId switch
    {
        _ when state.FindLeg(state.PartnerLegId!)!.RangAt is not null => CallDecision.Nothing,
        PlayIds.Greeting => StartMusic(state, now),
        PlayIds.Announcement => EndAnnouncement(state, now),
        _ => CallDecision.Refuse(CallRefusal.Stale),
    };

    /// <summary>When its end is not reported in time, EndingExpired ends the call.</summary>
    private static CallEffect.Play TimeoutMessage(CallState state) =>
        new(state.SubjectLegId, PlayIds.QueueTimeout, [new PromptItem.Phrase(PromptPhrase.QueueTimeout)]);

    private static CallDecision CollectFigures(CallState state, CallCommand command, DateTimeOffset now)
    {
        var legId = LegOf(command)!;
        if (!IsLive(state, legId))
            return CallDecision.Refuse(CallRefusal.Stale);
        var turn = new CallTurn(state, now).Happened(new CallEvent.LegClosed(legId, Figures(command), now));
        return AllClosed(turn.State)
            ? turn.Happened(new CallEvent.Completed(now)).Do(new CallEffect.PostRecord()).Decision
            : turn.Decision;
    }

    /// <summary>A leg that failed was not hung up.</summary>
    private static EndCause CauseOf(CallCommand command, EndCause hungUp) => command is LegFailed ? EndCause.LegFailed : hungUp;

    private static EndCause HungUp(CallState state, string? legId) => state.FindLeg(legId) switch
    {
        { Role: LegRole.Outside } => EndCause.CalleeHungUp,
        { Agent: not null } => EndCause.AgentHungUp,
        _ => EndCause.CallerHungUp,
    };

    private static OfferOutcome OutcomeOf(CallCommand command) => command switch
    {
        LegFailed failed => failed.Outcome,
        LegEnded => OfferOutcome.Rejected,
        RingExpired => OfferOutcome.NoAnswer,
        TimeSpent => OfferOutcome.LimitReached,
        QueueRefused => OfferOutcome.Busy,
        _ => OfferOutcome.CallerGone,
    };

    private static string? LegOf(CallCommand command) => command switch
    {
        LegAnswered answered => answered.LegId,
        LegFailed failed => failed.LegId,
        LegEnded ended => ended.LegId,
        LegRang rang => rang.LegId,
        LegSilent silent => silent.LegId,
        MessagePlayed played => played.LegId,
        DigitPressed pressed => pressed.LegId,
        RingExpired expired => expired.OfferId,
        TimeSpent spent => spent.LegId,
        _ => null,
    };

    private static LegStatistics Figures(CallCommand command) => command switch
    {
        LegEnded ended => ended.Statistics,
        LegFailed failed => failed.Statistics,
        _ => throw new InvalidOperationException($"{command.GetType().Name} carries no figures."),
    };

    private static DateTimeOffset LastEventAt(CallState state)
    {
        var last = state.Call!.At;
        foreach (var at in state.Legs.SelectMany(leg => new[] { leg.StartedAt, leg.AnsweredAt, leg.EndedAt })
            .Concat(state.Offers.SelectMany(offer => new[] { offer.At, offer.EndedAt }))
            .Concat(state.Holds.SelectMany(hold => new[] { hold.From, hold.To }))
            .Concat(state.Steps.SelectMany(step => new[] { step.From, step.To })))
        {
            if (at > last)
                last = at.Value;
        }

        return last;
    }

    /// <summary>An offer is dealt with once: asked again after its end it is as good as gone.</summary>
    private static bool WasOffered(CallState state, StartOffer start) => state.Offers.Exists(offer => offer.OfferId == start.Offer.OfferId);

    /// <summary>Whether RTP is due from the leg: it was answered, and nobody holds (a hold may silence both ways).</summary>
    private static bool MustSend(CallState state, string legId) =>
        state.FindLeg(legId) is { EndedAt: null, AnsweredAt: not null } && !state.Legs.Exists(leg => leg is { Held: true, EndedAt: null });

    private static bool IsParty(CallState state, string legId) => state.IsParty(legId);

    private static bool IsSubject(CallState state, CallCommand command) => LegOf(command) == state.SubjectLegId;

    private static bool IsPartner(CallState state, CallCommand command) => state.PartnerLegId is { } partner && LegOf(command) == partner;

    private static bool IsTarget(Aside aside, CallCommand command) => aside.TargetLegId is { } target && LegOf(command) == target;

    private static string? AgentOf(CallState state, string legId) =>
        legId == state.SubjectLegId || legId == state.PartnerLegId ? state.FindLeg(legId)?.Agent : null;

    private static bool IsLive(CallState state, string? legId) => state.FindLeg(legId) is { EndedAt: null };

    private static bool AllClosed(CallState state) => state.Legs.All(leg => leg.EndedAt is not null);
}
