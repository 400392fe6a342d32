using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using Platform.Grains.Replays;
using Platform.Storage;

namespace Platform.Host.Replays;

/// <summary>Reads out of the store what is kept of a past day.</summary>
internal static class RecordedDays
{
    public static async Task<RecordedDay> ReadAsync(PlatformStore store, CatalogSnapshot catalog, string tenant, DateOnly day,
        CancellationToken cancellation)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(catalog.Operator.TimeZone);
        var (from, to) = (BillingMonth.StartOfDay(day, zone), BillingMonth.StartOfDay(day.AddDays(1), zone));
        var calls = await CallsAsync(store, tenant, from, to, cancellation);
        var agents = catalog.Of<AgentDocument>(tenant).Select(agent => agent.AgentId)
            .Union(calls.SelectMany(call => call.Legs).Select(leg => leg.Agent).OfType<string>()).Order(StringComparer.Ordinal);
        var times = new Dictionary<string, IReadOnlyList<AgentStretch>>();
        foreach (var agent in agents)
        {
            var stretches = await store.Figures.ListStretchesAsync(tenant, agent, from - RecordedDay.Margin, to + RecordedDay.Margin, cancellation);
            if (stretches.Count > 0)
                times.Add(agent, stretches);
        }

        return new(tenant, from, to, calls, times);
    }

    private static async Task<List<CallRecord>> CallsAsync(PlatformStore store, string tenant, DateTimeOffset from, DateTimeOffset to,
        CancellationToken cancellation)
    {
        var calls = new List<CallRecord>();
        for (string? before = null; ;)
        {
            var page = await store.CallRecords.ListAsync(tenant, new CallQuery(before, from, to, Limit: CallQuery.MaxLimit), cancellation);
            calls.AddRange(page.Where(call => call.EndedAt is not null));
            if (page.Count < CallQuery.MaxLimit)
                return calls;
            before = page[^1].CallId;
        }
    }
}
