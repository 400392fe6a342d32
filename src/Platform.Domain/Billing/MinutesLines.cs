using Platform.Domain.Catalog;

namespace Platform.Domain.Billing;

/// <summary>Calls grouped by direction, number and price; what has no price, or another currency, stands on its own line.</summary>
internal static class MinutesLines
{
    private readonly record struct Group(CallDirection Direction, string Number, LineRating Rating, decimal? PerMinute,
        int? InitialIncrementS, int? FurtherIncrementS);

    public static IReadOnlyList<MinutesLine> Of(string currency, IEnumerable<MinutesEntry> entries) =>
    [
        .. entries.GroupBy(entry => GroupOf(entry, currency))
            .OrderBy(group => group.Key.Direction)
            .ThenBy(group => group.Key.Number, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Rating)
            .ThenBy(group => group.Key.PerMinute)
            .ThenBy(group => group.Key.InitialIncrementS)
            .ThenBy(group => group.Key.FurtherIncrementS)
            .Select(group => Line(group.Key, group.ToList())),
    ];

    private static Group GroupOf(MinutesEntry entry, string currency)
    {
        var rating = entry.Price is null ? LineRating.NoPrice : entry.Currency == currency ? LineRating.Rated : LineRating.OtherCurrency;
        return new(entry.Direction, entry.Number, rating, entry.Price is { } price ? Money.Trim(price.PerMinute) : null,
            entry.Price?.InitialIncrementS, entry.Price?.FurtherIncrementS);
    }

    private static MinutesLine Line(Group group, List<MinutesEntry> entries)
    {
        var amount = group.Rating == LineRating.Rated ? entries.Sum(entry => entry.Amount) : 0m;
        return new(group.Direction, group.Number, group.Rating, group.PerMinute, group.InitialIncrementS, group.FurtherIncrementS,
            entries.Count, entries.Sum(entry => (long)entry.BilledSeconds), Money.ToCents(amount),
            [.. entries.Select(entry => entry.Id).Order(StringComparer.Ordinal)]);
    }
}
