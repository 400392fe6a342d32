using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.OperatorApi;

/// <param name="SipDomain">Host part of the agents' SIP addresses; null for <c>{id}.sip.local</c>. Fixed while agents have SIP passwords.</param>
/// <param name="Locale">zh-CN or en.</param>
/// <param name="MaxChannels">Calls at once.</param>
/// <param name="PriceList">Id of the price list that the tenant is billed by.</param>
/// <param name="Suspended">No call of it begins, but for emergency calls. Null leaves it as it is.</param>
/// <param name="SeatLimit">Seats in all up to which its admins may rent more by themselves; 0: none. Null leaves it as it is.</param>
public sealed record TenantInput(string Name, string? SipDomain = null, string Locale = "zh-CN", int MaxChannels = 30,
    string PriceList = "standard", bool? Suspended = null, int? SeatLimit = null);

/// <param name="SipDomain">As it is in force.</param>
/// <param name="MaxChannels">Calls at once.</param>
/// <param name="ChannelsInUse">Calls that hold a channel now.</param>
/// <param name="Seats">What it rents, and how many agents sit there now.</param>
/// <param name="Suspended">No call of it begins.</param>
/// <param name="SeatLimit">Seats in all up to which its admins may rent more by themselves; 0: none.</param>
public sealed record OperatorTenantDto(string Id, string Name, string SipDomain, string Locale, int MaxChannels, int ChannelsInUse,
    string PriceList, IReadOnlyList<SeatUseDto> Seats, bool Suspended, int SeatLimit);

internal static class TenantsEndpoints
{
    public static void MapTenants(this RouteGroupBuilder @operator)
    {
        var tenants = @operator.MapGroup("/tenants").WithTags("operator tenants");
        tenants.MapGet("/", List).Describe(AccessRule.OperatorBilling, "operatorListTenants", "All tenants.");
        tenants.MapGet("/{tenant}", Show).Describe(AccessRule.OperatorBilling, "operatorGetTenant", "One tenant.", ProblemCode.UnknownTenant);
        tenants.MapPut("/{tenant}", Put).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorPutTenant", "Create or change a tenant.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static async Task<Ok<ItemList<OperatorTenantDto>>> List(ICatalog catalog, IGrainFactory grains) =>
        TypedResults.Ok(new ItemList<OperatorTenantDto>(await Task.WhenAll(
            catalog.Current.Tenants.OrderBy(tenant => tenant.TenantId, StringComparer.Ordinal)
                .Select(tenant => DescribeAsync(tenant, grains)))));

    private static async Task<Results<Ok<OperatorTenantDto>, Refused>> Show(string tenant, ICatalog catalog, IGrainFactory grains) =>
        catalog.Current.FindTenant(tenant) is { } document
            ? TypedResults.Ok(await DescribeAsync(document, grains))
            : new Refused(ProblemCode.UnknownTenant);

    private static async Task<Results<Ok<OperatorTenantDto>, Refused>> Put(string tenant, TenantInput input, CatalogEditor editor,
        IGrainFactory grains, CancellationToken cancellation)
    {
        TenantDocument? decided = null;
        var refused = await editor.ChangeAsync(before => Decide(
            before,
            decided = new TenantDocument(tenant, input.Name, input.SipDomain, input.Locale, input.MaxChannels, input.PriceList)
            {
                IsSuspended = input.Suspended ?? before.FindTenant(tenant)?.IsSuspended ?? false,
                SeatLimit = input.SeatLimit ?? before.FindTenant(tenant)?.SeatLimit ?? 0,
            }), cancellation);
        return refused is not null ? refused : TypedResults.Ok(await DescribeAsync(decided!, grains));
    }

    /// <summary>
    /// What it may dial, its music, what it records and how its people log in stay. A SIP password is stored as hashes that hold the domain:
    /// in another one they let nobody in.
    /// </summary>
    private static CatalogEdit Decide(CatalogSnapshot before, TenantDocument after)
    {
        if (before.FindTenant(after.TenantId) is not { } tenant)
            return CatalogEdit.ToPut(after);
        after = after with
        {
            Dialing = tenant.Dialing,
            Music = tenant.Music,
            Recording = tenant.Recording,
            RecordingDays = tenant.RecordingDays,
            SignIn = tenant.SignIn,
        };
        if (tenant.Domain == after.Domain)
            return CatalogEdit.ToPut(after);
        var faults = before.Of<AgentDocument>(after.TenantId).Where(agent => agent.SipHa1Md5 is not null)
            .Select(agent => new CatalogFault($"{CatalogPaths.Of(agent)}.sipPassword", CatalogFaultCode.SecretNeeded,
                $"It is stored for the domain {tenant.Domain}. Change the domain with apply, which takes the new passwords."))
            .ToList();
        return faults.Count == 0 ? CatalogEdit.ToPut(after) : CatalogEdit.Refuse(Refused.Catalog(faults));
    }

    private static async Task<OperatorTenantDto> DescribeAsync(TenantDocument tenant, IGrainFactory grains)
    {
        var channels = grains.GetGrain<ITenantGrain>(GrainKey.Tenant(tenant.TenantId)).ChannelsInUse();
        var seats = await SeatEndpoints.UseAsync(tenant.TenantId, grains);
        return new(tenant.TenantId, tenant.Name, tenant.Domain, tenant.Locale, tenant.MaxChannels, await channels, tenant.PriceList, seats,
            tenant.IsSuspended, tenant.SeatLimit);
    }
}
