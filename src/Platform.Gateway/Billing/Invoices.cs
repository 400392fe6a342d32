using Platform.Contracts.Stores;
using Platform.Domain.Billing;

namespace Platform.Gateway.Billing;

/// <summary>Computes a tenant's invoice of a month from the ledger, each time anew.</summary>
internal sealed class Invoices(ICatalog catalog, ILedger ledger)
{
    /// <param name="tenant">Must exist.</param>
    public async Task<Invoice> ComputeAsync(string tenant, BillingMonth month, CancellationToken cancellation)
    {
        var current = catalog.Current;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(current.Operator.TimeZone);
        var entries = await ledger.ListAsync(tenant, month.Start(zone), month.End(zone), cancellation);
        var rentals = await ledger.ListRentalsAsync(tenant, month.End(zone), cancellation);
        var numbers = await ledger.ListNumberRentalsAsync(tenant, month.End(zone), cancellation);
        var prices = current.FindTenant(tenant) is { } document ? current.FindPriceList(document.PriceList) : null;
        return Invoice.Compute(tenant, month, zone, current.Operator.Currency, prices, entries.OfType<MinutesEntry>(), rentals, numbers);
    }
}
