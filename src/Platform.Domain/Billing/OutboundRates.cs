using Platform.Domain.Catalog;

namespace Platform.Domain.Billing;

/// <summary>What a call to one number costs the tenant.</summary>
/// <param name="Price">Null when nothing is charged: an emergency, or a number that the price list has no price for.</param>
/// <param name="Currency">ISO 4217.</param>
public readonly record struct OutboundRate(MinutePrice? Price, string Currency)
{
    /// <summary>What a call of so many minutes costs at most, as it would be billed; four decimals.</summary>
    public decimal MostFor(int minutes) =>
        Price is null ? 0m : CallCharges.Amount(CallCharges.BilledSeconds(minutes * 60_000L, Price), Price);
}

/// <summary>Rates of calls out by the tenant's price list, for whoever reserves what a call may cost before it is placed.</summary>
public static class OutboundRates
{
    /// <param name="number">E.164 with the plus, or an emergency number.</param>
    public static OutboundRate Of(CatalogSnapshot catalog, string tenant, string number, bool isEmergency = false)
    {
        var prices = catalog.FindTenant(tenant) is { } house ? catalog.FindPriceList(house.PriceList) : null;
        return new(prices is null || isEmergency ? null : CallCharges.FindPrice(prices, CallDirection.Outbound, number),
            prices?.Currency ?? catalog.Operator.Currency);
    }
}
