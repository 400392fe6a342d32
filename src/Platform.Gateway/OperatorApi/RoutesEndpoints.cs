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

namespace Platform.Gateway.OperatorApi;

/// <param name="Prefix">E.164 with the plus, or a short number such as 110; empty for everything.</param>
/// <param name="Trunk">Id of a trunk with peers.</param>
/// <param name="Priority">Lower ones are tried first.</param>
/// <param name="CostPerMinute">What the carrier takes, in the operator's currency.</param>
/// <param name="OnlyTenant">The one tenant that may take it; null for all.</param>
public sealed record RouteInput(string Prefix, string Trunk, int Priority = 10, decimal CostPerMinute = 0m, string? OnlyTenant = null);

public sealed record RouteDto(string Id, string Prefix, string Trunk, int Priority, decimal CostPerMinute, string? OnlyTenant);

internal static class RoutesEndpoints
{
    public static void MapRoutes(this RouteGroupBuilder @operator)
    {
        var routes = @operator.MapGroup("/routes").WithTags("operator routes");
        routes.MapGet("/", List).Describe(AccessRule.OperatorAdmin, "operatorListRoutes",
            "Ways out for calls. The longest prefix comes first; then priority, then cost.");
        routes.MapGet("/{route}", Show).Describe(AccessRule.OperatorAdmin, "operatorGetRoute", "One route.");
        routes.MapPut("/{route}", Put).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorPutRoute", "Create or change a route.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        routes.MapDelete("/{route}", Delete).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorDeleteRoute", "Remove a route.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<RouteDto>> List(ICatalog catalog) => TypedResults.Ok(new ItemList<RouteDto>(
        [.. catalog.Current.Routes.OrderBy(route => route.RouteId, StringComparer.Ordinal).Select(Describe)]));

    private static Results<Ok<RouteDto>, Refused> Show(string route, ICatalog catalog) =>
        Find(catalog.Current, route) is { } document ? TypedResults.Ok(Describe(document)) : new Refused(ProblemCode.NotFound);

    private static async Task<Results<Ok<RouteDto>, Refused>> Put(string route, RouteInput input, CatalogEditor editor,
        CancellationToken cancellation)
    {
        var document = new RouteDocument(route, input.Prefix, input.Trunk, input.Priority, input.CostPerMinute, input.OnlyTenant);
        return await editor.ChangeAsync(_ => CatalogEdit.ToPut(document), cancellation) is { } refused
            ? refused
            : TypedResults.Ok(Describe(document));
    }

    private static Task<Results<NoContent, Refused>> Delete(string route, CatalogEditor editor, CancellationToken cancellation) =>
        editor.RemoveAsync(before => Find(before, route), cancellation);

    private static RouteDocument? Find(CatalogSnapshot catalog, string route) =>
        catalog.Routes.FirstOrDefault(document => document.RouteId == route);

    private static RouteDto Describe(RouteDocument route) =>
        new(route.RouteId, route.Prefix, route.TrunkId, route.Priority, route.CostPerMinute, route.OnlyTenant);
}
