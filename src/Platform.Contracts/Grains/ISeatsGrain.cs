using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Seats;

namespace Platform.Contracts.Grains;

/// <param name="Lease">Null when refused.</param>
public sealed record SeatAnswer(SeatRefusal? Refusal, SeatLease? Lease);

/// <summary>A tenant's seats, keyed <c>seats:{tenant}</c>.</summary>
public interface ISeatsGrain : IGrainWithStringKey
{
    /// <summary>A lease for the agent; one that the agent has already is replaced.</summary>
    Task<SeatAnswer> Acquire(string agent, string product);

    Task<SeatAnswer> Renew(SeatLease lease);

    Task Release(SeatLease lease);

    /// <summary>Whether an agent who serves the queue is logged in, which nobody is without a seat.</summary>
    Task<bool> IsStaffed(string queue);

    Task<IReadOnlyList<SeatUseView>> Show();
}
