using Platform.Domain.Catalog;

namespace Platform.Domain.Billing;

/// <summary>
/// Numbers by the day. Every day on which the tenant had the number counts, the first and the last included, and counts once however
/// often the number came and went on it; the rental that began last says by which price class. One line a number and class, so that
/// rounding never makes a month dearer than its price.
/// </summary>
internal static class NumberLines
{
    public static IReadOnlyList<NumberLine> Of(BillingMonth month, string currency, PriceListDocument? prices,
        IEnumerable<NumberRentalEntry> rentals) =>
    [
        .. rentals.GroupBy(rental => rental.Reference)
            .OrderBy(number => number.Key, StringComparer.Ordinal)
            .SelectMany(number => OfNumber(month, currency, prices, number)),
    ];

    private static IEnumerable<NumberLine> OfNumber(BillingMonth month, string currency, PriceListDocument? prices,
        IEnumerable<NumberRentalEntry> entries)
    {
        // An entry with a last day says all that the one of the beginning says.
        var rentals = entries.GroupBy(entry => entry.Holding)
            .OrderBy(holding => holding.Key)
            .Select(holding => (Rental: holding.OrderBy(entry => entry.To is null).First(), Ids: holding.Select(entry => entry.Id).ToList()))
            .ToList();
        return Enumerable.Range(0, month.Days)
            .Select(offset => month.FirstDay.AddDays(offset))
            .Select(day => (Day: day, Holder: rentals.FindLast(rental => rental.Rental.From <= day && !(rental.Rental.To < day))))
            .Where(billed => billed.Holder.Rental is not null)
            .GroupBy(billed => billed.Holder.Rental.PriceClass)
            .OrderBy(line => line.Key, StringComparer.Ordinal)
            .Select(line => Line(month, currency, prices, line.First().Holder.Rental, [.. line.Select(billed => billed.Day)],
                [.. line.SelectMany(billed => billed.Holder.Ids).Distinct().Order(StringComparer.Ordinal)]));
    }

    private static NumberLine Line(BillingMonth month, string currency, PriceListDocument? prices, NumberRentalEntry rental,
        IReadOnlyList<DateOnly> days, IReadOnlyList<string> entries)
    {
        var price = prices?.Numbers?.FirstOrDefault(number => number.PriceClass == rental.PriceClass);
        var rating = price is null ? LineRating.NoPrice : prices!.Currency == currency ? LineRating.Rated : LineRating.OtherCurrency;
        var amount = rating == LineRating.Rated ? price!.PerMonth * days.Count / month.Days : 0m;
        return new(rental.Reference, rental.PriceClass, days[0], days[^1], days.Count, month.Days, rating,
            price is null ? null : Money.Trim(price.PerMonth), Money.ToCents(amount), entries);
    }
}
