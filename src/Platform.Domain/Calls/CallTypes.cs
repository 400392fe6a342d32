using Platform.Domain.Catalog;

namespace Platform.Domain.Calls;

public enum CallPhase
{
    /// <summary>Nothing is known of the call.</summary>
    None = 0,

    /// <summary>Announced by the trunk; the queue has not said yet whether it takes it.</summary>
    Offered = 1,

    /// <summary>In the queue.</summary>
    Waiting = 2,

    /// <summary>An agent's device rings.</summary>
    Ringing = 3,

    /// <summary>Caller and agent talk.</summary>
    Talking = 4,

    /// <summary>The caller waited too long and hears the message that says so.</summary>
    Leaving = 5,

    /// <summary>Released; the last figures of the legs are still to come.</summary>
    Ending = 6,

    /// <summary>The record is complete and waits in the outbox for the ledger.</summary>
    Ended = 7,
}

/// <summary>Why a call ended. The numbers are stable: they are stored.</summary>
public enum EndCause
{
    CallerHungUp = 1,
    AgentHungUp = 2,

    /// <summary>The caller hung up before any agent answered.</summary>
    Abandoned = 3,

    /// <summary>No agent was found within the queue's longest wait.</summary>
    QueueTimeout = 4,

    QueueFull = 5,
    ChannelLimit = 6,
    UnknownQueue = 7,

    /// <summary>A leg sent no RTP for too long although it should have.</summary>
    MediaLost = 8,

    /// <summary>The node that held the legs went away.</summary>
    NodeLost = 9,

    /// <summary>Ended by a person through the API.</summary>
    Cleared = 10,

    /// <summary>A leg failed for a technical reason: no port, no common codec, transport error.</summary>
    LegFailed = 11,

    /// <summary>The number that was called is busy.</summary>
    Busy = 12,

    /// <summary>The side that was called said no.</summary>
    Rejected = 13,

    /// <summary>The side that was called did not answer in time.</summary>
    NoAnswer = 14,

    /// <summary>The number that was called belongs to nobody.</summary>
    UnallocatedNumber = 15,

    /// <summary>No route leads there, or every trunk on the way is full or fails.</summary>
    NoRoute = 16,

    /// <summary>The number is barred, or not among the destinations that the tenant may call.</summary>
    Barred = 17,

    /// <summary>The tenant's limit of channels, calls per second or spend is reached.</summary>
    OutboundLimit = 18,
}

public enum LegRole
{
    /// <summary>Whoever a trunk brought, or the agent who placed the call.</summary>
    Caller = 0,

    Agent = 1,

    /// <summary>A number outside that was called through a trunk.</summary>
    Outside = 2,
}

/// <summary>How one offer to one agent went.</summary>
public enum OfferOutcome
{
    Ringing = 0,
    Answered = 1,
    NoAnswer = 2,
    Rejected = 3,

    /// <summary>The agent's device is not registered or cannot be reached.</summary>
    Unreachable = 4,

    CallerGone = 5,

    /// <summary>The number that was called is busy.</summary>
    Busy = 6,

    /// <summary>The number that was called belongs to nobody.</summary>
    Unallocated = 7,

    /// <summary>No route, or every trunk on it is full or failed.</summary>
    NoRoute = 8,
}

/// <summary>One agent that was looked at when an offer was made.</summary>
/// <param name="IdleMs">How long the agent had been idle; the longest idle is chosen.</param>
public sealed record Candidate(string Agent, long IdleMs);

/// <summary>The answer to "why this agent?", kept with the call.</summary>
/// <param name="Strategy">Such as <c>longest_idle</c>.</param>
/// <param name="WaitingBefore">Contacts that were waiting in the queue, this one included.</param>
/// <param name="CandidateCount">Agents that were free and fitted.</param>
/// <param name="Candidates">The best of them, best first; the first one was chosen.</param>
public sealed record OfferReason(string Strategy, int WaitingBefore, int CandidateCount, IReadOnlyList<Candidate> Candidates);

/// <summary>One offer of the call to one agent, from reservation to outcome.</summary>
public sealed record CallOffer(string OfferId, string Agent, DateTimeOffset At, OfferReason Why)
{
    public OfferOutcome Outcome { get; init; } = OfferOutcome.Ringing;
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>RTP figures of one leg, as seen by this house (RFC 3550).</summary>
/// <param name="Lost">Packets that the sender numbered and that did not arrive.</param>
/// <param name="JitterMs">Interarrival jitter, RFC 3550 A.8.</param>
/// <param name="Strangers">Packets from addresses that did not belong to the leg; dropped.</param>
public sealed record LegStatistics(long PacketsIn, long PacketsOut, long Lost, double JitterMs, long Strangers)
{
    public static LegStatistics None { get; } = new(0, 0, 0, 0, 0);
}

/// <summary>One leg of the call. <see cref="LegId"/> is <c>caller</c> or the id of the offer that made it.</summary>
/// <param name="Party">The caller's number, or the agent's id.</param>
public sealed record CallLeg(string LegId, LegRole Role, string Party, DateTimeOffset StartedAt)
{
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public bool Held { get; init; }
    public string? Codec { get; init; }
    public LegStatistics? Statistics { get; init; }
}

/// <summary>A stretch of time in which one side held the call.</summary>
public sealed record HoldPeriod(LegRole By, DateTimeOffset From, DateTimeOffset? To);

/// <summary>The call as the trunk announced it.</summary>
/// <param name="CallId">Ours, made for this call: <c>01J…</c>, sortable by time.</param>
/// <param name="SipCallId">The Call-ID header of the caller's dialog.</param>
/// <param name="From">The caller's number in E.164, or as the trunk sent it when it is no such number.</param>
/// <param name="To">The access number in E.164.</param>
/// <param name="Node">The node that holds the legs.</param>
public sealed record OfferedCall(string Tenant, string CallId, string SipCallId, string Trunk, string From, string To, string Queue,
    string Node, DateTimeOffset At)
{
    public CallDirection Direction { get; init; } = CallDirection.Inbound;

    /// <summary>The agent who placed the call; null for one that a trunk brought.</summary>
    public string? Agent { get; init; }

    /// <summary>Where a placed call is to go; null for one that a trunk brought.</summary>
    public Destination? Destination { get; init; }

    /// <summary>The rented number that the called side sees, in E.164.</summary>
    public string? CallerId { get; init; }
}
