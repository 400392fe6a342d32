using Platform.Domain.Calls;

namespace Platform.Domain.Callbacks;

/// <summary>How an attempt went. The numbers are stable.</summary>
public enum AttemptOutcome
{
    /// <summary>Agent and customer talked.</summary>
    Connected = 1,

    /// <summary>The customer could not be reached just now.</summary>
    NotReached = 2,

    /// <summary>The customer can never be reached at this number.</summary>
    Hopeless = 3,

    /// <summary>The agent did not answer, or the call died before the customer was dialled: nobody called the customer.</summary>
    AgentMissed = 4,

    /// <summary>No node could hold the call.</summary>
    NotPlaced = 5,
}

/// <summary>One agent who was to call the customer. The call has a record of its own, which names the callback.</summary>
/// <param name="OfferId">The queue's offer, under which the agent is held.</param>
/// <param name="Why">Why this agent.</param>
public sealed record CallbackAttempt(string CallId, string OfferId, string Agent, DateTimeOffset At, OfferReason Why)
{
    public DateTimeOffset? EndedAt { get; init; }
    public AttemptOutcome? Outcome { get; init; }

    /// <summary>Why its call ended; null when there was none.</summary>
    public EndCause? Cause { get; init; }

    /// <summary>The customer was dialled.</summary>
    public bool Counts => Outcome is AttemptOutcome.Connected or AttemptOutcome.NotReached or AttemptOutcome.Hopeless;

    /// <summary>What the record of the attempt's call says of it.</summary>
    public static AttemptOutcome OutcomeOf(CallRecord record) => record switch
    {
        { ConnectedAt: not null } => AttemptOutcome.Connected,
        { AnsweredAt: null } or { Cause: EndCause.NodeLost } => AttemptOutcome.AgentMissed,
        { Cause: EndCause.UnallocatedNumber or EndCause.Barred } => AttemptOutcome.Hopeless,
        _ => AttemptOutcome.NotReached,
    };
}

/// <summary>Of which callback a call is an attempt.</summary>
/// <param name="OfferId">The queue's offer, under which the agent is held.</param>
public sealed record CallbackOrigin(string CallbackId, string OfferId);
