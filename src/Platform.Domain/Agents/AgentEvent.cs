using System.Collections.Immutable;

namespace Platform.Domain.Agents;

public abstract record AgentEvent(DateTimeOffset At)
{
    /// <summary>Not stored: a reservation that is forgotten is refused its confirmation, and the queue asks somebody else.</summary>
    public static bool IsMinor(AgentEvent happened) => happened is Reserved;

    public sealed record LoggedIn(string SessionId, SeatLease Lease, ImmutableArray<string> Queues, DateTimeOffset SessionExpiresAt,
        DateTimeOffset At) : AgentEvent(At);

    /// <summary>A new login while a contact is there.</summary>
    public sealed record SessionTakenOver(string SessionId, SeatLease Lease, ImmutableArray<string> Queues, DateTimeOffset SessionExpiresAt,
        DateTimeOffset At)
        : AgentEvent(At);

    public sealed record LoggedOut(DateTimeOffset At) : AgentEvent(At);

    public sealed record BecameReady(bool KeepsIdleSince, DateTimeOffset At) : AgentEvent(At);

    public sealed record WentOnBreak(string Reason, DateTimeOffset At) : AgentEvent(At);

    public sealed record SessionExtended(DateTimeOffset SessionExpiresAt, DateTimeOffset At) : AgentEvent(At);

    public sealed record LeaseExtended(SeatLease Lease, DateTimeOffset At) : AgentEvent(At);

    public sealed record QueuesChanged(ImmutableArray<string> Queues, DateTimeOffset At) : AgentEvent(At);

    /// <summary>The seat was lost while a contact is there: the agent is logged out when the contact ends.</summary>
    public sealed record LeaseDropped(DateTimeOffset At) : AgentEvent(At);

    public sealed record Reserved(AgentOffer Offer, DateTimeOffset At) : AgentEvent(At);

    /// <summary>A contact that no queue brought rings the agent's device.</summary>
    public sealed record RungDirectly(AgentOffer Offer, DateTimeOffset At) : AgentEvent(At);

    /// <summary>The agent began a contact. One that was on a break goes back to it.</summary>
    public sealed record Began(AgentOffer Offer, AgentWish? Wish, DateTimeOffset At) : AgentEvent(At);

    /// <param name="ContactKey">Who has the agent now; null when that stays as it was.</param>
    public sealed record RingStarted(string? ContactKey, DateTimeOffset At) : AgentEvent(At);

    public sealed record Answered(DateTimeOffset At) : AgentEvent(At);

    public sealed record WrapUpStarted(WrapUp WrapUp, DateTimeOffset At) : AgentEvent(At);

    public sealed record WrapUpExtended(WrapUp WrapUp, DateTimeOffset At) : AgentEvent(At);

    public sealed record WishNoted(AgentWish? Wish, DateTimeOffset At) : AgentEvent(At);
}

public abstract record AgentEffect
{
    /// <summary>Tell each queue of the agent that it is free, or not.</summary>
    public sealed record TellQueues(bool Available) : AgentEffect;

    /// <summary>Tell queues that the agent does not serve any more.</summary>
    public sealed record LeaveQueues(ImmutableArray<string> Queues) : AgentEffect;

    public sealed record ReleaseSeat(SeatLease Lease) : AgentEffect;

    /// <summary>Tell those who watch that the agent's state changed.</summary>
    public sealed record Publish : AgentEffect;
}
