using System.Collections.Immutable;

namespace Platform.Domain.Tenants;

/// <summary>A channel, and an amount that a leg outside may cost, held for it until it is over.</summary>
public sealed record OutboundReservation(string CallKey, string LegId, decimal Amount, DateTimeOffset At);

/// <summary>What a tenant has outside now, and what the day's legs cost so far.</summary>
public sealed record OutboundUse
{
    public static OutboundUse Nothing { get; } = new();

    /// <summary>The day that <see cref="Spent"/> belongs to, in the operator's time zone.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Cost of the legs that ended on that day. A leg counts for the day on which it ends.</summary>
    public decimal Spent { get; init; }

    public ImmutableList<OutboundReservation> Reservations { get; init; } = [];

    /// <summary>When calls were begun within the last second.</summary>
    public ImmutableList<DateTimeOffset> Begun { get; init; } = [];

    public decimal Reserved => Reservations.Sum(reservation => reservation.Amount);

    public OutboundReservation? Find(string callKey, string legId) =>
        Reservations.Find(reservation => reservation.CallKey == callKey && reservation.LegId == legId);
}

/// <param name="MaxChannels">Legs outside at once.</param>
/// <param name="MaxCallsPerSecond">Null for no limit.</param>
/// <param name="SpendPerDay">Null for no limit.</param>
public sealed record OutboundLimits(int MaxChannels, int? MaxCallsPerSecond, decimal? SpendPerDay)
{
    public static OutboundLimits None { get; } = new(int.MaxValue, null, null);
}

/// <summary>Why a leg may not be dialled, or not go on. The numbers are stable.</summary>
public enum OutboundRefusal
{
    /// <summary>As many legs as the tenant may have are outside.</summary>
    ChannelLimit = 1,

    /// <summary>As many calls as the tenant may begin in a second were begun.</summary>
    CallsPerSecond = 2,

    /// <summary>The day's calls out may cost no more.</summary>
    SpendLimit = 3,

    /// <summary>More was asked for a leg that was settled: its call is over, though not everybody knows.</summary>
    Settled = 4,
}
