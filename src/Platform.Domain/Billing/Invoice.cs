using Platform.Domain.Catalog;

namespace Platform.Domain.Billing;

public enum LineRating
{
    Rated = 0,

    /// <summary>The price list has no price for it; the amount is zero.</summary>
    NoPrice = 1,

    /// <summary>It was rated in another currency than the invoice's; the amount is zero, and somebody has to look at it.</summary>
    OtherCurrency = 2,
}

/// <summary>Seats of one product at one quantity.</summary>
/// <param name="From">First billed day.</param>
/// <param name="To">Last billed day.</param>
/// <param name="UnitPrice">Per seat and month; null when there is no price.</param>
/// <param name="Amount">Quantity × unit price × days ÷ days in the month, rounded to cents, half away from zero.</param>
/// <param name="Entries">Ids of the ledger entries that the line comes from.</param>
public sealed record SeatLine(string Product, SeatKind Kind, int Quantity, DateOnly From, DateOnly To, int Days, int DaysInMonth,
    LineRating Rating, decimal? UnitPrice, decimal Amount, IReadOnlyList<string> Entries);

/// <summary>A rented number.</summary>
/// <param name="From">First billed day of the month.</param>
/// <param name="To">Last billed day of the month.</param>
/// <param name="Days">Billed days; fewer than from the first to the last when the tenant did not have the number in between.</param>
/// <param name="UnitPrice">Per month; null when there is no price.</param>
/// <param name="Amount">Unit price × days ÷ days in the month, rounded to cents, half away from zero.</param>
/// <param name="Entries">Ids of the ledger entries that the line comes from.</param>
public sealed record NumberLine(string Number, string PriceClass, DateOnly From, DateOnly To, int Days, int DaysInMonth,
    LineRating Rating, decimal? UnitPrice, decimal Amount, IReadOnlyList<string> Entries);

/// <summary>Calls of one direction and number at one price.</summary>
/// <param name="PerMinute">Null when there is no price, like both increments.</param>
/// <param name="Amount">Sum of the entries' amounts, rounded to cents, half away from zero.</param>
public sealed record MinutesLine(CallDirection Direction, string Number, LineRating Rating, decimal? PerMinute, int? InitialIncrementS,
    int? FurtherIncrementS, int Calls, long BilledSeconds, decimal Amount, IReadOnlyList<string> Entries);

/// <summary>What a tenant owes for a month. A value of its inputs only: computed twice it is the same to the byte.</summary>
/// <param name="Month">Such as <c>2026-11</c>.</param>
/// <param name="TimeZone">IANA name; days and the month are counted in it.</param>
/// <param name="Total">The exact sum of the lines.</param>
public sealed record Invoice(string Tenant, string Month, string TimeZone, string Currency, IReadOnlyList<SeatLine> Seats,
    IReadOnlyList<NumberLine> Numbers, IReadOnlyList<MinutesLine> Minutes, decimal Total)
{
    /// <summary>Entries of other tenants and months are passed over, and so is the second entry of an id. Orders do not matter.</summary>
    /// <param name="prices">The tenant's price list; only its prices per month are used, for calls were rated when they ended.</param>
    /// <param name="rentals">All rentals up to the month's end: one goes on until the next declared one of its product.</param>
    /// <param name="numbers">All number rentals up to the month's end.</param>
    public static Invoice Compute(string tenant, BillingMonth month, TimeZoneInfo zone, string currency, PriceListDocument? prices,
        IEnumerable<MinutesEntry> minutes, IEnumerable<SeatRentalEntry> rentals, IEnumerable<NumberRentalEntry> numbers)
    {
        var seatLines = SeatLines.Of(month, currency, prices, Own(tenant, rentals));
        var numberLines = NumberLines.Of(month, currency, prices,
            Own(tenant, numbers).Where(entry => entry.At < month.End(zone)));
        var minutesLines = MinutesLines.Of(currency, Own(tenant, minutes).Where(entry => month.Contains(entry.At, zone)));
        var total = seatLines.Sum(line => line.Amount) + numberLines.Sum(line => line.Amount) + minutesLines.Sum(line => line.Amount);
        return new(tenant, month.ToString(), zone.Id, currency, seatLines, numberLines, minutesLines, total + Money.Zero);
    }

    private static IEnumerable<TEntry> Own<TEntry>(string tenant, IEnumerable<TEntry> entries)
        where TEntry : LedgerEntry =>
        entries.Where(entry => entry.Tenant == tenant).DistinctBy(entry => entry.Id);
}
