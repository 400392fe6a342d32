using System.Collections.Immutable;
using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Domain.Seats;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>A row per agent who ever had a seat; without a product when it was given back. Fences are unique in a tenant.</summary>
internal sealed class SeatLeases(IStorageEngine engine, CommitQueue queue) : ISeatLeases
{
    private static readonly Statement OfTenant = Statement.Rows("SELECT agent, fence, product FROM seat_leases WHERE tenant = $1", Text);

    /// <summary>No fence is no row: one that is not newer than the agent's last fails, and with it all that is written with it.</summary>
    private static readonly Statement Begin = Statement.Change(
        """
        INSERT INTO seat_leases (tenant, agent, product, fence) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant, agent) DO UPDATE SET product = excluded.product,
            fence = CASE WHEN excluded.fence > seat_leases.fence THEN excluded.fence END
        """, Text, Text, Text, Number);

    private static readonly Statement End = Statement.Change(
        "UPDATE seat_leases SET product = NULL WHERE tenant = $1 AND agent = $2 AND fence = $3", Text, Text, Number);

    public async Task<SeatsState> LoadAsync(string tenant, CancellationToken cancellation)
    {
        var rows = await engine.QueryAsync(OfTenant.With(tenant),
            static row => (Agent: row.GetString(0), Fence: row.GetInt64(1), Product: row.IsDBNull(2) ? null : row.GetString(2)), cancellation);
        return new()
        {
            Leases = rows.Where(row => row.Product is not null)
                .ToImmutableDictionary(row => row.Agent, row => new SeatLease(row.Product!, row.Agent, row.Fence, DateTimeOffset.MaxValue)),
            LastFence = rows.Select(row => row.Fence).DefaultIfEmpty().Max(),
        };
    }

    public Task BeginAsync(string tenant, SeatLease lease, IReadOnlyList<SeatLease> ended, CancellationToken cancellation) =>
        queue.WriteAsync("begin a seat lease",
            [.. ended.Select(old => Ending(tenant, old)), Begin.With(tenant, lease.Agent, lease.Product, lease.Fence)], cancellation);

    public Task EndAsync(string tenant, SeatLease lease, CancellationToken cancellation) =>
        queue.WriteAsync("end a seat lease", [Ending(tenant, lease)], cancellation);

    private static Command Ending(string tenant, SeatLease lease) => End.With(tenant, lease.Agent, lease.Fence);
}
