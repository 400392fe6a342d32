using Platform.Domain.Catalog;
using static Platform.Domain.Tests.Catalog.CatalogCases;

namespace Platform.Domain.Tests.Catalog;

public class StockRulesTests
{
    private static readonly SeatRentalDocument Headsets = new("acme", "headset", SeatKind.Item, 6, new DateOnly(2026, 11, 1));
    private static readonly TenantDocument Globex = new("globex", "Globex");

    [Theory]
    [InlineData(null, 6, 4, "")]
    [InlineData(10, 6, 4, "")]
    [InlineData(10, 6, 5, "tenants[globex].seats[headset].quantity: OutOfRange")]
    [InlineData(5, 6, 0, "tenants[globex].seats[headset].quantity: OutOfRange")]
    public void No_more_is_rented_out_than_there_is(int? stock, int acme, int globex, string fault)
    {
        var house = Operator with { Stock = stock is { } there ? [new("headset", there)] : [] };
        var documents = All.Select(document => document == Operator ? house : document == Prices ? Prices with { Seats = [.. Prices.Seats, new("headset", 8m)] } : document);
        Assert.Equal(fault, string.Join(", ", Faults([.. documents, Globex, Headsets with { Quantity = acme }, Headsets with { TenantId = "globex", Quantity = globex }])));
    }

    [Fact]
    public void A_stock_is_well_formed() => Assert.Equal(
        ["operator.stock[0].product: BadSyntax", "operator.stock[1].quantity: OutOfRange", "operator.stock[2].product: Duplicate"],
        Faults(Replace(Operator, Operator with { Stock = [new("My headset", 1), new("desk", -1), new("desk", 1)] })));

    [Fact]
    public void Nobody_logs_in_to_a_thing() => Assert.Equal(
        ["tenants[acme].agents[1001].product: UnknownReference"],
        Faults(Replace(VoiceSeats, VoiceSeats with { Kind = SeatKind.Item })));

    private static IEnumerable<string> Faults(IReadOnlyList<CatalogDocument> desired) =>
        CatalogRules.Check(desired).Select(fault => $"{fault.Path}: {fault.Code}");
}
