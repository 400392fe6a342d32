using System.Net;
using NSubstitute;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Trunks;
using Platform.Contracts.Views;
using Platform.Domain.Catalog;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests;

/// <summary>The operator sees how the house fares, suspends a tenant, and lets a new one's administrator in.</summary>
public sealed class OverviewTests
{
    private static readonly string Operator = Calls.Root(null);

    [Fact]
    public async Task The_overview_tells_load_nodes_and_alarms()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var (stores, now) = (gateway.Stores, gateway.Stores.Time.GetUtcNow());
        stores.Nodes.Beats["node-1"] = now;
        stores.Nodes.Beats["node-2"] = now.AddMinutes(-1);
        stores.Trunks.Views.Add(new("north", 3, [new("sip:192.0.2.1", false, now, 408, 0)]));
        foreach (var tenant in stores.Catalog.Current.Tenants)
            stores.Grains.GetGrain<ITenantGrain>(GrainKey.Tenant(tenant.TenantId)).OutboundUse().Returns(new OutboundUseView(0, default, 0, 0));
        var grain = stores.Grains.GetGrain<ITenantGrain>(GrainKey.Tenant(TestHouse.Acme));
        grain.ChannelsInUse().Returns(7);
        grain.OutboundUse().Returns(new OutboundUseView(2, default, 10.5m, 0.25m));
        stores.Grains.GetGrain<ISeatsGrain>(GrainKey.Seats(TestHouse.Acme)).Show().Returns([new SeatUseView("voice", SeatKind.Concurrent, 10, 3)]);

        var (status, overview) = await gateway.SendAsync(HttpMethod.Get, $"{Operator}/overview", await gateway.AsOperatorAsync());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["nodeSilent node-2 60", "trunkDown north "], overview.GetProperty("alarms").EnumerateArray()
            .Select(alarm => $"{alarm.GetProperty("kind").GetString()} {alarm.GetProperty("subject").GetString()} {alarm.GetProperty("value")}"));
        Assert.Equal(["node-1 True", "node-2 False"], overview.GetProperty("nodes").EnumerateArray()
            .Select(node => $"{node.GetProperty("id").GetString()} {node.GetProperty("isAlive").GetBoolean()}"));
        var load = overview.GetProperty("tenants").EnumerateArray().Single(tenant => tenant.GetProperty("tenant").GetString() == TestHouse.Acme);
        Assert.Equal((7, 2, 3, 10.75m), (load.GetProperty("channels").GetInt32(), load.GetProperty("outsideLegs").GetInt32(), load.GetProperty("agents").GetInt32(), load.GetProperty("spentToday").GetDecimal()));
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"{Operator}/overview", await gateway.AsAdminAsync())).Status);
    }

    [Fact]
    public async Task A_tenant_is_suspended_and_let_go_on_and_stays_so_when_nothing_is_said()
    {
        await using var gateway = await GatewayUnderTest.StartAsync();
        var root = await gateway.AsOperatorAsync();
        TenantDocument Acme() => gateway.Stores.Catalog.Current.FindTenant(TestHouse.Acme)!;
        async Task<bool> PutAsync(bool? suspended) =>
            (await gateway.SendAsync(HttpMethod.Put, $"{Operator}/tenants/{TestHouse.Acme}", root, new { name = Acme().Name, sipDomain = Acme().SipDomain, suspended })).Json.GetProperty("suspended").GetBoolean();
        Assert.True(await PutAsync(true));
        Assert.True(await PutAsync(null));
        Assert.Equal((true, 0), (Acme().IsSuspended, Acme().Channels));
        Assert.True((await gateway.SendAsync(HttpMethod.Get, $"{Calls.Root(TestHouse.Acme)}/tenant", await gateway.AsAdminAsync())).Json.GetProperty("suspended").GetBoolean());
        Assert.False(await PutAsync(false));
        Assert.Equal(Acme().MaxChannels, Acme().Channels);
    }
}
