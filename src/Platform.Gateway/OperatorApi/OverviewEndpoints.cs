using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Contracts.Trunks;
using Platform.Domain.Catalog;
using Platform.Domain.Tenants;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.OperatorApi;

/// <param name="LastSeen">Its last sign of life; a node that runs gives one each second.</param>
public sealed record NodeDto(string Id, DateTimeOffset LastSeen, bool IsAlive);

/// <param name="Channels">Calls that hold a channel now.</param>
/// <param name="OutsideLegs">Of them, those that are out.</param>
/// <param name="Agents">Agents who sit on a seat now.</param>
/// <param name="SpentToday">On calls out, with what is reserved for those under way.</param>
/// <param name="SpendPerDay">Null for no limit.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record TenantLoadDto(string Tenant, string Name, int Channels, int MaxChannels, int OutsideLegs, int Agents, decimal SpentToday,
    decimal? SpendPerDay, string Currency, bool Suspended);

/// <param name="Kind">nodeSilent, trunkDown, spendHigh, spendUsedUp or channelsHigh.</param>
/// <param name="Subject">Id of the node, trunk or tenant.</param>
/// <param name="Value">Seconds of silence, an amount of money, or channels; null for a trunk.</param>
/// <param name="Limit">In the same unit; null where there is none.</param>
/// <param name="Currency">Of an amount; null for what is none.</param>
public sealed record HouseAlarmDto(AlarmKind Kind, string Subject, decimal? Value, decimal? Limit, string? Currency);

/// <param name="Alarms">The worst first; what is over is not in it any more.</param>
public sealed record OverviewDto(IReadOnlyList<HouseAlarmDto> Alarms, IReadOnlyList<TenantLoadDto> Tenants, IReadOnlyList<NodeDto> Nodes);

/// <summary>How the whole house fares, read from the live things themselves.</summary>
internal static class OverviewEndpoints
{
    public static void MapOverview(this RouteGroupBuilder @operator) =>
        @operator.MapGet("/overview", Show).WithTags("operator overview").Describe(AccessRule.OperatorBilling, "operatorGetOverview",
            "What needs looking at, how much every tenant does now, and whether the nodes are alive.");

    private static async Task<Ok<OverviewDto>> Show(ICatalog catalog, IGrainFactory grains, INodes nodes, [FromServices] ITrunkStatus? trunks,
        TimeProvider time, CancellationToken cancellation)
    {
        var current = catalog.Current;
        var now = time.GetUtcNow();
        var beats = (await nodes.ListAsync(cancellation)).Select(beat => new NodeFacts(beat.Node, beat.At)).ToList();
        var lines = trunks is null ? [] : await trunks.ListAsync(cancellation);
        var tenants = await Task.WhenAll(current.Tenants.OrderBy(tenant => tenant.TenantId, StringComparer.Ordinal).Select(tenant => LoadAsync(tenant, current, grains)));
        var alarms = HouseAlarms.Find(
            beats,
            lines.Select(line => new TrunkFacts(line.TrunkId, line.Peers.Count, line.Peers.Count(peer => peer.IsHealthy))),
            tenants.Select(load => new TenantLoad(load.Tenant, load.Channels, load.MaxChannels, load.SpentToday, load.SpendPerDay)),
            now);
        return TypedResults.Ok(new OverviewDto(
            [.. alarms.Select(alarm => Describe(alarm, tenants))],
            tenants,
            [.. beats.Select(node => new NodeDto(node.Node, node.Beat, HouseAlarms.IsAlive(node, now)))]));
    }

    private static async Task<TenantLoadDto> LoadAsync(TenantDocument tenant, CatalogSnapshot catalog, IGrainFactory grains)
    {
        var grain = grains.GetGrain<ITenantGrain>(GrainKey.Tenant(tenant.TenantId));
        var channels = grain.ChannelsInUse();
        var outside = await grain.OutboundUse();
        var seats = await SeatEndpoints.UseAsync(tenant.TenantId, grains);
        return new(tenant.TenantId, tenant.Name, await channels, tenant.MaxChannels, outside.Channels, seats.Sum(seat => seat.InUse),
            outside.Spent + outside.Reserved, tenant.Dialing.SpendPerDay, CurrencyOf(tenant, catalog), tenant.IsSuspended);
    }

    private static string CurrencyOf(TenantDocument tenant, CatalogSnapshot catalog) =>
        catalog.FindPriceList(tenant.PriceList)?.Currency ?? catalog.Operator.Currency;

    private static HouseAlarmDto Describe(HouseAlarm alarm, IEnumerable<TenantLoadDto> tenants)
    {
        var isMoney = alarm.Kind is AlarmKind.SpendHigh or AlarmKind.SpendUsedUp;
        return new(alarm.Kind, alarm.Subject, alarm.Value, alarm.Limit, isMoney ? tenants.First(tenant => tenant.Tenant == alarm.Subject).Currency : null);
    }
}
