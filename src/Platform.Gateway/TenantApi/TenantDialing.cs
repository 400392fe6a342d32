using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using RentedNumbers = Platform.Domain.Routing.CallerIds;

namespace Platform.Gateway.TenantApi;

/// <param name="AllowedPrefixes">Beginnings of E.164 numbers that may be called; + for all.</param>
/// <param name="BarredPrefixes">Stronger than what is allowed.</param>
/// <param name="EmergencyNumbers">May be called at any time, at no charge.</param>
/// <param name="MaxChannels">Calls out at once; null for the tenant's channels.</param>
/// <param name="SpendPerDay">Most that a day's calls out may cost; null for no limit.</param>
/// <param name="Currency">Of the spend.</param>
/// <param name="MaxCallsPerSecond">New calls out in a second; null for no limit.</param>
/// <param name="CallerId">What is shown for agents without a number of their own; null when the tenant rents none.</param>
/// <param name="CallerIds">Rented numbers: those that may be shown, in E.164.</param>
public sealed record DialingDto(IReadOnlyList<string> AllowedPrefixes, IReadOnlyList<string> BarredPrefixes,
    IReadOnlyList<string> EmergencyNumbers, int? MaxChannels, decimal? SpendPerDay, string Currency, int? MaxCallsPerSecond,
    int RingTimeoutMs, string? CallerId, IReadOnlyList<string> CallerIds)
{
    internal static DialingDto Of(CatalogSnapshot catalog, string tenant)
    {
        var document = catalog.FindTenant(tenant)!;
        var dialing = document.Dialing;
        return new(dialing.AllowedPrefixes, dialing.BarredPrefixes, catalog.Operator.EmergencyNumbers, dialing.MaxChannels,
            dialing.SpendPerDay, catalog.FindPriceList(document.PriceList)?.Currency ?? catalog.Operator.Currency,
            dialing.MaxCallsPerSecond, dialing.RingTimeoutMs, RentedNumbers.Choose(catalog, tenant, null).Number,
            RentedNumbers.Allowed(catalog, tenant));
    }
}

internal static class TenantDialing
{
    public static void MapDialing(this RouteGroupBuilder tenant) =>
        tenant.MapGet("/dialing", Show).WithTags("tenant").Describe(AccessRule.AnyOfTenant, "getDialing",
            "What may be dialled, as the operator set it, and which numbers may be shown.");

    private static Ok<DialingDto> Show(string tenant, ICatalog catalog) => TypedResults.Ok(DialingDto.Of(catalog.Current, tenant));
}
