using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>Service levels, and the rules by which contacts go elsewhere.</summary>
internal static class OverflowRules
{
    public const int MaxRulesPerQueue = 10;

    public static void CheckQueue(QueueDocument queue, CatalogIndex index, CatalogFaults faults)
    {
        if (queue.ServiceLevel is { } level)
        {
            faults.CheckRange(queue, "serviceLevel.targetPercent", level.TargetPercent, 1, 100);
            faults.CheckRange(queue, "serviceLevel.withinMs", level.WithinMs, 1_000, 3_600_000);
        }

        CheckBorrowing(queue, index, faults);
        if (queue.Overflows.Count > MaxRulesPerQueue)
            faults.Add(queue, "overflows", OutOfRange, $"A queue has at most {MaxRulesPerQueue} rules of overflow.");
        for (var i = 0; i < queue.Overflows.Count; i++)
        {
            CheckTrigger(queue, $"overflows[{i}]", queue.Overflows[i], faults);
            DestinationText.Check(queue, $"overflows[{i}].to", queue.Overflows[i].To, index, faults);
            if (queue.Overflows[i].To == $"queue:{queue.QueueId}")
                faults.Add(queue, $"overflows[{i}].to", OutOfRange, "A queue does not overflow into itself.");
        }
    }

    private static void CheckBorrowing(QueueDocument queue, CatalogIndex index, CatalogFaults faults)
    {
        if (queue.Borrows.Count > MaxRulesPerQueue)
            faults.Add(queue, "borrows", OutOfRange, $"A queue borrows from at most {MaxRulesPerQueue} others.");
        if (queue.Borrows.Count > 0 && queue.ServiceLevel is null)
            faults.Add(queue, "borrows", OutOfRange, "Without a service level none is at risk.");
        for (var i = 0; i < queue.Borrows.Count; i++)
        {
            var (from, keep) = queue.Borrows[i];
            faults.CheckRange(queue, $"borrows[{i}].keep", keep, 0, 1_000);
            if (from == queue.QueueId || queue.Borrows.Take(i).Any(rule => rule.Queue == from))
                faults.Add(queue, $"borrows[{i}].queue", Duplicate, "A queue borrows from each of the others once.");
            else if (!index.Queues.Contains((queue.TenantId, from)))
                faults.Add(queue, $"borrows[{i}].queue", UnknownReference, $"The tenant has no queue {from}.");
        }
    }

    private static void CheckTrigger(QueueDocument queue, string path, OverflowRule rule, CatalogFaults faults)
    {
        faults.CheckKnown(queue, $"{path}.when", rule.When);
        if (rule.When == OverflowTrigger.Wait && rule.AfterMs is null)
            faults.Add(queue, $"{path}.afterMs", MissingProperty, "A rule of wait says after how long.");
        if (rule.When == OverflowTrigger.Length && rule.MoreThan is null)
            faults.Add(queue, $"{path}.moreThan", MissingProperty, "A rule of length says how many may wait.");
        if (rule.When == OverflowTrigger.AtRisk && queue.ServiceLevel is null)
            faults.Add(queue, $"{path}.when", OutOfRange, "Without a service level none is at risk.");
        if (rule.AfterMs is { } after && rule.When is not (OverflowTrigger.Wait or OverflowTrigger.NoAgent))
            faults.Add(queue, $"{path}.afterMs", OutOfRange, "Only rules of wait and noAgent have a time.");
        else if (rule is { When: OverflowTrigger.Wait, AfterMs: not null })
            faults.CheckRange(queue, $"{path}.afterMs", rule.AfterMs.Value, 1_000, queue.MaxWaitMs - 1);
        else if (rule.AfterMs is { } grace)
            faults.CheckRange(queue, $"{path}.afterMs", grace, 0, 3_600_000);
        if (rule.MoreThan is { } length && rule.When == OverflowTrigger.Length)
            faults.CheckRange(queue, $"{path}.moreThan", length, 0, 100_000);
        else if (rule.MoreThan is not null)
            faults.Add(queue, $"{path}.moreThan", OutOfRange, "Only rules of length have a length.");
    }
}
