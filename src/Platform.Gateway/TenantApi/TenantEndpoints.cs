using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;

namespace Platform.Gateway.TenantApi;

/// <param name="SipDomain">The host part of the agents' SIP addresses, and the realm of their passwords.</param>
/// <param name="Locale">zh-CN or en.</param>
/// <param name="MaxChannels">Calls at once; the next one is refused.</param>
/// <param name="ChannelsInUse">Calls that hold a channel now.</param>
/// <param name="Suspended">The operator lets no call of it begin.</param>
public sealed record TenantDto(string Id, string Name, string SipDomain, string Locale, int MaxChannels, int ChannelsInUse, bool Suspended);

internal static class TenantEndpoints
{
    public static void MapTenantItself(this RouteGroupBuilder tenant)
    {
        tenant.MapGet("/tenant", Show).WithTags("tenant").Describe(AccessRule.AnyOfTenant, "getTenant", "The tenant itself.");
    }

    private static async Task<Ok<TenantDto>> Show(string tenant, ICatalog catalog, IGrainFactory grains)
    {
        var document = catalog.Current.FindTenant(tenant)!;
        var inUse = await grains.GetGrain<ITenantGrain>(GrainKey.Tenant(tenant)).ChannelsInUse();
        return TypedResults.Ok(new TenantDto(tenant, document.Name, document.Domain, document.Locale, document.MaxChannels, inUse, document.IsSuspended));
    }
}
