using Platform.Domain.Numbers;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>Caller lists, and the rules by which contacts come earlier.</summary>
internal static class PriorityRules
{
    public const int MaxListsPerTenant = 50;
    public const int MaxNumbersPerList = 10_000;
    public const int MaxRulesPerQueue = 20;

    public static void Check(CallerListDocument list, CatalogFaults faults)
    {
        faults.CheckSyntax(list, "id", list.ListId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(list, list.Name);
        if (list.Numbers.Count > MaxNumbersPerList)
            faults.Add(list, "numbers", OutOfRange, $"A list has at most {MaxNumbersPerList} numbers.");
        HashSet<string> seen = [];
        for (var i = 0; i < list.Numbers.Count; i++)
        {
            if (!E164.IsNormal(list.Numbers[i]))
                faults.Add(list, $"numbers[{i}]", BadSyntax, $"'{list.Numbers[i]}' is not an E.164 number such as +862800000001.");
            else if (!seen.Add(list.Numbers[i]))
                faults.Add(list, $"numbers[{i}]", Duplicate, $"{list.Numbers[i]} is in the list twice.");
        }
    }

    public static void CheckCounts(IEnumerable<CallerListDocument> lists, CatalogFaults faults)
    {
        foreach (var last in lists.GroupBy(list => list.TenantId).Where(own => own.Count() > MaxListsPerTenant).Select(own => own.Last()))
            faults.Add(last, null, OutOfRange, $"A tenant has at most {MaxListsPerTenant} caller lists.");
    }

    public static void CheckQueue(QueueDocument queue, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckRange(queue, "ageingMs", queue.AgeingMs, 1_000, 3_600_000);
        if (queue.Priorities.Count > MaxRulesPerQueue)
            faults.Add(queue, "priorities", OutOfRange, $"A queue has at most {MaxRulesPerQueue} rules of priority.");
        for (var i = 0; i < queue.Priorities.Count; i++)
            CheckRule(queue, $"priorities[{i}]", queue.Priorities[i], index, faults);
    }

    private static void CheckRule(QueueDocument queue, string path, PriorityRule rule, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckRange(queue, $"{path}.priority", rule.Priority, 1, 10);
        if (new[] { rule.Caller, rule.List, rule.Called, rule.Tag }.Count(given => given is not null) != 1)
            faults.Add(queue, path, OutOfRange, "A rule names exactly one of caller, list, called and tag.");
        if (rule.Tag is { } tag)
            faults.CheckSyntax(queue, $"{path}.tag", tag, CatalogSyntax.Id, CatalogSyntax.IdRule);
        if (rule.Caller is { } caller && !E164.IsNormal(caller))
            faults.Add(queue, $"{path}.caller", BadSyntax, $"'{caller}' is not an E.164 number such as +862800000001.");
        if (rule.List is { } list && !index.CallerLists.Contains((queue.TenantId, list)))
            faults.Add(queue, $"{path}.list", UnknownReference, $"The tenant has no caller list {list}.");
        if (rule.Called is { } called && !index.Numbers.Contains((queue.TenantId, called)))
            faults.Add(queue, $"{path}.called", UnknownReference, $"The tenant does not rent {called}.");
    }
}
