using Platform.Domain.Catalog;
using Platform.Domain.Figures;

namespace Platform.Gateway.Reports;

/// <summary>Agents' figures as those of the teams that they are in now; who is in none is left out.</summary>
internal static class TeamRows
{
    /// <param name="team">Only this one; null for all.</param>
    /// <returns>By time, then by team.</returns>
    public static IReadOnlyList<IntervalRow> Of(IReadOnlyList<IntervalRow> agents, CatalogSnapshot catalog, string tenant, string? team)
    {
        var teams = catalog.Of<AgentDocument>(tenant).Where(agent => agent.Team is not null && (team ?? agent.Team) == agent.Team)
            .ToDictionary(agent => agent.AgentId, agent => agent.Team!);
        return
        [
            .. agents.Where(row => teams.ContainsKey(row.Party)).GroupBy(row => (Team: teams[row.Party], row.At))
                .Select(group => new IntervalRow(group.Key.Team, group.Key.At, FigureSums.Of(group.Select(row => row.Sums))))
                .OrderBy(row => row.At).ThenBy(row => row.Party, StringComparer.Ordinal),
        ];
    }
}
