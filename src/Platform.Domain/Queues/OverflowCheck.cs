using System.Collections.Immutable;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Domain.Queues;

/// <summary>How things stand for a contact in a queue, or before it.</summary>
/// <param name="Waited">In this queue; zero for one that comes just now.</param>
public sealed record QueueStanding(TimeSpan Waited)
{
    /// <summary>The contact comes just now.</summary>
    public bool IsJoining { get; init; }

    public bool IsFull { get; init; }

    /// <summary>Others that wait.</summary>
    public int Waiting { get; init; }

    /// <summary>For so long nobody who serves the queue is logged in; null when somebody is.</summary>
    public TimeSpan? Unstaffed { get; init; }

    /// <summary>The service level, when it falls short of the target.</summary>
    public int? PercentAtRisk { get; init; }
}

/// <summary>Which rules of overflow apply.</summary>
public static class OverflowCheck
{
    /// <returns>In the order in which they are to be tried.</returns>
    public static ImmutableList<OverflowChoice> Due(QueueDocument queue, QueueStanding standing)
    {
        if (queue.Overflows.Count == 0)
            return [];
        var due = ImmutableList.CreateBuilder<OverflowChoice>();
        for (var i = 0; i < queue.Overflows.Count; i++)
        {
            if (WhyDue(queue, queue.Overflows[i], standing) is { } reason && DestinationText.Parse(queue.Overflows[i].To) is { } to)
                due.Add(new OverflowChoice(i, to, reason));
        }

        return due.ToImmutable();
    }

    /// <summary>After how long in the queue a rule of wait is tried next; null when none is left.</summary>
    public static TimeSpan? NextWait(QueueDocument queue, OverflowTrail trail)
    {
        int? next = null;
        for (var i = 0; i < queue.Overflows.Count; i++)
        {
            if (queue.Overflows[i] is { When: OverflowTrigger.Wait, AfterMs: { } after } rule && !(next <= after)
                && DestinationText.Parse(rule.To) is { } to && trail.Allows(queue.QueueId, i, to))
                next = after;
        }

        return next is { } afterMs ? TimeSpan.FromMilliseconds(afterMs) : null;
    }

    private static OverflowReason? WhyDue(QueueDocument queue, OverflowRule rule, QueueStanding standing) => rule.When switch
    {
        OverflowTrigger.Wait => AtLeast(rule, rule.AfterMs ?? int.MaxValue, standing.Waited),
        OverflowTrigger.Length => standing.IsJoining && (standing.IsFull || standing.Waiting > rule.MoreThan)
            ? new(rule.When, rule.MoreThan ?? 0, standing.Waiting)
            : null,
        OverflowTrigger.NoAgent => standing.Unstaffed is { } unstaffed
            ? AtLeast(rule, standing.IsJoining ? 0 : rule.AfterMs ?? OverflowRule.NoAgentGraceMs, unstaffed)
            : null,
        OverflowTrigger.AtRisk => standing.PercentAtRisk is { } percent && queue.ServiceLevel is { } target
            ? new(rule.When, target.TargetPercent, percent)
            : null,
        _ => throw new InvalidOperationException($"Unknown trigger {rule.When}."),
    };

    private static OverflowReason? AtLeast(OverflowRule rule, int limitMs, TimeSpan time) =>
        time.TotalMilliseconds >= limitMs ? new(rule.When, limitMs, (long)time.TotalMilliseconds) : null;
}
