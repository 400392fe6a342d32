using System.Collections.Immutable;
using Platform.Domain.Agents;
using Platform.Domain.Catalog;

namespace Platform.Domain.Seats;

/// <summary>The leases of a tenant's seats. Seats in use are the leases that have not expired; nothing is counted up and down.</summary>
public sealed record SeatsState
{
    public static SeatsState Initial { get; } = new();

    /// <summary>By agent: an agent sits on one seat at a time.</summary>
    public ImmutableDictionary<string, SeatLease> Leases { get; init; } = ImmutableDictionary<string, SeatLease>.Empty;

    public long LastFence { get; init; }
}

/// <summary>What the catalog says of the product that is asked for.</summary>
/// <param name="NamedOwners">For named seats, the agents that own one.</param>
public sealed record SeatOffer(string Product, SeatKind Kind, int Quantity, ImmutableHashSet<string> NamedOwners);

/// <summary>Why a seat was refused. The numbers are stable.</summary>
public enum SeatRefusal
{
    NoFreeSeat = 1,

    /// <summary>The tenant does not rent this product.</summary>
    ProductNotRented = 2,

    /// <summary>The lease is not the agent's present one: it expired, was released, or was taken over.</summary>
    LeaseLost = 3,
}

/// <summary>Who may sit. Pure; the grain stores what it decides.</summary>
public static class SeatsMachine
{
    /// <summary>
    /// A new lease for the agent. One that the agent already has is taken over: the old fence is worth nothing from then on,
    /// and the seat that it stood for is free for this lease.
    /// </summary>
    public static (SeatRefusal? Refusal, SeatsState State, SeatLease? Lease) Acquire(SeatsState state, SeatOffer? offer, string agent,
        TimeSpan length, DateTimeOffset now)
    {
        if (offer is null || offer.Quantity <= 0)
            return (SeatRefusal.ProductNotRented, state, null);
        state = DropExpired(state, now);
        var entitled = offer.Kind == SeatKind.Concurrent || offer.NamedOwners.Contains(agent);
        var others = state.Leases.Values.Count(held => held.Product == offer.Product && held.Agent != agent);
        if (!entitled || others >= offer.Quantity)
            return (SeatRefusal.NoFreeSeat, state, null);

        var lease = new SeatLease(offer.Product, agent, state.LastFence + 1, now + length);
        return (null, state with { Leases = state.Leases.SetItem(agent, lease), LastFence = lease.Fence }, lease);
    }

    public static (SeatRefusal? Refusal, SeatsState State, SeatLease? Lease) Renew(SeatsState state, SeatLease lease, TimeSpan length,
        DateTimeOffset now)
    {
        if (!state.Leases.TryGetValue(lease.Agent, out var held) || held.Fence != lease.Fence || held.ExpiresAt <= now)
            return (SeatRefusal.LeaseLost, state, null);
        var renewed = held with { ExpiresAt = now + length };
        return (null, state with { Leases = state.Leases.SetItem(lease.Agent, renewed) }, renewed);
    }

    public static SeatsState Release(SeatsState state, SeatLease lease) =>
        state.Leases.TryGetValue(lease.Agent, out var held) && held.Fence == lease.Fence
            ? state with { Leases = state.Leases.Remove(lease.Agent) }
            : state;

    /// <summary>
    /// After a restart renewals that were not stored may have happened: each stored lease gets one full length from now,
    /// so that no agent loses its seat and none stays stuck for longer than that.
    /// </summary>
    public static SeatsState Resume(SeatsState state, TimeSpan length, DateTimeOffset now) => state with
    {
        Leases = state.Leases.ToImmutableDictionary(pair => pair.Key, pair => pair.Value with { ExpiresAt = now + length }),
    };

    /// <summary>Leases that were there before and have no other of the same agent in their place.</summary>
    public static IEnumerable<SeatLease> Ended(SeatsState before, SeatsState after) =>
        before.Leases.Values.Where(lease => !after.Leases.ContainsKey(lease.Agent)).OrderBy(lease => lease.Agent, StringComparer.Ordinal);

    public static int InUse(SeatsState state, string product, DateTimeOffset now) =>
        state.Leases.Values.Count(lease => lease.Product == product && lease.ExpiresAt > now);

    /// <summary>Agents who sit on a seat of any product.</summary>
    public static IEnumerable<string> Seated(SeatsState state, DateTimeOffset now) =>
        state.Leases.Values.Where(lease => lease.ExpiresAt > now).Select(lease => lease.Agent).Order(StringComparer.Ordinal);

    private static SeatsState DropExpired(SeatsState state, DateTimeOffset now)
    {
        var expired = state.Leases.Values.Where(lease => lease.ExpiresAt <= now).Select(lease => lease.Agent).ToList();
        return expired.Count == 0 ? state : state with { Leases = state.Leases.RemoveRange(expired) };
    }
}
