using Platform.Domain.Calls;
using Platform.Domain.Figures;

namespace Platform.Grains.Replays;

/// <summary>What is kept of a tenant's past day.</summary>
/// <param name="From">Midnight in the operator's time zone, as <paramref name="To"/>.</param>
/// <param name="Calls">Those that were offered in it, and over by now.</param>
/// <param name="Agents">Stretches of time by agent, oldest first, of the day and some hours before and after it.</param>
public sealed record RecordedDay(string Tenant, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<CallRecord> Calls,
    IReadOnlyDictionary<string, IReadOnlyList<AgentStretch>> Agents)
{
    /// <summary>Shifts begin so long before the day, or end so long after it.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromHours(12);

    public bool Holds(DateTimeOffset at) => at >= From && at < To;
}
