using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Domain.Billing;

/// <summary>
/// What a call costs the tenant: the answered time of the caller that a trunk brought, and of each number outside, rated by the
/// tenant's price list. Talk between agents costs only where the list has a price for it, and emergency calls cost nothing.
/// </summary>
public static class CallCharges
{
    /// <summary>One entry for each billed leg; none for legs that were never answered.</summary>
    public static IReadOnlyList<LedgerEntry> Of(CallRecord record, PriceListDocument? prices, string currency)
    {
        if (record.EndedAt is not { } ended)
            return [];
        List<LedgerEntry> entries = [];
        if (record is { Direction: CallDirection.Inbound, AnsweredAt: { } answered })
        {
            var left = record.Legs.FirstOrDefault(leg => leg.LegId == CallState.CallerLegId)?.EndedAt;
            entries.Add(Entry(record, "inbound", CallDirection.Inbound, record.To, Span(answered, left, ended), prices, currency));
        }

        if (record is { Direction: CallDirection.Internal, ConnectedAt: { } connected }
            && prices is not null && FindPrice(prices, CallDirection.Internal, record.To) is not null)
            entries.Add(Entry(record, "internal", CallDirection.Internal, record.To, Span(connected, null, ended), prices, currency));
        foreach (var leg in record.Legs.Where(IsBilledOutside))
        {
            var duration = Span(leg.AnsweredAt!.Value, leg.EndedAt, ended);
            entries.Add(Entry(record, leg.LegId, CallDirection.Outbound, leg.Party, duration, prices, currency));
        }

        return entries;
    }

    /// <summary>What one outside leg of an ended call costs.</summary>
    public static decimal OfLeg(CallRecord record, string legId, PriceListDocument? prices)
    {
        var leg = record.Legs.FirstOrDefault(leg => leg.LegId == legId && IsBilledOutside(leg));
        return leg is null || record.EndedAt is not { } ended ? 0 : ForTime(prices, leg.Party, Span(leg.AnsweredAt!.Value, leg.EndedAt, ended));
    }

    /// <summary>What an outside leg that is over costs, in a call that may go on, or may have ended before the leg's end was reported.</summary>
    /// <param name="now">The leg's end when none is known.</param>
    public static decimal OfLeg(CallState call, CallLeg leg, PriceListDocument? prices, DateTimeOffset now) => IsBilledOutside(leg)
        ? ForTime(prices, leg.Party, Span(leg.AnsweredAt!.Value, leg.EndedAt, call.EndedAt ?? now))
        : 0;

    /// <summary>What so much talk with a number outside costs; zero when it has no price.</summary>
    public static decimal ForTime(PriceListDocument? prices, string e164, long durationMs) =>
        prices is not null && FindPrice(prices, CallDirection.Outbound, e164) is { } price
            ? Amount(BilledSeconds(durationMs, price), price)
            : 0;

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

    private static bool IsBilledOutside(CallLeg leg) => leg is { Role: LegRole.Outside, IsEmergency: false, AnsweredAt: not null };

    private static MinutesEntry Entry(CallRecord record, string part, CallDirection direction, string number, long durationMs,
        PriceListDocument? prices, string currency)
    {
        var price = prices is null ? null : FindPrice(prices, direction, number);
        var seconds = price is null ? 0 : BilledSeconds(durationMs, price);
        var amount = price is null ? 0m : Amount(seconds, price);
        return new($"call:{record.CallId}:{part}", record.Tenant, record.OfferedAt, record.CallId, direction, number, durationMs, seconds,
            price, amount, prices?.Currency ?? currency);
    }

    /// <summary>A leg that reports its end after the call's is not billed for the way of that report.</summary>
    private static long Span(DateTimeOffset from, DateTimeOffset? left, DateTimeOffset ended) =>
        Math.Max(0, (long)((left < ended ? left.Value : ended) - from).TotalMilliseconds);
}
