using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Simulation;

/// <summary>
/// Nobody is told anything before the queue's time or more often than it wants, nor what it does not want said.
/// </summary>
internal static class AnnouncementAudit
{
    /// <summary>What is wrong with what the caller was told; null when nothing is.</summary>
    public static string? FindBreach(CallRecord record, CatalogSnapshot catalog)
    {
        foreach (var stay in record.Path.Where(step => step.Kind == PathStepKind.Queue))
        {
            var told = record.Path.Where(step => step.Kind == PathStepKind.Announcement && step.Party == stay.Party
                && step.From >= stay.From && step.From <= stay.To).ToList();
            if (told.Count > 0 && FindBreach(stay, told, catalog.FindQueue(record.Tenant, stay.Party)!.Announcements) is { } breach)
                return breach;
        }

        return null;
    }

    private static string? FindBreach(PathStep stay, List<PathStep> told, AnnouncementSettings? settings)
    {
        if (settings is null)
            return $"{stay.Party} announces nothing, but {told[0]} was told";
        if (told[0].From < stay.From.AddMilliseconds(settings.FirstAfterMs))
            return $"{told[0]} was told too early";
        if (told.Find(step => step.Position > settings.MaxPosition || (step.Position is not null && !settings.Position)
            || (step.ExpectedMs is not null && !settings.ExpectedWait)) is { } unwanted)
            return $"{unwanted} was told against the queue's will";
        for (var i = 1; i < told.Count; i++)
        {
            if (settings.EveryMs == 0 || told[i].From < told[i - 1].From.AddMilliseconds(settings.EveryMs / 2))
                return $"{told[i]} was told too soon after {told[i - 1]}";
        }

        return null;
    }
}
