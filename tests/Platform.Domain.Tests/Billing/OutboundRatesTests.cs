using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using Platform.Domain.Tests.Catalog;

namespace Platform.Domain.Tests.Billing;

public class OutboundRatesTests
{
    private static readonly CatalogSnapshot House = new(1,
    [
        CatalogCases.Operator, CatalogCases.Tenant, CatalogCases.Tenant with { TenantId = "globex", PriceList = "gone" },
        CatalogCases.Prices with
        {
            Minutes = [new(CallDirection.Inbound, "", 9m), new(CallDirection.Outbound, "+86", 0.1m, 60, 60), new(CallDirection.Outbound, "+8610", 0.25m, 30, 6), new(CallDirection.Outbound, "+44", 0.3m, 600, 60)],
        },
    ]);

    [Theory]
    [InlineData("+8613800000000", 1, 0.1)]
    [InlineData("+8613800000000", 10, 1.0)]
    [InlineData("+861012345678", 3, 0.75)]
    [InlineData("+442000000001", 1, 3.0)]
    [InlineData("+12125550100", 5, 0)]
    [InlineData("+8613800000000", 0, 0)]
    public void A_call_costs_at_most_what_would_be_billed(string number, int minutes, double most) =>
        Assert.Equal((decimal)most, OutboundRates.Of(House, "acme", number).MostFor(minutes));

    [Fact]
    public void Help_is_free_and_so_is_what_has_no_price()
    {
        Assert.Equal(new OutboundRate(null, "CNY"), OutboundRates.Of(House, "acme", "+8613800000000", isEmergency: true));
        Assert.Equal(new OutboundRate(null, "CNY"), OutboundRates.Of(House, "globex", "+8613800000000"));
    }

    [Fact]
    public void No_shorter_call_costs_more() => Property.Holds(random =>
    {
        var price = new MinutePrice(CallDirection.Outbound, "", random.Next(500) / 100m, 1 + random.Next(120), 1 + random.Next(120));
        var minutes = random.Next(1, 60);
        var most = new OutboundRate(price, "CNY").MostFor(minutes);
        var cost = CallCharges.Amount(CallCharges.BilledSeconds(random.NextInt64((minutes * 60_000L) + 1), price), price);
        return cost <= most ? null : $"{cost} is more than {most}";
    });
}
