using Platform.Domain.Calls;
using static Platform.Domain.Agents.AgentCommand;
using AgentDecision = Platform.Domain.Decision<Platform.Domain.Agents.AgentRefusal, Platform.Domain.Agents.AgentEvent,
    Platform.Domain.Agents.AgentEffect>;

namespace Platform.Domain.Agents;

/// <summary>
/// The states of an agent, one method per state, one arm per command. The invariant: an agent has at most one offer, and
/// only the turn that moves it out of Ready gives it one, so two contacts can never both have the agent.
/// </summary>
public static class AgentMachine
{
    public static AgentDecision Decide(AgentState state, AgentCommand command, DateTimeOffset now) => state.Presence switch
    {
        AgentPresence.Offline => Offline(state, command, now),
        AgentPresence.Ready => Ready(state, command, now),
        AgentPresence.Reserved => Reserved(state, command, now),
        AgentPresence.Ringing => Ringing(state, command, now),
        AgentPresence.Talking => Talking(state, command, now),
        AgentPresence.WrapUp => WrapUp(state, command, now),
        AgentPresence.Break => Break(state, command, now),
        _ => throw new InvalidOperationException($"Unknown presence {state.Presence}."),
    };

    private static AgentDecision Offline(AgentState state, AgentCommand command, DateTimeOffset now) => command switch
    {
        Login login => LogIn(login, now),
        Logout or LeaseLost or Tick or NotHeld or ServeQueues => AgentDecision.Nothing,
        OfferResult or Release or ContactEnded => AgentDecision.Refuse(AgentRefusal.StaleOffer),
        Engage { Offer.Kind: OfferKind.Supervision } engage => Change(new AgentEvent.Began(engage.Offer, Leave, now), available: null),
        _ => AgentDecision.Refuse(AgentRefusal.NotLoggedIn),
    };

    private static AgentDecision Ready(AgentState state, AgentCommand command, DateTimeOffset now) => command switch
    {
        MakeReady => AgentDecision.Nothing,
        TakeBreak wish => Change(new AgentEvent.WentOnBreak(wish.Reason, now), available: false),
        Reserve reserve when !state.Queues.Contains(reserve.Offer.LentBy ?? reserve.Offer.Queue) => AgentDecision.Refuse(AgentRefusal.NotInQueue),
        Reserve reserve => Change(new AgentEvent.Reserved(reserve.Offer, now), available: false),
        Engage { Offer.Kind: OfferKind.Direct } engage => Change(new AgentEvent.RungDirectly(engage.Offer, now), available: false),
        Engage { Offer.Kind: OfferKind.Placed or OfferKind.Supervision } engage =>
            Change(new AgentEvent.Began(engage.Offer, null, now), available: false),
        _ => Anywhere(state, command, now),
    };

    private static AgentDecision Reserved(AgentState state, AgentCommand command, DateTimeOffset now) => command switch
    {
        Confirm confirm when IsCurrent(state, confirm.OfferId) => 
            Change(new AgentEvent.RingStarted(confirm.ContactKey, now), available: null),
        Release release when IsCurrent(state, release.OfferId) => BackToReady(state, now),
        NotHeld answer when IsCurrent(state, answer) => BackToReady(state, now),
        OfferResult result when IsCurrent(state, result.OfferId) => EndOffer(state, result.Outcome, now),
        ContactEnded ended when IsCurrent(state, ended.OfferId) => AfterContact(state, now),
        _ => Busy(state, command, now),
    };

    private static AgentDecision Ringing(AgentState state, AgentCommand command, DateTimeOffset now) => command switch
    {
        Confirm confirm when IsCurrent(state, confirm.OfferId) => AgentDecision.Nothing,
        OfferResult result when IsCurrent(state, result.OfferId) => EndOffer(state, result.Outcome, now),
        ContactEnded ended when IsCurrent(state, ended.OfferId) => AfterContact(state, now),
        NotHeld answer when IsCurrent(state, answer) => BackToReady(state, now),
        _ => Busy(state, command, now),
    };

    private static AgentDecision Talking(AgentState state, AgentCommand command, DateTimeOffset now) => command switch
    {
        OfferResult { Outcome: OfferOutcome.Answered } result when IsCurrent(state, result.OfferId) => AgentDecision.Nothing,
        OfferResult { Outcome: OfferOutcome.CallerGone } result when IsCurrent(state, result.OfferId)
            && state.Offer!.Kind is OfferKind.Placed or OfferKind.Supervision or OfferKind.Callback => BackToReady(state, now),
        ContactEnded ended when IsCurrent(state, ended.OfferId) => AfterContact(state, now),
        NotHeld answer when IsCurrent(state, answer) => AfterContact(state, now),
        _ => Busy(state, command, now),
    };

    private static AgentDecision WrapUp(AgentState state, AgentCommand command, DateTimeOffset now) => command switch
    {
        MakeReady { IsForced: false } when state.WrapUp!.IsFixed => Note(state, null, now),
        MakeReady => Change(new AgentEvent.BecameReady(true, now), available: true),
        TakeBreak { IsForced: false } wish when state.WrapUp!.IsFixed => Note(state, new AgentWish(AgentPresence.Break, wish.Reason), now),
        TakeBreak wish => Change(new AgentEvent.WentOnBreak(wish.Reason, now), available: null),
        ExtendWrapUp extend => state.WrapUp!.Extended(extend.By) is { } extended
            ? Change(new AgentEvent.WrapUpExtended(extended, now), available: null)
            : AgentDecision.Refuse(AgentRefusal.NotExtendable),
        Engage { Offer.Kind: OfferKind.Placed or OfferKind.Supervision } engage =>
            Change(new AgentEvent.Began(engage.Offer, state.Wish, now), available: null),
        Tick when state.WrapUp!.IsOver(now) && now < state.SessionExpiresAt => AfterWork(state, now),
        _ => Anywhere(state, command, now),
    };

    private static AgentDecision Break(AgentState state, AgentCommand command, DateTimeOffset now) => command switch
    {
        MakeReady => Change(new AgentEvent.BecameReady(false, now), available: true),
        Engage { Offer.Kind: OfferKind.Placed or OfferKind.Supervision } engage => Change(
            new AgentEvent.Began(engage.Offer with { WrapUp = WrapUpPolicy.None }, new AgentWish(AgentPresence.Break, state.Reason), now), available: null),
        TakeBreak wish when wish.Reason == state.Reason => AgentDecision.Nothing,
        TakeBreak wish => Change(new AgentEvent.WentOnBreak(wish.Reason, now), available: null),
        _ => Anywhere(state, command, now),
    };

    /// <summary>While a contact is there, wishes wait for its end. Without a seat the only wish left is to go.</summary>
    private static AgentDecision Busy(AgentState state, AgentCommand command, DateTimeOffset now) => command switch
    {
        Reserve reserve when IsCurrent(state, reserve.Offer.OfferId) => AgentDecision.Nothing,
        Engage engage when IsCurrent(state, engage.Offer.OfferId) => AgentDecision.Nothing,
        Login login when login.SessionId != state.SessionId || state.Wish?.Presence == AgentPresence.Offline => TakeOverSession(login, now),
        MakeReady or TakeBreak when state.Lease is null => AgentDecision.Refuse(AgentRefusal.NotLoggedIn),
        MakeReady => Note(state, null, now),
        TakeBreak wish => Note(state, new AgentWish(AgentPresence.Break, wish.Reason), now),
        Logout => Note(state, Leave, now),
        LeaseLost when state.Lease is null => AgentDecision.Nothing,
        LeaseLost => AgentDecision.Accept([new AgentEvent.LeaseDropped(now)], [new AgentEffect.Publish()]),
        Tick when now >= state.SessionExpiresAt => Note(state, Leave, now),
        _ => Anywhere(state, command, now),
    };

    private static AgentDecision Anywhere(AgentState state, AgentCommand command, DateTimeOffset now) => command switch
    {
        Login login when login.SessionId == state.SessionId => Extend(state, login, now),
        Login login => LogIn(login, now),
        Logout => LogOut(state, now),
        LeaseLost => LogOut(state, now),
        Tick when now >= state.SessionExpiresAt => LogOut(state, now),
        Tick or NotHeld => AgentDecision.Nothing,
        KeepAlive alive => AgentDecision.Accept([new AgentEvent.SessionExtended(alive.SessionExpiresAt, now)], []),
        LeaseRenewed renewed when renewed.Lease.Fence >= state.Lease?.Fence =>
            AgentDecision.Accept([new AgentEvent.LeaseExtended(renewed.Lease, now)], []),
        LeaseRenewed => AgentDecision.Nothing,
        ServeQueues serve when serve.Queues.SequenceEqual(state.Queues) => AgentDecision.Nothing,
        ServeQueues serve => ChangeQueues(state, serve, now),
        Reserve or Engage => AgentDecision.Refuse(AgentRefusal.NotReady),
        Confirm or OfferResult or Release or ContactEnded => AgentDecision.Refuse(AgentRefusal.StaleOffer),
        ExtendWrapUp => AgentDecision.Refuse(AgentRefusal.NotInWrapUp),
        _ => throw new InvalidOperationException($"{command.GetType().Name} has no arm in {state.Presence}."),
    };

    private static AgentDecision LogIn(Login login, DateTimeOffset now)
    {
        var loggedIn = new AgentEvent.LoggedIn(login.SessionId, login.Lease, login.Queues, login.SessionExpiresAt, now);
        AgentEvent start = login.Ready ? new AgentEvent.BecameReady(false, now) : new AgentEvent.WentOnBreak(BreakReason.NotReady, now);
        return AgentDecision.Accept([loggedIn, start], [new AgentEffect.TellQueues(login.Ready), new AgentEffect.Publish()]);
    }

    /// <summary>The same login again: nothing starts anew. Its lease is the newer one, for taking it made the old one worthless.</summary>
    private static AgentDecision Extend(AgentState state, Login login, DateTimeOffset now)
    {
        List<AgentEvent> events = [new AgentEvent.SessionExtended(login.SessionExpiresAt, now)];
        if (login.Lease.Fence > state.Lease!.Fence)
            events.Add(new AgentEvent.LeaseExtended(login.Lease, now));
        return AgentDecision.Accept(events, []);
    }

    /// <summary>A new login, or one after a logout, while a contact is there: the contact goes on, in the new session.</summary>
    private static AgentDecision TakeOverSession(Login login, DateTimeOffset now)
    {
        var wish = login.Ready ? null : new AgentWish(AgentPresence.Break, BreakReason.NotReady);
        return AgentDecision.Accept(
            [new AgentEvent.SessionTakenOver(login.SessionId, login.Lease, login.Queues, login.SessionExpiresAt, now),
            new AgentEvent.WishNoted(wish, now)],
            [new AgentEffect.Publish()]);
    }

    private static AgentDecision LogOut(AgentState state, DateTimeOffset now)
    {
        List<AgentEffect> effects = [new AgentEffect.TellQueues(false), new AgentEffect.Publish()];
        if (state.Lease is { } lease)
            effects.Add(new AgentEffect.ReleaseSeat(lease));
        return AgentDecision.Accept([new AgentEvent.LoggedOut(now)], effects);
    }

    private static AgentDecision BackToReady(AgentState state, DateTimeOffset now) =>
        state.Wish is null ? Change(new AgentEvent.BecameReady(true, now), available: true) : FulfilWish(state, now);

    /// <summary>Without a seat there is no wrap-up: the agent is logged out.</summary>
    private static AgentDecision AfterContact(AgentState state, DateTimeOffset now) =>
        !state.Offer!.WrapUp.IsNone && state.Lease is not null
            ? Change(new AgentEvent.WrapUpStarted(Agents.WrapUp.Begin(state.Offer.WrapUp, now), now), available: null)
            : AfterWork(state, now);

    private static AgentDecision AfterWork(AgentState state, DateTimeOffset now) =>
        state.Wish is null ? Change(new AgentEvent.BecameReady(state.Presence == AgentPresence.WrapUp, now),
        available: true) : FulfilWish(state, now);

    private static AgentDecision FulfilWish(AgentState state, DateTimeOffset now) => state.Wish switch
    {
        { Presence: AgentPresence.Break } wish => Change(new AgentEvent.WentOnBreak(wish.Reason!, now), available: null),
        _ => LogOut(state, now),
    };

    private static AgentDecision EndOffer(AgentState state, OfferOutcome outcome, DateTimeOffset now) => outcome switch
    {
        OfferOutcome.Ringing => AgentDecision.Nothing,
        OfferOutcome.Answered => Change(new AgentEvent.Answered(now), available: null),
        OfferOutcome.NoAnswer or OfferOutcome.Rejected or OfferOutcome.Unreachable
            when state.Wish?.Presence == AgentPresence.Offline => LogOut(state, now),
        OfferOutcome.NoAnswer => Change(new AgentEvent.WentOnBreak(BreakReason.NoAnswer, now), available: null),
        OfferOutcome.Rejected => Change(new AgentEvent.WentOnBreak(BreakReason.Rejected, now), available: null),
        OfferOutcome.Unreachable => Change(new AgentEvent.WentOnBreak(BreakReason.Unreachable, now), available: null),
        _ => BackToReady(state, now),
    };

    private static AgentDecision ChangeQueues(AgentState state, ServeQueues serve, DateTimeOffset now) => AgentDecision.Accept(
        [new AgentEvent.QueuesChanged(serve.Queues, now)],
        state.Presence == AgentPresence.Ready ? [new AgentEffect.LeaveQueues([.. state.Queues.Except(serve.Queues)]),
        new AgentEffect.TellQueues(true)] : []);

    private static AgentWish Leave { get; } = new(AgentPresence.Offline, null);

    private static AgentDecision Note(AgentState state, AgentWish? wish, DateTimeOffset now) => wish == state.Wish
        ? AgentDecision.Nothing
        : AgentDecision.Accept([new AgentEvent.WishNoted(wish, now)], [new AgentEffect.Publish()]);

    private static AgentDecision Change(AgentEvent happened, bool? available) => AgentDecision.Accept(
        [happened], available is { } known ? [new AgentEffect.TellQueues(known), new AgentEffect.Publish()] : [new AgentEffect.Publish()]);

    private static bool IsCurrent(AgentState state, string offerId) => offerId == state.Offer!.OfferId;

    private static bool IsCurrent(AgentState state, NotHeld answer) => IsCurrent(state, answer.OfferId) && answer.Version == state.Version;

    public static AgentState Apply(AgentState state, AgentEvent happened) => AgentHistory.Apply(state, happened);
}
