using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>What a queue may say about announcements.</summary>
internal static class AnnouncementRules
{
    private const int MostPrompts = 20;

    /// <summary>Shorter than this, and callers would hear little else.</summary>
    private const int ShortestPauseMs = 10_000;

    public static void CheckQueue(QueueDocument queue, CatalogIndex index, CatalogFaults faults)
    {
        if (queue.Announcements is not { } said)
            return;
        faults.CheckRange(queue, "announcements.maxPosition", said.MaxPosition, 1, 9_999);
        faults.CheckRange(queue, "announcements.roundToMinutes", said.RoundToMinutes, 1, 60);
        faults.CheckRange(queue, "announcements.maxWaitMinutes", said.MaxWaitMinutes, 1, 999);
        faults.CheckRange(queue, "announcements.firstAfterMs", said.FirstAfterMs, 0, 3_600_000);
        if (said.EveryMs != 0)
            faults.CheckRange(queue, "announcements.everyMs", said.EveryMs, ShortestPauseMs, 3_600_000);
        if (said.MaxWaitMinutes % Math.Max(1, said.RoundToMinutes) != 0)
            faults.Add(queue, "announcements.maxWaitMinutes", OutOfRange, "The longest wait that is said is a multiple of what waits are rounded to.");
        if (said.OwnPrompts.Count > MostPrompts)
            faults.Add(queue, "announcements.prompts", OutOfRange, $"At most {MostPrompts} prompts.");
        for (var i = 0; i < said.OwnPrompts.Count; i++)
        {
            if (!index.Prompts.Contains((queue.TenantId, said.OwnPrompts[i])))
                faults.Add(queue, $"announcements.prompts[{i}]", UnknownReference, $"The tenant has no prompt {said.OwnPrompts[i]}.");
        }
    }
}
