using System.Collections.Immutable;
using Platform.Domain.Calls;

namespace Platform.Domain.Agents;

/// <summary>What can be asked of an agent, or happen to it.</summary>
public abstract record AgentCommand
{
    /// <param name="Ready">Become ready at once instead of starting on a break.</param>
    public sealed record Login(string SessionId, SeatLease Lease, ImmutableArray<string> Queues, bool Ready,
        DateTimeOffset SessionExpiresAt) : AgentCommand;

    public sealed record Logout : AgentCommand;

    /// <param name="IsForced">A supervisor wants it: a wrap-up of fixed length ends.</param>
    public sealed record MakeReady(bool IsForced = false) : AgentCommand;

    /// <param name="IsForced">A supervisor wants it: a wrap-up of fixed length ends.</param>
    public sealed record TakeBreak(string Reason, bool IsForced = false) : AgentCommand;

    /// <summary>The agent needs longer after the contact.</summary>
    public sealed record ExtendWrapUp(TimeSpan By) : AgentCommand;

    /// <summary>A sign of life from the agent's device or console.</summary>
    public sealed record KeepAlive(DateTimeOffset SessionExpiresAt) : AgentCommand;

    public sealed record LeaseRenewed(SeatLease Lease) : AgentCommand;

    /// <summary>The seat is gone: its lease was not renewed in time or was taken over.</summary>
    public sealed record LeaseLost : AgentCommand;

    /// <summary>The agent's queues were changed.</summary>
    public sealed record ServeQueues(ImmutableArray<string> Queues) : AgentCommand;

    public sealed record Reserve(AgentOffer Offer) : AgentCommand;

    /// <summary>A contact takes the agent without a queue: see the offer's kind.</summary>
    public sealed record Engage(AgentOffer Offer) : AgentCommand;

    /// <summary>The contact is about to ring the agent's device.</summary>
    /// <param name="ContactKey">Who has the agent from then on, where the contact hands it over; null for the contact itself.</param>
    public sealed record Confirm(string OfferId, string? ContactKey = null) : AgentCommand;

    /// <summary>How the offer went: answered, or not and why.</summary>
    public sealed record OfferResult(string OfferId, OfferOutcome Outcome) : AgentCommand;

    /// <summary>The contact does not need the agent: the reservation was for nothing.</summary>
    public sealed record Release(string OfferId) : AgentCommand;

    /// <summary>The contact is over.</summary>
    public sealed record ContactEnded(string OfferId) : AgentCommand;

    /// <summary>The contact says that it does not hold the agent (any more); asked when the agent's state had this version.</summary>
    public sealed record NotHeld(string OfferId, long Version) : AgentCommand;

    /// <summary>Time passed.</summary>
    public sealed record Tick : AgentCommand;
}

/// <summary>Why a command was refused. The numbers are stable.</summary>
public enum AgentRefusal
{
    NotLoggedIn = 1,

    /// <summary>The agent is held, ringing, talking, in wrap-up or on a break.</summary>
    NotReady = 2,

    /// <summary>The offer is not the agent's present one.</summary>
    StaleOffer = 3,

    /// <summary>The agent does not serve that queue.</summary>
    NotInQueue = 4,

    /// <summary>There is no wrap-up to put off.</summary>
    NotInWrapUp = 5,

    /// <summary>The wrap-up lasts until the agent ends it, or as long as the queue lets it.</summary>
    NotExtendable = 6,
}
