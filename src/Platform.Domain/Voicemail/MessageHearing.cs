using Platform.Domain.Calls;

namespace Platform.Domain.Voicemail;

/// <summary>What came of an agent's hearing a message. The numbers are stable.</summary>
public enum HearingOutcome
{
    /// <summary>The agent said so, or talked with the caller.</summary>
    Done = 1,

    /// <summary>The agent said so, hung up, or could not reach the caller.</summary>
    PutBack = 2,

    /// <summary>The agent did not answer, or the call died while it listened.</summary>
    AgentMissed = 3,

    /// <summary>No node could hold the call.</summary>
    NotPlaced = 4,
}

/// <summary>One agent to whom the message was assigned. The call on which it is played has a record of its own, which names the message.</summary>
/// <param name="OfferId">The queue's offer, under which the agent is held.</param>
/// <param name="Why">Why this agent.</param>
public sealed record MessageHearing(string CallId, string OfferId, string Agent, DateTimeOffset At, OfferReason Why)
{
    public DateTimeOffset? EndedAt { get; init; }
    public HearingOutcome? Outcome { get; init; }

    /// <summary>Why its call ended; null when there was none.</summary>
    public EndCause? Cause { get; init; }

    /// <summary>What the record of the call says of it. Nobody is done with a message by hanging up.</summary>
    public static HearingOutcome OutcomeOf(CallRecord record) => record switch
    {
        { Cause: EndCause.MessageDone } or { ConnectedAt: not null } => HearingOutcome.Done,
        { AnsweredAt: null } or { Cause: EndCause.NodeLost } => HearingOutcome.AgentMissed,
        _ => HearingOutcome.PutBack,
    };
}
