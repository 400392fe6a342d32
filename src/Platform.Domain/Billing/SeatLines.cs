using Platform.Domain.Catalog;

namespace Platform.Domain.Billing;

/// <summary>
/// Seats by the day, as <see cref="SeatsBilled"/> says.
/// </summary>
internal static class SeatLines
{
    public static IReadOnlyList<SeatLine> Of(BillingMonth month, string currency, PriceListDocument? prices,
        IEnumerable<SeatRentalEntry> rentals) =>
    [
        .. rentals.GroupBy(rental => rental.Reference)
            .OrderBy(product => product.Key, StringComparer.Ordinal)
            .SelectMany(product => OfProduct(month, currency, prices, SeatsBilled.InOrder(product))),
    ];

    private static IEnumerable<SeatLine> OfProduct(BillingMonth month, string currency, PriceListDocument? prices,
        List<SeatRentalEntry> declared)
    {
        var firstDay = month.FirstDay;
        for (var day = 0; day < month.Days;)
        {
            var start = day;
            List<SeatRentalEntry> sources = [];
            while (day < month.Days && ContinuesWith(sources, SeatsBilled.InForce(declared, firstDay.AddDays(day))))
                day++;
            if (sources.Count > 0 && sources[0].Quantity > 0)
                yield return Line(month, currency, prices, sources, start, day);
            else if (sources.Count == 0)
                day++;
        }
    }

    /// <summary>True when the day belongs to the same line; notes the rental that is in force.</summary>
    private static bool ContinuesWith(List<SeatRentalEntry> sources, SeatRentalEntry? inForce)
    {
        if (inForce is null)
            return false;
        if (sources.Count > 0 && (sources[0].Quantity, sources[0].Kind) != (inForce.Quantity, inForce.Kind))
            return false;
        if (!sources.Contains(inForce))
            sources.Add(inForce);
        return true;
    }

    private static SeatLine Line(BillingMonth month, string currency, PriceListDocument? prices, List<SeatRentalEntry> sources, int start, int end)
    {
        var (product, kind, quantity, days) = (sources[0].Reference, sources[0].Kind, sources[0].Quantity, end - start);
        var price = prices?.Seats.FirstOrDefault(seat => seat.Product == product);
        var rating = price is null ? LineRating.NoPrice : prices!.Currency == currency ? LineRating.Rated : LineRating.OtherCurrency;
        var amount = rating == LineRating.Rated ? quantity * price!.PerMonth * days / month.Days : 0m;
        return new(product, kind, quantity, month.FirstDay.AddDays(start), month.FirstDay.AddDays(end - 1), days, month.Days, rating,
            price is null ? null : Money.Trim(price.PerMonth), Money.ToCents(amount), [.. sources.Select(rental => rental.Id)]);
    }
}
