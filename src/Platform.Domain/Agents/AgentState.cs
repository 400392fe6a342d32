using System.Collections.Immutable;
using Platform.Domain.Figures;

namespace Platform.Domain.Agents;

public enum AgentPresence
{
    Offline = 0,
    Ready = 1,

    /// <summary>A queue holds the agent for a contact; the device does not ring yet.</summary>
    Reserved = 2,

    Ringing = 3,
    Talking = 4,
    WrapUp = 5,
    Break = 6,
}

/// <summary>Reasons that the platform itself gives for a break; a person may give any other short text.</summary>
public static class BreakReason
{
    /// <summary>Just logged in.</summary>
    public const string NotReady = "not_ready";

    /// <summary>The agent's device rang and nobody answered (RONA).</summary>
    public const string NoAnswer = "no_answer";

    public const string Rejected = "rejected";

    /// <summary>The agent's device is not registered or cannot be reached.</summary>
    public const string Unreachable = "unreachable";
}

/// <summary>The right to sit on a rented seat, as the tenant's seats gave it.</summary>
/// <param name="Fence">Grows with each lease; a renewal with an old fence is refused.</param>
public sealed record SeatLease(string Product, string Agent, long Fence, DateTimeOffset ExpiresAt);

/// <summary>How a contact came to the agent.</summary>
public enum OfferKind
{
    /// <summary>A queue chose the agent.</summary>
    Queue = 0,

    /// <summary>Somebody asked for this agent.</summary>
    Direct = 1,

    /// <summary>The agent began it.</summary>
    Placed = 2,

    /// <summary>A supervisor listens on this agent's device to another agent's contact. Needs no seat.</summary>
    Supervision = 3,

    /// <summary>A queue chose the agent to call a customer back.</summary>
    Callback = 10,

    /// <summary>A queue chose the agent to hear a message.</summary>
    Voicemail = 11,
}

/// <summary>The contact that the agent is held for, rings for, or handles.</summary>
/// <param name="ContactKey">Grain key of the contact, such as <c>call:acme/01J…</c>.</param>
/// <param name="Queue">Empty when no queue chose the agent.</param>
public sealed record AgentOffer(string OfferId, string ContactKey, string Queue, int RingTimeoutMs, WrapUpPolicy WrapUp)
{
    public OfferKind Kind { get; init; } = OfferKind.Queue;

    /// <summary>The agent's own queue, which lends it to the one that chose it; null when that is its own.</summary>
    public string? LentBy { get; init; }
}

/// <summary>One agent. The agent alone decides whether it is free.</summary>
public sealed record AgentState
{
    public static AgentState Initial { get; } = new();

    public AgentPresence Presence { get; init; }

    /// <summary>Why, when on a break.</summary>
    public string? Reason { get; init; }

    /// <summary>When the present state began.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When the agent last stopped handling a contact or became ready: the longest idle is next.</summary>
    public DateTimeOffset IdleSince { get; init; }

    /// <summary>Grows with each change; tells a late notice from a fresh one.</summary>
    public long Version { get; init; }

    /// <summary>Time since the log-in that went into contacts, ringing and wrap-up included.</summary>
    public long HandlingMs { get; init; }

    /// <summary>Time since the log-in that the agent was free.</summary>
    public long AvailableMs { get; init; }

    /// <summary>Handling time of handling and free time since the log-in, up to the last change of state.</summary>
    public int OccupancyPermille => HandlingMs == 0 ? 0 : (int)(1000 * HandlingMs / (HandlingMs + AvailableMs));

    /// <summary>The queue that held the agent last: its siblings are told of the free agent before it.</summary>
    public string? LastQueue { get; init; }

    public string? SessionId { get; init; }

    /// <summary>The session ends when nothing was heard of the agent's device or console until then.</summary>
    public DateTimeOffset SessionExpiresAt { get; init; }

    public SeatLease? Lease { get; init; }
    public AgentOffer? Offer { get; init; }

    /// <summary>Null but during a wrap-up.</summary>
    public WrapUp? WrapUp { get; init; }

    /// <summary>The contact that the wrap-up comes after.</summary>
    public AgentOffer? WrapUpOf { get; init; }

    /// <summary>Since when the present state is not counted yet: since it began, or since its last piece was counted.</summary>
    public DateTimeOffset CountedTo { get; init; }

    /// <summary>Stretches that are over and may not be with the figures yet, oldest first.</summary>
    public ImmutableList<AgentStretch> Uncounted { get; init; } = [];

    /// <summary>What was asked for while the agent was busy: it comes after the contact, or after a wrap-up of fixed length.</summary>
    public AgentWish? Wish { get; init; }

    /// <summary>Queues that the agent serves, as of the login or the last change.</summary>
    public ImmutableArray<string> Queues { get; init; } = [];

    public bool IsBusy => Presence is AgentPresence.Reserved or AgentPresence.Ringing or AgentPresence.Talking;
}

/// <param name="Presence">Break or Offline.</param>
public sealed record AgentWish(AgentPresence Presence, string? Reason);
