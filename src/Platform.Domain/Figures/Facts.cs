using Platform.Domain.Agents;

namespace Platform.Domain.Figures;

/// <summary>How a stay in a queue ended. The numbers are stable: they are stored.</summary>
public enum StayOutcome
{
    Answered = 1,
    Abandoned = 2,
    ShortAbandoned = 3,
    LeftOtherwise = 4,
}

/// <summary>An agent's part in a contact.</summary>
/// <param name="TalkMs">In the talk, hold apart.</param>
/// <param name="Transfers">How often the agent passed the contact on.</param>
public sealed record Handling(string Agent, DateTimeOffset From, long TalkMs, long HoldMs, int Transfers);

/// <summary>One contact in one queue, from joining it to the answer or to whatever else ended its wait.</summary>
/// <param name="OfferedAt">When the queue took it: the interval that it counts in, with all that came of it.</param>
/// <param name="IsInTarget">It was answered within the queue's target.</param>
/// <param name="Handlings">Of those who talked to it after this stay and before the next one.</param>
public sealed record QueueStay(string Queue, DateTimeOffset OfferedAt, long WaitMs, StayOutcome Outcome, bool IsInTarget,
    IReadOnlyList<Handling> Handlings)
{
    /// <summary>Waits that the contact was told, when it was answered.</summary>
    public IReadOnlyList<ToldWait> Told { get; init; } = [];

    /// <summary>How its caller rated it; null for not at all.</summary>
    public ContactRating? Rating { get; init; }
}

/// <summary>The first answer of a survey after a talk.</summary>
public sealed record ContactRating(string Agent, int Value);

/// <summary>A wait that was announced, and the one that came.</summary>
public readonly record struct ToldWait(long ExpectedMs, long ActualMs)
{
    /// <summary>How much longer the estimate was.</summary>
    public long ExcessMs => ExpectedMs - ActualMs;
}

/// <summary>A stretch of time in which an agent was in one state, or a piece of it.</summary>
/// <param name="Reason">Of a break.</param>
/// <param name="Queue">Of the contact that it is about; empty when no queue brought one.</param>
/// <param name="Contact">The contact's grain key; null when it is about none.</param>
public sealed record AgentStretch(AgentPresence Presence, DateTimeOffset From, DateTimeOffset To, string? Reason = null, string Queue = "",
    string? Contact = null);
