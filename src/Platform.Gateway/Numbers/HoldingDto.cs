using Platform.Domain.Numbers;

namespace Platform.Gateway.Numbers;

/// <summary>A stretch of a number's life in which it was not free.</summary>
/// <param name="E164">With the leading plus.</param>
/// <param name="Tenant">Whose it was; of a quarantine, who had it before.</param>
/// <param name="Pool">The pool that it came from; null for none.</param>
/// <param name="PriceClass">What it was rented by; null when that was not billed.</param>
/// <param name="Until">When a reservation or quarantine ends by itself.</param>
/// <param name="EndedAt">Null while it goes on.</param>
/// <param name="End">Why it ended.</param>
public sealed record HoldingDto(string E164, NumberState State, string Tenant, string? Pool, string? PriceClass, DateTimeOffset Since,
    DateTimeOffset? Until, DateTimeOffset? EndedAt, HoldingEnd? End)
{
    internal static HoldingDto Of(NumberHolding holding) => new(holding.Number, holding.State, holding.Tenant, holding.Pool,
        holding.PriceClass, holding.Since, holding.Until, holding.EndedAt, holding.End);
}
