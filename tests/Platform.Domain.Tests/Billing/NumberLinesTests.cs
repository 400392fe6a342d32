using System.Text;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using static Platform.Domain.Tests.Billing.InvoiceCases;

namespace Platform.Domain.Tests.Billing;

public class NumberLinesTests
{
    [Fact]
    public void Every_day_that_the_tenant_had_the_number_counts_once()
    {
        Assert.Equal(["+862800000001 geographic 01-30 30/30 10.00 1b"], Lines(Began(1, "2026-10-05")));
        Assert.Equal(["+862800000001 geographic 11-30 20/30 6.67 1b"], Lines(Began(1, "2026-11-11")));
        Assert.Equal(["+862800000001 geographic 11-20 10/30 3.33 1b 1e"], Lines(Both(1, "2026-11-11", "2026-11-20")));
        Assert.Equal(["+862800000001 geographic 11-11 1/30 0.33 1b 1e"], Lines(Both(1, "2026-11-11", "2026-11-11")));
        Assert.Equal(["+862800000001 geographic 01-02 2/30 0.67 1b 1e"], Lines(Both(1, "2026-10-11", "2026-11-02")));
        Assert.Equal(["+862800000001 geographic 05-30 12/30 4.00 1b 1e 2b"], Lines([.. Both(1, "2026-11-05", "2026-11-06"), Began(2, "2026-11-21")]));
        Assert.Equal(["+862800000001 geographic 05-06 2/30 0.67 1b 1e 2b 2e"], Lines([.. Both(1, "2026-11-05", "2026-11-06"), .. Both(2, "2026-11-06", "2026-11-06")]));
    }

    [Fact]
    public void Other_months_and_tenants_are_passed_over()
    {
        Assert.Empty(Lines(Began(1, "2026-12-01")));
        Assert.Empty(Lines(Both(1, "2026-10-05", "2026-10-31")));
        Assert.Empty(Lines(Began(1, "2026-11-01") with { Tenant = "globex" }));
        Assert.Equal(["+862800000001 geographic 05-30 26/30 8.67 1b"], Lines(Both(1, "2026-11-05", "2026-12-03")));
    }

    [Fact]
    public void A_price_class_has_its_own_line_and_the_later_rental_has_the_day()
    {
        Assert.Equal(
            ["+862800000001 geographic 01-09 9/30 3.00 1b 1e", "+862800000001 golden 10-30 21/30 69.99 2b"],
            Lines([.. Both(1, "2026-11-01", "2026-11-10"), Began(2, "2026-11-10", "golden")]));
        Assert.Equal(["+442000000001 golden 30-30 1/30 3.33 2b", "+862800000001 geographic 01-30 30/30 10.00 1b"],
            Lines(Began(1, "2026-11-01"), Began(2, "2026-11-30", "golden", "+442000000001")));
    }

    [Fact]
    public void A_class_without_a_price_is_shown_at_zero()
    {
        var line = Assert.Single(Compute([], [], Began(1, "2026-11-01", "satellite")).Numbers);
        Assert.Equal((LineRating.NoPrice, null, 0.00m), (line.Rating, line.UnitPrice, line.Amount));
    }

    [Fact]
    public void Csv_has_a_row_for_each_number() => Assert.Contains(
        "\r\nnumbers,geographic,,,'+862800000001,2026-11-11,2026-11-20,10,30,1,,,10,,,rated,3.33,CNY,number:+862800000001:1:begin number:+862800000001:1:end\r\n",
        Encoding.UTF8.GetString(InvoiceText.ToCsv(Compute([], [], Both(1, "2026-11-11", "2026-11-20")))), StringComparison.Ordinal);

    [Fact]
    public void Lines_add_up_and_no_number_costs_more_than_its_month() => Property.Holds(random =>
    {
        List<NumberRentalEntry> entries = [];
        for (var i = 1; i <= random.Next(12); i++)
        {
            var number = random.Pick(["+862800000001", "+862800000002"]);
            var from = new DateOnly(2026, 10, 1).AddDays(random.Next(80));
            var priceClass = random.Pick(["geographic", "golden"]);
            entries.AddRange(random.Next(3) == 0 ? [Began(i, $"{from:yyyy-MM-dd}", priceClass, number)]
                : Both(i, $"{from:yyyy-MM-dd}", $"{from.AddDays(random.Next(40)):yyyy-MM-dd}", priceClass, number));
        }

        var invoice = Compute([], [], [.. entries]);
        if (invoice.Total != invoice.Numbers.Sum(line => line.Amount))
            return "the lines do not add up";
        if (invoice.Numbers.Any(line => line.Amount > line.UnitPrice))
            return "a line is dearer than the month";
        if (invoice.Numbers.GroupBy(line => line.Number).Any(number => number.Sum(line => line.Days) > 30))
            return "a number has more days than the month";
        foreach (var number in entries.GroupBy(entry => entry.Reference))
        {
            var days = Enumerable.Range(1, 30).Count(day => Had(number, new DateOnly(2026, 11, day)));
            if (invoice.Numbers.Where(line => line.Number == number.Key).Sum(line => line.Days) != days)
                return $"{number.Key} was had on {days} days";
        }

        var shuffled = Compute([], [], [.. entries.Concat(entries).OrderBy(_ => random.Next())]);
        return InvoiceText.ToJson(invoice).SequenceEqual(InvoiceText.ToJson(shuffled)) ? null : "another order gives other bytes";
    });

    private static bool Had(IEnumerable<NumberRentalEntry> entries, DateOnly day) => entries.GroupBy(entry => entry.Holding)
        .Any(holding => holding.First().From <= day && holding.All(entry => entry.To is null || entry.To >= day));

    private static NumberRentalEntry Began(long holding, string from, string priceClass = "geographic", string number = "+862800000001")
    {
        var day = Day(from);
        return new($"number:{number}:{holding}:begin", "acme", BillingMonth.StartOfDay(day, Shanghai).AddHours(9), number, holding, priceClass, day, null);
    }

    private static NumberRentalEntry[] Both(long holding, string from, string to, string priceClass = "geographic", string number = "+862800000001")
    {
        var began = Began(holding, from, priceClass, number);
        var ended = began with { Id = $"number:{number}:{holding}:end", At = BillingMonth.StartOfDay(Day(to), Shanghai).AddHours(10), To = Day(to) };
        return [began, ended];
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string[] Lines(params NumberRentalEntry[] rentals) =>
    [
        .. Compute([], [], rentals).Numbers.Select(line => FormattableString.Invariant(
            $"{line.Number} {line.PriceClass} {line.From:dd}-{line.To:dd} {line.Days}/{line.DaysInMonth} {line.Amount} {string.Join(' ', line.Entries.Select(Short))}")),
    ];

    private static string Short(string id) => string.Concat(id.Split(':')[2], id.Split(':')[3].AsSpan(0, 1));
}
