using Platform.Domain.Catalog;
using Platform.Domain.Tests.Catalog;

namespace Platform.Domain.Tests.Routing;

/// <summary>A house with two tenants, of which one may call China (but not 1068) and Britain.</summary>
internal static class RoutingCases
{
    public static readonly TenantDocument Acme = CatalogCases.Tenant with { Dialing = new(["+86", "+44"], ["+861068"]) };
    public static readonly TenantDocument Globex = CatalogCases.Tenant with { TenantId = "globex" };
    public static readonly NumberDocument SecondNumber = CatalogCases.Number with { E164 = "+862800000002" };
    public static readonly NumberDocument UnpointedNumber = CatalogCases.Number with { E164 = "+862800000003", Queue = null };
    public static readonly NumberDocument ForeignNumber = new("+862800000009", "globex", "support");

    public static CatalogSnapshot House(params CatalogDocument[] more) => new(1,
    [
        .. CatalogCases.Without(CatalogCases.Tenant).Except([CatalogCases.Operator, CatalogCases.Trunk]),
        CatalogCases.Operator with { BarredPrefixes = ["+8644"] },
        .. more.OfType<TenantDocument>().Any() ? [] : new[] { Acme }, Globex, CatalogCases.Queue with { TenantId = "globex" }, ForeignNumber, .. more,
    ]);

    public static TrunkDocument Trunk(string id, string? onlyTenant = null) =>
        new(id, id, []) { Peers = [new($"sip:{id}.example")], OnlyTenant = onlyTenant };
}
