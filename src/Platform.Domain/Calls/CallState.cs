using System.Collections.Immutable;

namespace Platform.Domain.Calls;

/// <summary>Everything that was decided about one call. Small, serializable, and enough to go on from.</summary>
public sealed record CallState
{
    public const string CallerLegId = "caller";

    public static CallState None { get; } = new();

    public CallPhase Phase { get; init; }
    public OfferedCall? Call { get; init; }
    public DateTimeOffset? QueuedAt { get; init; }
    public DateTimeOffset? ConnectedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public EndCause? Cause { get; init; }

    /// <summary>The longest wait ran out while an agent's device rang.</summary>
    public bool WaitIsOver { get; init; }

    public ImmutableList<CallLeg> Legs { get; init; } = [];
    public ImmutableList<CallOffer> Offers { get; init; } = [];
    public ImmutableList<HoldPeriod> Holds { get; init; } = [];

    /// <summary>The offer that rings or talks now.</summary>
    public CallOffer? LiveOffer => Phase is CallPhase.Ringing or CallPhase.Talking ? Offers[^1] : null;

    public CallLeg? FindLeg(string legId) => Legs.Find(leg => leg.LegId == legId);

    /// <summary>When the caller's leg was answered; null before, and for a call that never was.</summary>
    public DateTimeOffset? CallerAnsweredAt => FindLeg(CallerLegId)?.AnsweredAt;
}
