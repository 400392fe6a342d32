using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>A route leads to a trunk that can take calls out, for somebody who may use it.</summary>
internal static class RouteRules
{
    private const decimal CostMax = 1_000_000m;

    public static void Check(RouteDocument route, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckSyntax(route, "id", route.RouteId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckSyntax(route, "prefix", route.Prefix, CatalogSyntax.RoutePrefix, CatalogSyntax.RoutePrefixRule);
        faults.CheckRange(route, "priority", route.Priority, 0, 65_535);
        faults.CheckRange(route, "costPerMinute", route.CostPerMinute, 0m, CostMax);
        TrunkRules.CheckOnlyTenant(route, route.OnlyTenant, index, faults);
        if (!index.Trunks.TryGetValue(route.TrunkId, out var trunk))
            faults.Add(route, "trunk", UnknownReference, $"There is no trunk {route.TrunkId}.");
        else if (trunk.Peers.Count == 0)
            faults.Add(route, "trunk", UnknownReference, $"Trunk {route.TrunkId} has no peers that calls could go to.");
        else if (route.OnlyTenant is not null && trunk.OnlyTenant is not null && route.OnlyTenant != trunk.OnlyTenant)
            faults.Add(route, "onlyTenant", UnknownReference, $"Trunk {route.TrunkId} belongs to {trunk.OnlyTenant}.");
    }
}
