using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.OperatorApi;

/// <param name="AllowedPrefixes">Beginnings of E.164 numbers, + for all; null or empty for none.</param>
/// <param name="BarredPrefixes">Stronger than what is allowed.</param>
/// <param name="MaxChannels">Calls out at once; null for the tenant's channels.</param>
/// <param name="SpendPerDay">Most that a day's calls out may cost, in the price list's currency; null for no limit.</param>
/// <param name="MaxCallsPerSecond">New calls out in a second; null for no limit.</param>
/// <param name="CallerId">Rented number that is shown for agents without one of their own; null for the tenant's first.</param>
public sealed record DialingInput(IReadOnlyList<string>? AllowedPrefixes = null, IReadOnlyList<string>? BarredPrefixes = null,
    int? MaxChannels = null, decimal? SpendPerDay = null, int? MaxCallsPerSecond = null, int RingTimeoutMs = 60_000,
    string? CallerId = null);

internal static class DialingEndpoints
{
    public static void MapTenantDialing(this RouteGroupBuilder @operator)
    {
        var dialing = @operator.MapGroup("/tenants/{tenant}/dialing").WithTags("operator tenants");
        dialing.MapGet("/", Show).Describe(AccessRule.OperatorAdmin, "operatorGetDialing", "What a tenant may dial, and how much of it.",
            ProblemCode.UnknownTenant);
        dialing.MapPut("/", Put).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorPutDialing",
            "Set what a tenant may dial. It holds for the next call; calls under way go on.", ProblemCode.UnknownTenant,
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Results<Ok<DialingDto>, Refused> Show(string tenant, ICatalog catalog) =>
        catalog.Current is var current && current.FindTenant(tenant) is null
            ? new Refused(ProblemCode.UnknownTenant)
            : TypedResults.Ok(DialingDto.Of(current, tenant));

    private static async Task<Results<Ok<DialingDto>, Refused>> Put(string tenant, DialingInput input, CatalogEditor editor,
        ICatalog catalog, CancellationToken cancellation) =>
        await editor.ChangeAsync(before => Decide(before, tenant, input), cancellation) is { } refused
            ? refused
            : TypedResults.Ok(DialingDto.Of(catalog.Current, tenant));

    private static CatalogEdit Decide(CatalogSnapshot before, string tenant, DialingInput input) =>
        before.FindTenant(tenant) is not { } document
            ? CatalogEdit.Refuse(new Refused(ProblemCode.UnknownTenant))
            : CatalogEdit.ToPut(document with
            {
                Dialing = new(input.AllowedPrefixes ?? [], input.BarredPrefixes ?? [], input.MaxChannels, input.SpendPerDay,
                    input.MaxCallsPerSecond, input.RingTimeoutMs, CallerIdText.Normal(before, input.CallerId)),
            });
}
