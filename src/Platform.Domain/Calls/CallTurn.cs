using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// One decision while it is made: what happened so far, the state that it leads to, and what has to be done. Each step sees what
/// the steps before it changed.
/// </summary>
internal sealed class CallTurn(CallState state, DateTimeOffset now)
{
    private readonly List<CallEvent> events = [];
    private readonly List<CallEffect> effects = [];

    public CallState State { get; private set; } = state;

    public DateTimeOffset Now { get; } = now;

    public CallDecision Decision => CallDecision.Accept(events, effects);

    public CallTurn Happened(CallEvent happened)
    {
        events.Add(happened);
        State = CallHistory.Apply(State, happened);
        return this;
    }

    public CallTurn Do(CallEffect effect)
    {
        effects.Add(effect);
        return this;
    }

    /// <summary>The two hear each other; who is to talk to an agent that is away hears music until it is back.</summary>
    public CallTurn Bridge(string legId, string otherLegId)
    {
        Do(new CallEffect.Bridge(legId, otherLegId));
        if (State.IsAway(legId))
            Do(new CallEffect.PlayMusic(otherLegId));
        return State.IsAway(otherLegId) ? Do(new CallEffect.PlayMusic(legId)) : this;
    }

    /// <summary>The leg is over: whoever was held through it is free, and what was reserved for it is given back.</summary>
    public CallTurn Close(string legId, LegStatistics figures, OfferOutcome outcome)
    {
        LetGo(legId, outcome);
        Happened(new CallEvent.LegClosed(legId, figures, Now));
        return State.FindLeg(legId)!.Role == LegRole.Outside ? Do(new CallEffect.SettleLeg(legId)) : this;
    }

    public bool IsReleasing(string legId) => effects.Exists(effect => effect is CallEffect.ReleaseLeg release && release.LegId == legId);

    /// <summary>The leg is not needed any more; its end is reported later.</summary>
    public CallTurn ReleaseLeg(string legId, EndCause cause, OfferOutcome outcome = OfferOutcome.CallerGone)
    {
        Do(new CallEffect.ReleaseLeg(legId, cause));
        return LetGo(legId, outcome);
    }

    /// <summary>The agent whose leg this is, if any, is not needed any more.</summary>
    private CallTurn LetGo(string legId, OfferOutcome outcome)
    {
        if (State.FindHold(legId) is not { } hold)
            return this;
        if (hold.Talks)
            return Happened(new CallEvent.AgentLeft(hold.OfferId, Now)).Do(new CallEffect.FreeAgent(hold.Agent, hold.OfferId));
        var isOffer = State.Offers.Exists(offer => offer.OfferId == hold.OfferId);
        Happened(isOffer ? new CallEvent.OfferEnded(hold.OfferId, outcome, Now) : new CallEvent.AgentLeft(hold.OfferId, Now));
        return Do(new CallEffect.TellAgent(hold.Agent, hold.OfferId, isOffer ? outcome : OfferOutcome.CallerGone));
    }
}
