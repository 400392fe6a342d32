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

    /// <summary>No node could hold the call, or it was lost with its node before the customer answered.</summary>
    NotPlaced = 5,

    /// <summary>The customer answered, and the call was over before an agent did.</summary>
    NotServed = 6,
}

/// <summary>
/// One call to the customer: by an agent whom the queue chose, or to a customer who then waits for one. The call has a record of its own,
/// which names the callback.
/// </summary>
/// <param name="OfferId">The queue's offer, under which the agent is held; null when the customer is called first.</param>
/// <param name="Agent">Who calls; when the customer was called first, who talked with it. Null for nobody.</param>
/// <param name="Why">Why this agent; null when the customer is called first: the call's record has it.</param>
public sealed record CallbackAttempt(string CallId, string? OfferId, string? Agent, DateTimeOffset At, OfferReason? Why)
{
    public DateTimeOffset? EndedAt { get; init; }
    public AttemptOutcome? Outcome { get; init; }

    /// <summary>How long a customer who was called first waited after it answered.</summary>
    public long? WaitedMs { get; init; }

    /// <summary>Why its call ended; null when there was none.</summary>
    public EndCause? Cause { get; init; }

    /// <summary>The customer was dialled.</summary>
    public bool Counts => Outcome is AttemptOutcome.Connected or AttemptOutcome.NotReached or AttemptOutcome.Hopeless
        or AttemptOutcome.NotServed;

    /// <summary>What the record of the attempt's call says of it.</summary>
    public static AttemptOutcome OutcomeOf(CallRecord record) => record switch
    {
        { Callback.Place: not null } => OutcomeOfCustomer(record),
        { ConnectedAt: not null } => AttemptOutcome.Connected,
        { AnsweredAt: null } or { Cause: EndCause.NodeLost } => AttemptOutcome.AgentMissed,
        { Cause: EndCause.UnallocatedNumber or EndCause.Barred } => AttemptOutcome.Hopeless,
        _ => AttemptOutcome.NotReached,
    };

    /// <summary>Who leaves a message where its queue led it has said what it wanted.</summary>
    private static AttemptOutcome OutcomeOfCustomer(CallRecord record) => record switch
    {
        { ConnectedAt: not null } or { Cause: EndCause.VoicemailLeft } => AttemptOutcome.Connected,
        { AnsweredAt: not null } => AttemptOutcome.NotServed,
        { Legs.Count: 0 } or { Cause: EndCause.NodeLost } => AttemptOutcome.NotPlaced,
        { Cause: EndCause.UnallocatedNumber or EndCause.Barred } => AttemptOutcome.Hopeless,
        _ => AttemptOutcome.NotReached,
    };
}
