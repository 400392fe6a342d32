using Platform.Domain.Billing;
using Platform.Domain.Catalog;

namespace Platform.Domain.Tests.Billing;

internal static class InvoiceCases
{
    public static readonly BillingMonth November = new(2026, 11);
    public static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static readonly PriceListDocument Prices = new("standard", "CNY",
        [new(CallDirection.Inbound, "", 0.15m)], [new("voice", 100m), new("chat", 33.33m)],
        [new("geographic", 10m), new("golden", 99.99m)]);

    public static DateTimeOffset At(int day, int hour = 12) => new(2026, 11, day, hour, 0, 0, TimeSpan.FromHours(8));

    public static SeatRentalEntry Rental(long revision, int quantity, string from, string product = "voice", string tenant = "acme")
    {
        var day = DateOnly.ParseExact(from, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return new($"rental:{tenant}:{product}:{revision}", tenant, BillingMonth.StartOfDay(day, Shanghai), product, SeatKind.Concurrent, quantity, day);
    }

    public static MinutesEntry Call(string id, DateTimeOffset at, decimal amount, MinutePrice? price, string number = "+862800000001", string currency = "CNY") =>
        new($"call:{id}:inbound", "acme", at, id, CallDirection.Inbound, number, 60_000, price is null ? 0 : 60, price, amount, currency);

    public static Invoice Compute(IEnumerable<MinutesEntry> minutes, IEnumerable<SeatRentalEntry> rentals, params NumberRentalEntry[] numbers) =>
        Invoice.Compute("acme", November, Shanghai, "CNY", Prices, minutes, rentals, numbers);

    public static string[] SeatLines(params SeatRentalEntry[] rentals) =>
    [
        .. Compute([], rentals).Seats.Select(line => FormattableString.Invariant(
            $"{line.Product} {line.Quantity} {line.From:dd}-{line.To:dd} {line.Days}/{line.DaysInMonth} {line.Amount} {string.Join(' ', line.Entries.Select(id => id[(id.LastIndexOf(':') + 1)..]))}")),
    ];
}
