using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Domain.Billing;

/// <summary>What a call costs the tenant: its answered time, rated by the tenant's price list.</summary>
public static class CallCharges
{
    /// <summary>One entry for each billed leg; none when the caller's leg was never answered.</summary>
    public static IReadOnlyList<LedgerEntry> Of(CallRecord record, PriceListDocument? prices, string currency)
    {
        if (record.AnsweredAt is not { } answered || record.EndedAt is not { } ended)
            return [];
        var duration = Math.Max(0, (long)(ended - answered).TotalMilliseconds);
        var price = prices is null ? null : FindPrice(prices, CallDirection.Inbound, record.To);
        var seconds = price is null ? 0 : BilledSeconds(duration, price);
        var amount = price is null ? 0m : Amount(seconds, price);
        return [new MinutesEntry($"call:{record.CallId}:inbound", record.Tenant, record.OfferedAt, record.CallId, CallDirection.Inbound,
            record.To, duration, seconds, price, amount, prices?.Currency ?? currency)];
    }

    /// <summary>The price with the longest prefix of the number.</summary>
    public static MinutePrice? FindPrice(PriceListDocument prices, CallDirection direction, string e164) => prices.Minutes
        .Where(price => price.Direction == direction && e164.StartsWith(price.Prefix, StringComparison.Ordinal))
        .MaxBy(price => price.Prefix.Length);

    /// <summary>Rounds up to the initial increment, then in steps of the further one. A call of no time costs nothing.</summary>
    /// <exception cref="ArgumentException">An increment is not positive; <c>CatalogRules</c> lets no such price in.</exception>
    public static int BilledSeconds(long durationMs, MinutePrice price)
    {
        if (price.InitialIncrementS <= 0 || price.FurtherIncrementS <= 0)
            throw new ArgumentException("Increments are at least one second.", nameof(price));
        if (durationMs <= 0)
            return 0;
        var seconds = (durationMs / 1000) + (durationMs % 1000 > 0 ? 1 : 0);
        var over = Math.Max(0, seconds - price.InitialIncrementS);
        var steps = (over + price.FurtherIncrementS - 1) / price.FurtherIncrementS;
        return (int)Math.Min(int.MaxValue, price.InitialIncrementS + (steps * price.FurtherIncrementS));
    }

    /// <summary>Four decimals, half away from zero.</summary>
    public static decimal Amount(int billedSeconds, MinutePrice price) =>
        Math.Round(price.PerMinute * billedSeconds / 60m, 4, MidpointRounding.AwayFromZero);
}
