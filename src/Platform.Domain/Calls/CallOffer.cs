using Platform.Domain.Catalog;

namespace Platform.Domain.Calls;

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

    /// <summary>The number is barred, or not among those that the tenant may call.</summary>
    Barred = 9,

    /// <summary>A limit of the tenant is reached, or could not be asked for.</summary>
    LimitReached = 10,

    /// <summary>Another agent whose device rang, too, was faster.</summary>
    AnsweredElsewhere = 20,
}

/// <summary>One agent that was looked at when an offer was made.</summary>
/// <param name="IdleMs">How long the agent had been idle; the longest idle is chosen where the strategy leaves candidates equal.</param>
public sealed record Candidate(string Agent, long IdleMs)
{
    /// <summary>
    /// What the strategy went by: occupancy in permille, the number of the queue's last offer to the agent, levels of skills, or
    /// preference; 0 for the longest idle.
    /// </summary>
    public long Score { get; init; }
}

/// <summary>The answer to "why this agent?", kept with the call.</summary>
/// <param name="Strategy">Such as <c>longest_idle</c>; <c>direct</c> when somebody asked for this agent, <c>last_agent</c> when it was the last one.</param>
/// <param name="WaitingBefore">Contacts that were waiting in the queue, this one included.</param>
/// <param name="CandidateCount">Agents that were free and fitted.</param>
/// <param name="Candidates">The best of them, best first; the first one was chosen.</param>
public sealed record OfferReason(string Strategy, int WaitingBefore, int CandidateCount, IReadOnlyList<Candidate> Candidates)
{
    /// <summary>The strategy of offers of which a call may have several at once.</summary>
    public const string RingAll = "ring_all";

    public static OfferReason Direct { get; } = new("direct", 0, 1, []);

    /// <summary>How long the contact had waited.</summary>
    public long WaitedMs { get; init; }

    /// <summary>What was asked of agents after that wait.</summary>
    public IReadOnlyList<SkillRequirement> Asked { get; init; } = [];

    /// <summary>How often less was asked than before because of the wait.</summary>
    public int Relaxed { get; init; }

    /// <summary>Agents that were free but could not do what was asked.</summary>
    public int Unfit { get; init; }

    /// <summary>Points of priority that the contact had.</summary>
    public int Priority { get; init; }

    /// <summary>The rule that gave them; null for none.</summary>
    public string? PriorityBecause { get; init; }

    /// <summary>How much waiting they counted as.</summary>
    public long PriorityMs { get; init; }

    /// <summary>The agent who talked with the caller last, whom the contact was to be offered to first; null for none.</summary>
    public string? LastAgent { get; init; }

    /// <summary>The queue that lent the agent, for this one's service level was at risk; null for an agent of its own.</summary>
    public string? LentBy { get; init; }
}

/// <summary>One offer of the call to one agent, from reservation to outcome.</summary>
public sealed record CallOffer(string OfferId, string Agent, DateTimeOffset At, OfferReason Why)
{
    public OfferOutcome Outcome { get; init; } = OfferOutcome.Ringing;
    public DateTimeOffset? EndedAt { get; init; }
}
