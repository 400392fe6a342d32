using Platform.Domain.Catalog;
using Platform.Domain.Routing;
using static Platform.Domain.Tests.Routing.RoutingCases;

namespace Platform.Domain.Tests.Routing;

public class OutboundRoutesTests
{
    private static readonly TrunkDocument[] Trunks =
        [Trunk("a"), Trunk("b"), Trunk("c"), Trunk("acmes", "acme"), Trunk("globexs", "globex"), new("inbound", "Inbound", ["192.0.2.1"])];

    private static string Routes(string number, bool isEmergency, params RouteDocument[] routes) => string.Join(' ',
        OutboundRoutes.For(House([.. Trunks, .. routes]), "acme", number, isEmergency).Select(found => $"{found.Route.RouteId}:{found.Trunk.TrunkId}"));

    [Fact]
    public void The_longest_prefix_comes_first_then_priority_then_cost_then_id()
    {
        RouteDocument[] routes =
        [
            new("any", "", "a", 1), new("china", "+86", "b", 1), new("chengdu", "+8628", "c", 99), new("britain", "+44", "acmes"),
        ];
        Assert.Equal("chengdu:c china:b any:a", Routes("+862800000005", false, routes));
        Assert.Equal("china:b any:a", Routes("+8613800000000", false, routes));
        Assert.Equal("any:a", Routes("+12125550100", false, routes));
        Assert.Equal("britain:acmes any:a", Routes("+442000000001", false, routes));
        Assert.Equal("r4:acmes r3:c r1:b r2:a", Routes("+8613800000000", false,
            new("r2", "+86", "a", 10, 0.2m), new("r1", "+86", "b", 10, 0.2m), new("r3", "+86", "c", 10, 0.1m), new("r4", "+86", "acmes", 5, 9m)));
    }

    [Fact]
    public void A_trunk_is_tried_once() =>
        Assert.Equal("long:a other:b", Routes("+8613800000000", false, new("short", "", "a", 1), new("long", "+86", "a", 9), new("other", "", "b", 2)));

    [Fact]
    public void What_belongs_to_another_tenant_and_what_leads_nowhere_is_left_out()
    {
        Assert.Equal("mine:acmes", Routes("+8613800000000", false, new("mine", "", "acmes"), new("theirs", "", "globexs"), new("in", "", "inbound"), new("gone", "", "none")));
        Assert.Equal("mine:b", Routes("+8613800000000", false, new("mine", "", "b", OnlyTenant: "acme"), new("theirs", "", "a", OnlyTenant: "globex")));
        Assert.Equal("", Routes("+8613800000000", false));
    }

    [Fact]
    public void Emergencies_take_their_own_route_and_then_any()
    {
        RouteDocument[] routes = [new("britain", "+44", "c", 1), new("any", "", "b", 50), new("police", "110", "a", 99), new("theirs", "110", "globexs", 1)];
        Assert.Equal("police:a any:b britain:c", Routes("110", true, routes));
        Assert.Equal("any:b britain:c police:a", Routes("120", true, routes));
        Assert.Equal("any:b", Routes("+11012345678", false, routes));
    }

    [Fact]
    public void The_order_is_total_and_nothing_is_lost() => Property.Holds(random =>
    {
        var routes = Enumerable.Range(0, random.Next(12)).Select(i => new RouteDocument($"r{i}", random.Pick(["", "+8", "+86", "+861", "+44", "110"]),
            random.Pick(Trunks).TrunkId, random.Next(3), random.Next(3), random.Pick([null, "acme", "globex"]))).ToArray();
        var found = OutboundRoutes.For(House([.. Trunks, .. routes]), "acme", "+8613800000000");
        var fitting = routes.Where(route => "+8613800000000".StartsWith(route.Prefix, StringComparison.Ordinal) && route.OnlyTenant != "globex" && route.TrunkId is not ("globexs" or "inbound")).ToList();
        var expected = fitting.OrderByDescending(route => route.Prefix.Length).ThenBy(route => route.Priority).ThenBy(route => route.CostPerMinute)
            .ThenBy(route => route.RouteId, StringComparer.Ordinal).DistinctBy(route => route.TrunkId).Select(route => route.RouteId);
        return expected.SequenceEqual(found.Select(one => one.Route.RouteId)) ? null : string.Join(' ', found.Select(one => one.Route));
    });
}
