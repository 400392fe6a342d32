using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Domain.Seats;

namespace Platform.Testing;

/// <summary>Leases of seats in memory, with the meaning of the real store: a fence is given out once.</summary>
public sealed class MemorySeatLeases : ISeatLeases
{
    private readonly ConcurrentDictionary<string, SeatsState> tenants = new();

    /// <summary>Decides whether a write fails, and if so whether it took effect first.</summary>
    public Func<(bool Before, bool After)>? Faults { get; set; }

    public Task<SeatsState> LoadAsync(string tenant, CancellationToken cancellation) =>
        Task.FromResult(SeatsMachine.Resume(tenants.GetValueOrDefault(tenant, SeatsState.Initial), TimeSpan.Zero, DateTimeOffset.MaxValue));

    public Task BeginAsync(string tenant, SeatLease lease, IReadOnlyList<SeatLease> ended, CancellationToken cancellation) =>
        Write(tenant, state => lease.Fence > state.LastFence ? Begin(ended.Aggregate(state, SeatsMachine.Release), lease) : null);

    public Task EndAsync(string tenant, SeatLease lease, CancellationToken cancellation) => Write(tenant, state => SeatsMachine.Release(state, lease));

    private static SeatsState Begin(SeatsState state, SeatLease lease) =>
        state with { Leases = state.Leases.SetItem(lease.Agent, lease), LastFence = lease.Fence };

    private Task Write(string tenant, Func<SeatsState, SeatsState?> change)
    {
        var (before, after) = Faults?.Invoke() ?? (false, false);
        if (before)
            return Task.FromException(new StoreException(StoreFault.Unavailable, "not written"));
        if (change(tenants.GetValueOrDefault(tenant, SeatsState.Initial)) is not { } changed)
            return Task.FromException(new StoreException(StoreFault.Rejected, "the fence was given out"));
        tenants[tenant] = changed;
        return after
            ? Task.FromException(new StoreException(StoreFault.Unavailable, "written, but the answer was lost"))
            : Task.CompletedTask;
    }
}
