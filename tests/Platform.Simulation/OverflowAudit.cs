using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Simulation;

/// <summary>
/// Until somebody talks to a call, each rule sends it on at most once, and no queue gets it back that it sent on, unless a person moves it.
/// </summary>
internal static class OverflowAudit
{
    /// <summary>What is wrong with the call's way; null when nothing is.</summary>
    public static string? FindBreach(CallRecord record, CatalogSnapshot catalog)
    {
        List<PathStep> stretch = [];
        foreach (var step in record.Path)
        {
            if (step.Kind == PathStepKind.Talk)
                stretch.Clear();
            stretch.Add(step);
            if (step.Overflow is not null && IsTriedTooOften(step, stretch, catalog.FindQueue(record.Tenant, step.By!)!))
                return $"{step} was tried too often";
            if (step.Kind == PathStepKind.Queue && stretch.Exists(earlier => earlier.Overflow is not null && earlier.By == step.Party
                && earlier.Outcome == OfferOutcome.Answered) && !IsMovedTo(step.Party, stretch))
                return $"{step.Party} got back a call that it had sent on";
        }

        return null;
    }

    private static bool IsMovedTo(string queue, List<PathStep> stretch) => stretch.Exists(earlier =>
        earlier is { Kind: PathStepKind.Overflow, Overflow: null, Outcome: OfferOutcome.Answered } && earlier.Party == queue);

    private static bool IsTriedTooOften(PathStep step, List<PathStep> stretch, QueueDocument queue)
    {
        var tried = stretch.Count(earlier => earlier.By == step.By && earlier.Party == step.Party && earlier.Overflow?.Trigger == step.Overflow!.Trigger);
        return tried > queue.Overflows.Count(rule => rule.When == step.Overflow!.Trigger && DestinationText.Parse(rule.To)!.Name == step.Party);
    }
}
