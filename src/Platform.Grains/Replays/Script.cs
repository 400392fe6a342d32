using Platform.Domain.Calls;
using Platform.Domain.Figures;

namespace Platform.Grains.Replays;

/// <summary>How an agent's device rings.</summary>
/// <param name="Outcome"><c>Answered</c>, or what it failed with; with <c>NoAnswer</c> it rings as long as the queue lets it.</param>
/// <param name="After">From the first ring to the outcome.</param>
/// <param name="Break">How long the agent was away after an offer that failed; null when that is not known.</param>
public sealed record ScriptedRing(OfferOutcome Outcome, TimeSpan After, TimeSpan? Break = null);

/// <summary>What a contact needs of the agent who answers it.</summary>
/// <param name="Talk">Hold included.</param>
/// <param name="Release">From the end of the talk until the agent's device is free.</param>
/// <param name="WrapUp">Null: as long as the queue gives.</param>
/// <param name="Tail">For so long the call went on without the agent: it was passed on.</param>
/// <param name="Others">Agents to whom it was passed on by name.</param>
public sealed record ScriptedHandling(TimeSpan Talk, long HoldMs, TimeSpan Release, TimeSpan? WrapUp, TimeSpan Tail, int Transfers,
    IReadOnlyList<Handling> Others)
{
    /// <summary>Of a tenant that nothing is known of.</summary>
    public static ScriptedHandling Usual { get; } =
        new(TimeSpan.FromMilliseconds(ServicePace.Usual.MeanHandlingMs), 0, TimeSpan.Zero, null, TimeSpan.Zero, 0, []);
}

/// <summary>One time that a contact waits for an agent and is served; it has another one when the agent passes it on to a queue.</summary>
/// <param name="Queue">Where it began to wait; overflow may lead it elsewhere.</param>
/// <param name="Patience">From the beginning of the wait.</param>
/// <param name="Rings">Of the first offers, in their order; further ones are answered after <paramref name="UsualRing"/>.</param>
/// <param name="LastAgent">Whom it was to be offered to first.</param>
/// <param name="Points">Of priority that a flow gave.</param>
public sealed record ScriptedService(string Queue, TimeSpan Patience, IReadOnlyList<ScriptedRing> Rings, TimeSpan UsualRing,
    ScriptedHandling Handling, string? LastAgent, int Points);

/// <param name="At">When its first queue took it.</param>
public sealed record ScriptedContact(CallRecord Record, DateTimeOffset At, IReadOnlyList<ScriptedService> Services);

/// <summary>What an agent wants, and when, whatever the queues bring.</summary>
public abstract record AgentIntent(DateTimeOffset At)
{
    /// <param name="IsReady">False: it begins on a break.</param>
    public sealed record LogIn(DateTimeOffset At, bool IsReady) : AgentIntent(At);

    public sealed record LogOut(DateTimeOffset At) : AgentIntent(At);

    /// <summary>A break that begins late ends late.</summary>
    public sealed record TakeBreak(DateTimeOffset At, string Reason, TimeSpan Lasts) : AgentIntent(At);

    /// <summary>A contact that no queue of the day brings: placed, direct, a callback, or one of the day before.</summary>
    public sealed record Work(DateTimeOffset At, TimeSpan Lasts, TimeSpan WrapUp) : AgentIntent(At);
}

/// <summary>A day as it is played: who calls, who is there, and what neither of them changes with the queues.</summary>
/// <param name="Agents">By id; in the order of time.</param>
public sealed record Script(string Tenant, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<ScriptedContact> Contacts,
    IReadOnlyDictionary<string, IReadOnlyList<AgentIntent>> Agents);
