using Platform.Domain.Catalog;

namespace Platform.Domain.Routing;

/// <summary>One way out for a call.</summary>
public readonly record struct OutboundRoute(RouteDocument Route, TrunkDocument Trunk);

/// <summary>The trunks that a call out may take, in the order in which they are to be tried.</summary>
public static class OutboundRoutes
{
    /// <summary>
    /// The longest prefix comes first, within it the priority, then the cost; routes of shorter prefixes follow, for when all of the
    /// longer ones fail. A trunk stands where its best route puts it, once. Trunks without peers, and what is another tenant's, are
    /// left out.
    /// </summary>
    /// <param name="number">E.164 with the plus, or an emergency number.</param>
    /// <param name="isEmergency">After the routes that fit, every other one that the tenant may use follows.</param>
    public static IReadOnlyList<OutboundRoute> For(CatalogSnapshot catalog, string tenant, string number, bool isEmergency = false)
    {
        List<OutboundRoute> routes = [];
        for (var length = number.Length; length >= 0; length--)
            AddUsable(routes, catalog, tenant, catalog.RoutesOf(number.AsSpan(0, length)));
        if (isEmergency)
            AddUsable(routes, catalog, tenant, [.. catalog.Routes.OrderBy(route => route.Priority).ThenBy(route => route.CostPerMinute)
                .ThenBy(route => route.RouteId, StringComparer.Ordinal)]);
        return routes;
    }

    private static void AddUsable(List<OutboundRoute> found, CatalogSnapshot catalog, string tenant, IReadOnlyList<RouteDocument> routes)
    {
        foreach (var route in routes)
        {
            if (IsOpenTo(tenant, route.OnlyTenant) && catalog.FindTrunk(route.TrunkId) is { Peers.Count: > 0 } trunk
                && IsOpenTo(tenant, trunk.OnlyTenant) && !found.Exists(earlier => earlier.Trunk.TrunkId == trunk.TrunkId))
                found.Add(new(route, trunk));
        }
    }

    private static bool IsOpenTo(string tenant, string? onlyTenant) => onlyTenant is null || onlyTenant == tenant;
}
