namespace Platform.Domain.Tenants;

/// <summary>
/// Reserve, don't count: what is granted is held until it is settled, so at no moment can what ended and what still runs cost more
/// than the limit. Whoever grants stores the new state before it says so.
/// </summary>
public static class OutboundReserving
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>More for a leg that has its reservation: raises the amount and never lowers it.</summary>
    /// <returns>The same state when refused, or when nothing changes.</returns>
    public static (OutboundRefusal? Refusal, OutboundUse State) Extend(OutboundUse state, OutboundReservation wanted, OutboundLimits limits, DateOnly day)
    {
        var today = OnDay(state, day);
        return today.Find(wanted.CallKey, wanted.LegId) is { } held
            ? Extend(state, today, held, wanted.Amount, limits)
            : (OutboundRefusal.Settled, state);
    }

    /// <summary>Asking again for the same leg raises its amount and never lowers it.</summary>
    /// <param name="amount">Most that the leg may cost until it is extended, over all.</param>
    /// <returns>The same state when refused, or when nothing changes.</returns>
    public static (OutboundRefusal? Refusal, OutboundUse State) Reserve(OutboundUse state, OutboundReservation wanted, OutboundLimits limits,
        DateOnly day, DateTimeOffset now)
    {
        var today = OnDay(state, day);
        return today.Find(wanted.CallKey, wanted.LegId) is { } held
            ? Extend(state, today, held, wanted.Amount, limits)
            : Begin(state, today, wanted, limits, now);
    }

    /// <returns>The same state when the leg is not reserved (any more).</returns>
    public static OutboundUse Settle(OutboundUse state, string callKey, string legId, decimal amount, DateOnly day)
    {
        var today = OnDay(state, day);
        return today.Find(callKey, legId) is { } held
            ? today with { Reservations = today.Reservations.Remove(held), Spent = today.Spent + amount }
            : state;
    }

    public static OutboundUse OnDay(OutboundUse state, DateOnly day) => day <= state.Day ? state : state with { Day = day, Spent = 0 };

    private static (OutboundRefusal?, OutboundUse) Extend(OutboundUse state, OutboundUse today, OutboundReservation held, decimal amount,
        OutboundLimits limits)
    {
        if (amount <= held.Amount)
            return (null, state);
        if (today.Spent + today.Reserved - held.Amount + amount > limits.SpendPerDay)
            return (OutboundRefusal.SpendLimit, state);
        return (null, today with { Reservations = today.Reservations.Replace(held, held with { Amount = amount }) });
    }

    private static (OutboundRefusal?, OutboundUse) Begin(OutboundUse state, OutboundUse today, OutboundReservation wanted,
        OutboundLimits limits, DateTimeOffset now)
    {
        if (today.Reservations.Count >= limits.MaxChannels)
            return (OutboundRefusal.ChannelLimit, state);
        var begun = limits.MaxCallsPerSecond is null ? today.Begun.Clear() : today.Begun.RemoveAll(at => now - at >= Second);
        if (begun.Count >= limits.MaxCallsPerSecond)
            return (OutboundRefusal.CallsPerSecond, state);
        if (today.Spent + today.Reserved + wanted.Amount > limits.SpendPerDay)
            return (OutboundRefusal.SpendLimit, state);
        return (null, today with
        {
            Reservations = today.Reservations.Add(wanted),
            Begun = limits.MaxCallsPerSecond is null ? begun : begun.Add(now),
        });
    }
}
