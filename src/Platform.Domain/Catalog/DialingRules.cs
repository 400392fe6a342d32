using Platform.Domain.Numbers;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>What may be dialled, and which numbers may be shown. Nothing else may look like an emergency number.</summary>
internal static class DialingRules
{
    private const decimal SpendMax = 1_000_000_000m;

    public static void CheckOperator(OperatorDocument house, CatalogFaults faults)
    {
        if (NumberPlans.Find(house.Country) is null)
            faults.Add(house, "country", OutOfRange, $"The country is one of {string.Join(", ", NumberPlans.Countries)}.");
        for (var i = 0; i < house.EmergencyNumbers.Count; i++)
            faults.CheckSyntax(house, $"emergencyNumbers[{i}]", house.EmergencyNumbers[i], CatalogSyntax.ShortNumber,
                CatalogSyntax.ShortNumberRule);
        CheckPrefixes(house, "barredPrefixes", house.BarredPrefixes, faults);
    }

    public static void CheckTenant(TenantDocument tenant, CatalogIndex index, CatalogFaults faults)
    {
        var dialing = tenant.Dialing;
        CheckPrefixes(tenant, "dialing.allowedPrefixes", dialing.AllowedPrefixes, faults);
        CheckPrefixes(tenant, "dialing.barredPrefixes", dialing.BarredPrefixes, faults);
        if (dialing.MaxChannels is { } channels)
            faults.CheckRange(tenant, "dialing.maxChannels", channels, 1, 100_000);
        if (dialing.SpendPerDay is { } spend)
            faults.CheckRange(tenant, "dialing.spendPerDay", spend, 0m, SpendMax);
        if (dialing.MaxCallsPerSecond is { } calls)
            faults.CheckRange(tenant, "dialing.maxCallsPerSecond", calls, 1, 10_000);
        faults.CheckRange(tenant, "dialing.ringTimeoutMs", dialing.RingTimeoutMs, 1_000, 300_000);
        CheckCallerId(tenant, "dialing.callerId", dialing.CallerId, index, faults);
        if (dialing.SpendPerDay is not null && index.PriceLists.TryGetValue(tenant.PriceList, out var prices))
            CheckPriced(tenant, prices, faults);
    }

    public static void CheckCallerId(CatalogDocument owner, string property, string? callerId, CatalogIndex index, CatalogFaults faults)
    {
        if (callerId is not null && !index.Numbers.Contains((owner.Tenant!, callerId)))
            faults.Add(owner, property, UnknownReference, $"The tenant does not rent {callerId}.");
    }

    /// <summary>Agents and queues are dialled by their ids, and no such id may stand in the way of help.</summary>
    public static void CheckNoEmergencyNumber(CatalogDocument document, CatalogIndex index, CatalogFaults faults)
    {
        if (index.EmergencyNumbers.Contains(document.Id))
            faults.Add(document, "id", Overlap, $"{document.Id} is an emergency number.");
    }

    /// <summary>A limit of spend holds only where every call has a price.</summary>
    private static void CheckPriced(TenantDocument tenant, PriceListDocument prices, CatalogFaults faults)
    {
        for (var i = 0; i < tenant.Dialing.AllowedPrefixes.Count; i++)
        {
            var prefix = tenant.Dialing.AllowedPrefixes[i];
            if (!prices.Minutes.Any(price => price.Direction == CallDirection.Outbound && prefix.StartsWith(price.Prefix, StringComparison.Ordinal)))
                faults.Add(tenant, $"dialing.allowedPrefixes[{i}]", NotPriced,
                    $"Spend is limited, and price list {prices.PriceListId} has no price for outbound calls to {prefix}.");
        }
    }

    private static void CheckPrefixes(CatalogDocument document, string property, IReadOnlyList<string> prefixes, CatalogFaults faults)
    {
        for (var i = 0; i < prefixes.Count; i++)
            faults.CheckSyntax(document, $"{property}[{i}]", prefixes[i], CatalogSyntax.SomePrefix, CatalogSyntax.SomePrefixRule);
    }
}
