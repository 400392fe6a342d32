using Platform.Domain.Billing;

namespace Platform.Domain.Numbers;

/// <summary>
/// What the ledger hears of holdings: the beginning and the end of each rental of a number in a pool, under ids made of the holding.
/// </summary>
internal static class NumberRentals
{
    public static IEnumerable<LedgerEntry> Entries(NumberDecision decision, TimeZoneInfo zone) =>
        new[] { decision.Ended, decision.Began }.OfType<NumberHolding>()
            .Where(holding => holding is { State: NumberState.Assigned, PriceClass: not null })
            .Select(holding => Entry(holding, zone));

    private static NumberRentalEntry Entry(NumberHolding holding, TimeZoneInfo zone) => new(
        $"number:{holding.Number}:{holding.Id}:{(holding.EndedAt is null ? "begin" : "end")}", holding.Tenant,
        holding.EndedAt ?? holding.Since, holding.Number, holding.Id, holding.PriceClass!, DayOf(holding.Since, zone),
        holding.EndedAt is { } end ? DayOf(end, zone) : null);

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
