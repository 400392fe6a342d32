namespace Platform.Domain.Numbers;

/// <summary>Where a number stands in its life: Free → Reserved → Assigned → Quarantined → Free.</summary>
public enum NumberState
{
    Free = 0,

    /// <summary>Kept for a tenant for a while.</summary>
    Reserved = 1,

    /// <summary>Rented to a tenant.</summary>
    Assigned = 2,

    /// <summary>Rests after it was given back.</summary>
    Quarantined = 3,
}

/// <summary>Why a holding ended. The numbers are stable.</summary>
public enum HoldingEnd
{
    /// <summary>A reservation or quarantine reached its end.</summary>
    Expired = 1,

    /// <summary>The reservation was given up.</summary>
    Cancelled = 2,

    /// <summary>The reservation became an assignment.</summary>
    Ordered = 3,

    /// <summary>The tenant gave the number back.</summary>
    Released = 4,

    /// <summary>The operator took the number back.</summary>
    TakenBack = 5,

    /// <summary>The operator gave the number to another tenant.</summary>
    Moved = 6,

    /// <summary>The operator ended the quarantine early.</summary>
    QuarantineLifted = 7,

    /// <summary>The number came to another pool or price class; the tenant has it still.</summary>
    Repriced = 8,
}

/// <summary>
/// A stretch of a number's life in which it was not free. A number has at most one that has not ended; the ended ones are its history, and
/// tell who had it when.
/// </summary>
/// <param name="Number">E.164.</param>
/// <param name="Id">The catalog's revision that it began with; with the number it names the holding for ever.</param>
/// <param name="Tenant">Whose it is; of a quarantine, who had it last.</param>
/// <param name="Pool">The pool that it came from; null for a number that is in none.</param>
/// <param name="PriceClass">What it is rented by; null when it is in no pool, and then its rental is not billed.</param>
/// <param name="Until">When a reservation or quarantine ends by itself.</param>
/// <param name="EndedAt">Null while it goes on.</param>
public sealed record NumberHolding(string Number, long Id, NumberState State, string Tenant, string? Pool, string? PriceClass,
    DateTimeOffset Since, DateTimeOffset? Until = null, DateTimeOffset? EndedAt = null, HoldingEnd? End = null)
{
    /// <summary>True when it still keeps the number from others at that time.</summary>
    public bool IsInForce(DateTimeOffset now) => EndedAt is null && !(Until <= now);

    /// <summary>The same with its end, if it has ended by itself and nobody wrote that down yet.</summary>
    public NumberHolding AsOf(DateTimeOffset now) =>
        EndedAt is null && Until is { } until && until <= now ? this with { EndedAt = until, End = HoldingEnd.Expired } : this;
}
