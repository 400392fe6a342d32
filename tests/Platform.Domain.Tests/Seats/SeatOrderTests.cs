using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using Platform.Domain.Seats;

namespace Platform.Domain.Tests.Seats;

/// <summary>Seats that a tenant rents by itself, within what the operator allows, billed as the operator's rentals are.</summary>
public class SeatOrderTests
{
    private static readonly DateOnly Today = new(2026, 11, 10);

    public static TheoryData<int, string, int, string> Orders => new()
    {
        { 0, "voice", 11, "NotOffered" },
        { 0, "voice", 5, "NotOffered" },
        { 15, "chat", 1, "NotOffered" },
        { 15, "headset", 1, "NotOffered" },
        { 15, "desk", 1, "NotOffered" },
        { 15, "voice", 14, "OverLimit" },
        { 15, "voice", 13, "voice Named 13" },
        { 15, "voice", 0, "voice Named 0" },
        { 15, "video", 6, "OverLimit" },
        { 17, "video", 5, "video Concurrent 5" },
        { 5, "voice", 11, "OverLimit" },
        { 5, "voice", 9, "voice Named 9" },
        { 15, "wide", 3, "wide Concurrent 3" },
        { 15, "wide", 4, "OverLimit" },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void What_is_wanted_becomes_a_rental_or_is_refused(int limit, string product, int quantity, string expected)
    {
        var order = SeatOrder.Decide(House(limit), "acme", product, quantity, 0, Today);
        Assert.Equal(expected, order.Rental is { } rental ? $"{rental.Product} {rental.Kind} {rental.Quantity}" : order.Refusal.ToString());
    }

    [Fact]
    public void Offers_say_the_price_and_what_is_left_of_the_limit() => Assert.Equal(
        [new OfferedSeats("voice", SeatKind.Named, 10, 13, 150m, "CNY"), new OfferedSeats("video", SeatKind.Concurrent, 2, 5, 300m, "CNY"),
            new OfferedSeats("wide", SeatKind.Concurrent, 0, 3, 20m, "CNY")],
        SeatOrder.Offers(House(15), "acme"));

    /// <summary>The wishes of a day, one after the other, and what the month of 30 days bills: the most of the day until the next one.</summary>
    [Theory]
    [InlineData("12", "1-9: 10, 10-30: 12")]
    [InlineData("4", "1-10: 10, 11-30: 4")]
    [InlineData("0", "1-10: 10")]
    [InlineData("4 6", "1-10: 10, 11-30: 6")]
    [InlineData("20 0", "1-9: 10, 10-10: 20")]
    [InlineData("4 20 11", "1-9: 10, 10-10: 20, 11-30: 11")]
    [InlineData("20 4 20", "1-9: 10, 10-30: 20")]
    [InlineData("4 10", "1-30: 10")]
    public void However_often_the_wish_changes_a_day_is_billed_with_the_most_that_were_there(string wishes, string billed)
    {
        List<SeatRentalEntry> ledger = [Entry(new SeatRentalDocument("acme", "voice", SeatKind.Named, 10, new DateOnly(2026, 11, 1)), 1)];
        foreach (var wish in wishes.Split(' ').Select(int.Parse))
        {
            var order = SeatOrder.Decide(House(100), "acme", "voice", wish, SeatsBilled.On(ledger, "voice", Today), Today);
            ledger.Add(Entry(order.Rental!, ledger.Count + 1));
        }

        var month = Enumerable.Range(1, 30).Select(day => SeatsBilled.On(ledger, "voice", new DateOnly(2026, 11, day))).ToList();
        Assert.Equal(billed, string.Join(", ", Runs(month).Where(run => run.Seats > 0).Select(run => $"{run.From}-{run.To}: {run.Seats}")));
    }

    private static IEnumerable<(int From, int To, int Seats)> Runs(List<int> month)
    {
        for (var (start, day) = (0, 1); day <= month.Count; day++)
        {
            if (day < month.Count && month[day] == month[start])
                continue;
            yield return (start + 1, day, month[start]);
            start = day;
        }
    }

    private static SeatRentalEntry Entry(SeatRentalDocument rental, int revision) => new($"rental:acme:{rental.Product}:{revision}", "acme",
        new DateTimeOffset(rental.From, TimeOnly.MinValue, TimeSpan.Zero), rental.Product, rental.Kind, rental.Quantity, rental.From);

    private static CatalogSnapshot House(int limit) => new(1,
    [
        new OperatorDocument("Carrier Co") { Stock = [new StockItem("desk", 5)] },
        new PriceListDocument("standard", "CNY", [], [new("voice", 150m), new("video", 300m), new("headset", 5m), new("desk", 9m), new("wide", 20m)]),
        new TenantDocument("acme", "Acme") { SeatLimit = limit },
        new SeatRentalDocument("acme", "voice", SeatKind.Named, 10, new DateOnly(2026, 11, 1)),
        new SeatRentalDocument("acme", "video", SeatKind.Concurrent, 2, new DateOnly(2026, 11, 1)),
        new SeatRentalDocument("acme", "headset", SeatKind.Item, 40, new DateOnly(2026, 11, 1)),
    ]);
}
