using Platform.Domain.Agents;
using Platform.Domain.Seats;

namespace Platform.Contracts.Stores;

/// <summary>
/// The leases of seats that were given out and not given back, a row for each agent. The row outlives its lease, so that no fence of a
/// tenant is given out twice. When leases end by themselves is not stored.
/// </summary>
public interface ISeatLeases
{
    /// <summary>What is stored of a tenant, for <see cref="SeatsMachine.Resume"/>: the leases have no end yet.</summary>
    Task<SeatsState> LoadAsync(string tenant, CancellationToken cancellation);

    /// <summary>Stores a lease in place of the agent's earlier one, and gives back those that ended meanwhile, all or nothing.</summary>
    /// <exception cref="StoreException">Rejected: the fence, or a later one of this agent, was given out by somebody else.</exception>
    Task BeginAsync(string tenant, SeatLease lease, IReadOnlyList<SeatLease> ended, CancellationToken cancellation);

    /// <summary>Gives a lease back; one that another has replaced is left as it is.</summary>
    Task EndAsync(string tenant, SeatLease lease, CancellationToken cancellation);
}
