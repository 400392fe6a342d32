using System.Text;
using System.Text.Json;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using static Platform.Domain.Tests.Billing.InvoiceCases;

namespace Platform.Domain.Tests.Billing;

public class InvoiceTests
{
    private static readonly MinutePrice Price = new(CallDirection.Inbound, "", 0.15m);

    [Fact]
    public void Seats_are_prorated_by_the_day_and_a_change_starts_a_new_line()
    {
        Assert.Equal(["voice 3 01-30 30/30 300.00 1"], SeatLines(Rental(1, 3, "2026-10-05")));
        Assert.Equal(["voice 3 11-30 20/30 200.00 1"], SeatLines(Rental(1, 3, "2026-11-11")));
        Assert.Equal(["voice 3 01-15 15/30 150.00 1", "voice 5 16-30 15/30 250.00 2"], SeatLines(Rental(2, 5, "2026-11-16"), Rental(1, 3, "2026-11-01")));
        Assert.Equal(["voice 3 01-01 1/30 10.00 1"], SeatLines(Rental(1, 3, "2026-11-01"), Rental(2, 0, "2026-11-02")));
        Assert.Equal(["chat 1 01-30 30/30 33.33 7", "voice 1 30-30 1/30 3.33 1"], SeatLines(Rental(1, 1, "2026-11-30"), Rental(7, 1, "2026-11-01", "chat")));
        Assert.Empty(SeatLines(Rental(1, 3, "2026-12-01")));
        Assert.Empty(SeatLines(Rental(1, 0, "2026-11-01")));
        Assert.Empty(SeatLines(Rental(1, 3, "2026-11-01", tenant: "globex")));
    }

    [Fact]
    public void The_last_declared_rental_counts_from_its_first_day_on()
    {
        Assert.Equal(["voice 4 01-30 30/30 400.00 10"], SeatLines(Rental(9, 3, "2026-11-01"), Rental(10, 4, "2026-11-01")));
        Assert.Equal(["voice 5 01-30 30/30 500.00 1 3"], SeatLines(Rental(1, 5, "2026-10-01"), Rental(2, 8, "2026-11-20"), Rental(3, 5, "2026-11-10")));
        Assert.Equal(["voice 5 01-30 30/30 500.00 1 2"], SeatLines(Rental(1, 5, "2026-11-01"), Rental(2, 5, "2026-11-10")));
    }

    [Fact]
    public void Calls_are_grouped_by_number_and_price_and_the_unrated_stand_alone()
    {
        var dearer = Price with { PerMinute = 0.2m };
        var lines = Compute(
            [
                Call("b", At(2), 0.1525m, Price), Call("a", At(1), 0.1525m, Price), Call("c", At(3), 0.2m, dearer),
                Call("d", At(3), 0.15m, Price, "+442000000001"), Call("e", At(4), 0m, null), Call("f", At(4), 9m, Price, currency: "EUR"),
                Call("a", At(1), 0.1525m, Price),
            ],
            []).Minutes;
        Assert.Equal(
            [
                ("+442000000001", LineRating.Rated, 0.15m, 1, 60L, 0.15m, "call:d:inbound"),
                ("+862800000001", LineRating.Rated, 0.15m, 2, 120L, 0.31m, "call:a:inbound call:b:inbound"),
                ("+862800000001", LineRating.Rated, 0.2m, 1, 60L, 0.20m, "call:c:inbound"),
                ("+862800000001", LineRating.NoPrice, null, 1, 0L, 0.00m, "call:e:inbound"),
                ("+862800000001", LineRating.OtherCurrency, 0.15m, 1, 60L, 0.00m, "call:f:inbound"),
            ],
            lines.Select(line => (line.Number, line.Rating, line.PerMinute, line.Calls, line.BilledSeconds, line.Amount, string.Join(' ', line.Entries))));
    }

    [Fact]
    public void A_call_belongs_to_the_month_in_which_it_began_in_the_operators_time_zone()
    {
        var first = new DateTimeOffset(2026, 10, 31, 16, 0, 0, TimeSpan.Zero);
        var end = new DateTimeOffset(2026, 11, 30, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal((first, end), (November.Start(Shanghai).ToUniversalTime(), November.End(Shanghai).ToUniversalTime()));
        var lines = Compute([Call("before", first.AddTicks(-1), 1m, Price), Call("first", first, 1m, Price), Call("last", end.AddTicks(-1), 1m, Price), Call("after", end, 1m, Price)], []).Minutes;
        Assert.Equal(["call:first:inbound", "call:last:inbound"], Assert.Single(lines).Entries);
    }

    [Fact]
    public void A_month_begins_at_the_first_instant_of_its_first_day_whatever_the_clocks_do()
    {
        // Beirut's clocks skip the midnight of 2024-03-31; Havana's go back over that of 2026-11-01.
        var beirut = TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut");
        var havana = TimeZoneInfo.FindSystemTimeZoneById("America/Havana");
        Assert.Equal(TimeSpan.FromHours(3), BillingMonth.StartOfDay(new DateOnly(2024, 3, 31), beirut).Offset);
        Assert.Equal(TimeSpan.FromHours(-4), November.Start(havana).Offset);
        Assert.True(November.Contains(November.Start(havana), havana));
        Assert.False(November.Contains(November.Start(havana).AddTicks(-1), havana));
    }

    [Theory]
    [InlineData("2026-11", "2026-11")]
    [InlineData("2026-13", null)]
    [InlineData("2026-1", null)]
    [InlineData("9999-12", null)]
    [InlineData("november", null)]
    public void Months_are_read(string text, string? month) => Assert.Equal(month, BillingMonth.Parse(text)?.ToString());

    [Fact]
    public void Seats_without_a_price_are_shown_at_zero()
    {
        var line = Assert.Single(Compute([], [Rental(1, 2, "2026-11-01", "video")]).Seats);
        Assert.Equal((LineRating.NoPrice, null, 0.00m), (line.Rating, line.UnitPrice, line.Amount));
    }

    [Fact]
    public void Json_comes_back_as_it_was()
    {
        var invoice = Compute([Call("a", At(1), 0.15m, Price), Call("b", At(1), 0m, null)], [Rental(1, 3, "2026-11-01")]);
        var json = InvoiceText.ToJson(invoice);
        Assert.Equal(json, InvoiceText.ToJson(JsonSerializer.Deserialize<Invoice>(json, InvoiceText.JsonOptions)!));
        var root = JsonDocument.Parse(json).RootElement;
        Assert.Equal("300.15", root.GetProperty("total").GetRawText());
        Assert.Equal("2026-11-30", root.GetProperty("seats")[0].GetProperty("to").GetString());
        Assert.Equal("noPrice", root.GetProperty("minutes")[1].GetProperty("rating").GetString());
    }

    [Fact]
    public void Csv_is_what_RFC_4180_says_and_no_cell_is_a_formula()
    {
        var csv = Encoding.UTF8.GetString(InvoiceText.ToCsv(Compute(
            [Call("a", At(1), 0.15m, Price), Call("b", At(1), 0.15m, Price), Call("c", At(1), 0m, null, "=cmd|' /C calc'!A0, \"x\"")],
            [Rental(1, 3, "2026-11-01")])));
        Assert.Equal(
            [
                "type,product,seat_kind,direction,number,from,to,days,days_in_month,quantity,calls,billed_seconds,unit_price,initial_increment_s,further_increment_s,rating,amount,currency,entries",
                "seats,voice,concurrent,,,2026-11-01,2026-11-30,30,30,3,,,100,,,rated,300.00,CNY,rental:acme:voice:1",
                "minutes,,,inbound,'+862800000001,,,,,,2,120,0.15,60,60,rated,0.30,CNY,call:a:inbound call:b:inbound",
                "minutes,,,inbound,\"'=cmd|' /C calc'!A0, \"\"x\"\"\",,,,,,1,0,,,,noPrice,0.00,CNY,call:c:inbound",
                "total,,,,,,,,,,,,,,,,300.30,CNY,",
                "",
            ],
            csv.Split("\r\n"));
    }

    [Fact]
    public void Lines_add_up_cover_every_entry_once_and_never_depend_on_the_order() => Property.Holds(random =>
    {
        var minutes = Enumerable.Range(0, random.Next(40)).Select(i => RandomCall(random, i)).ToList();
        var rentals = Enumerable.Range(1, random.Next(8)).Select(i => Rental(i, random.Next(5), $"2026-{random.Next(10, 12)}-{random.Next(1, 31):D2}", random.Pick(["voice", "chat", "video"]))).ToList();
        var invoice = Compute(minutes, rentals);
        if (invoice.Total != invoice.Seats.Sum(line => line.Amount) + invoice.Minutes.Sum(line => line.Amount))
            return "the lines do not add up";
        var expected = minutes.Where(entry => November.Contains(entry.At, Shanghai)).Select(entry => entry.Id).Order(StringComparer.Ordinal);
        if (!invoice.Minutes.SelectMany(line => line.Entries).Order(StringComparer.Ordinal).SequenceEqual(expected))
            return "an entry is missing or on two lines";
        if (SeatDays(invoice) != SeatDaysByDay(rentals))
            return $"{SeatDays(invoice)} seat days on lines, {SeatDaysByDay(rentals)} day by day";
        var shuffled = Compute(minutes.OrderBy(_ => random.Next()), rentals.OrderBy(_ => random.Next()));
        return InvoiceText.ToJson(invoice).SequenceEqual(InvoiceText.ToJson(shuffled)) && InvoiceText.ToCsv(invoice).SequenceEqual(InvoiceText.ToCsv(shuffled))
            ? null
            : "another order gives other bytes";
    });

    private static MinutesEntry RandomCall(Random random, int i)
    {
        var price = random.Pick([null, Price, Price with { PerMinute = 0.150m }, Price with { PerMinute = 0.0333m, InitialIncrementS = 6 }]);
        var amount = price is null ? 0m : CallCharges.Amount(60, price);
        return Call($"c{i}", November.Start(Shanghai).AddHours(random.Next(-48, 24 * 32)), amount, price, random.Pick(["+862800000001", "+442000000001"]));
    }

    private static int SeatDays(Invoice invoice) => invoice.Seats.Sum(line => line.Quantity * line.Days);

    private static int SeatDaysByDay(List<SeatRentalEntry> rentals) => Enumerable.Range(1, 30)
        .Sum(day => rentals.GroupBy(rental => rental.Reference)
            .Sum(product => product.LastOrDefault(rental => rental.From <= new DateOnly(2026, 11, day))?.Quantity ?? 0));
}
