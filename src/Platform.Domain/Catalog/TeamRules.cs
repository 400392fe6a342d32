using Platform.Domain.Agents;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>Teams, the reasons for which agents pause, what they note of calls, and the time that they have after a contact.</summary>
internal static class TeamRules
{
    public const int MaxTeams = 500;
    public const int MaxBreakReasons = 50;
    public const int MaxDispositions = 200;

    /// <summary>Reasons that the platform gives itself stay its own.</summary>
    private static readonly string[] Own = [BreakReason.NotReady, BreakReason.NoAnswer, BreakReason.Rejected, BreakReason.Unreachable];

    public static void Check(TeamDocument team, CatalogFaults faults)
    {
        faults.CheckSyntax(team, "id", team.TeamId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(team, team.Name);
    }

    public static void Check(BreakReasonDocument reason, CatalogFaults faults)
    {
        faults.CheckSyntax(reason, "id", reason.ReasonId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        if (Own.Contains(reason.ReasonId))
            faults.Add(reason, "id", Duplicate, $"{reason.ReasonId} is a reason of the platform's own.");
        faults.CheckName(reason, reason.Name);
        if (reason.MaxMinutes is { } minutes)
            faults.CheckRange(reason, "maxMinutes", minutes, 1, 1_440);
    }

    public static void Check(DispositionDocument disposition, CatalogFaults faults)
    {
        faults.CheckSyntax(disposition, "id", disposition.DispositionId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(disposition, disposition.Name);
    }

    public static void CheckCounts(IReadOnlyList<CatalogDocument> desired, CatalogFaults faults)
    {
        CheckCount(desired.OfType<TeamDocument>(), MaxTeams, "teams", faults);
        CheckCount(desired.OfType<BreakReasonDocument>(), MaxBreakReasons, "reasons for breaks", faults);
        CheckCount(desired.OfType<DispositionDocument>(), MaxDispositions, "dispositions", faults);
    }

    public static void CheckAgent(AgentDocument agent, CatalogIndex index, CatalogFaults faults)
    {
        if (agent.Team is { } team && !index.Teams.Contains((agent.TenantId, team)))
            faults.Add(agent, "team", UnknownReference, $"The tenant has no team {team}.");
    }

    public static void CheckQueue(QueueDocument queue, CatalogFaults faults)
    {
        faults.CheckRange(queue, "wrapUpMs", queue.WrapUpMs, 0, 3_600_000);
        faults.CheckKnown(queue, "wrapUpMode", queue.WrapUpMode);
        faults.CheckRange(queue, "wrapUpExtensionMs", queue.WrapUpExtensionMs, 0, 3_600_000);
    }

    private static void CheckCount(IEnumerable<CatalogDocument> documents, int most, string what, CatalogFaults faults)
    {
        foreach (var last in documents.GroupBy(document => document.Tenant).Where(own => own.Count() > most).Select(own => own.Last()))
            faults.Add(last, null, OutOfRange, $"A tenant has at most {most} {what}.");
    }
}
