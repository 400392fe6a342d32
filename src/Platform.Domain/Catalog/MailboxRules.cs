using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>What a mailbox must be.</summary>
internal static class MailboxRules
{
    public const int MaxMailboxes = 500;

    public static void Check(MailboxDocument box, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckSyntax(box, "id", box.MailboxId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(box, box.Name);
        CheckOwner(box, index, faults);
        PromptRules.CheckReference(box, "greeting", box.Greeting, index, faults);
        faults.CheckRange(box, "maxLengthMs", box.MaxLengthMs, 5_000, 900_000);
        faults.CheckRange(box, "minLengthMs", box.MinLengthMs, 0, 60_000);
        faults.CheckRange(box, "silenceMs", box.SilenceMs, 2_000, 60_000);
        faults.CheckRange(box, "keepDays", box.KeepDays, 1, 3_650);
        faults.CheckRange(box, "yieldMs", box.YieldMs, 0, 86_400_000);
        faults.CheckRange(box, "retryAfterMs", box.RetryAfterMs, 10_000, 86_400_000);
    }

    public static void CheckCounts(IEnumerable<MailboxDocument> boxes, CatalogFaults faults)
    {
        foreach (var last in boxes.GroupBy(box => box.TenantId).Where(own => own.Count() > MaxMailboxes).Select(own => own.Last()))
            faults.Add(last, null, OutOfRange, $"A tenant has at most {MaxMailboxes} mailboxes.");
    }

    private static void CheckOwner(MailboxDocument box, CatalogIndex index, CatalogFaults faults)
    {
        if (new[] { box.Queue, box.Team, box.Agent }.Count(owner => owner is not null) != 1)
            faults.Add(box, null, OutOfRange, "A mailbox belongs to a queue, a team or an agent: to one of them.");
        if (box.Queue is { } queue && !index.Queues.Contains((box.TenantId, queue)))
            faults.Add(box, "queue", UnknownReference, $"The tenant has no queue {queue}.");
        if (box.Team is { } team && !index.Teams.Contains((box.TenantId, team)))
            faults.Add(box, "team", UnknownReference, $"The tenant has no team {team}.");
        if (box.Agent is { } agent && !index.Agents.Contains((box.TenantId, agent)))
            faults.Add(box, "agent", UnknownReference, $"The tenant has no agent {agent}.");
    }
}
