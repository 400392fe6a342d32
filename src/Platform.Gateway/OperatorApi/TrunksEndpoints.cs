using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Contracts.Trunks;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.OperatorApi;

internal static class TrunksEndpoints
{
    public static void MapTrunks(this RouteGroupBuilder @operator)
    {
        var trunks = @operator.MapGroup("/trunks").WithTags("operator trunks");
        trunks.MapGet("/", List).Describe(AccessRule.OperatorAdmin, "operatorListTrunks",
            "The carriers' lines into the house and out of it, and how they fare.");
        trunks.MapGet("/{trunk}", Show).Describe(AccessRule.OperatorAdmin, "operatorGetTrunk", "One trunk, and how it fares.");
        trunks.MapPut("/{trunk}", Put).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorPutTrunk", "Create or change a trunk.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        trunks.MapDelete("/{trunk}", Delete).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorDeleteTrunk",
            "Remove a trunk that no route leads to. Calls over it go on.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static async Task<Ok<ItemList<TrunkDto>>> List(ICatalog catalog, [FromServices] ITrunkStatus? status,
        CancellationToken cancellation)
    {
        var views = status is null ? [] : (await status.ListAsync(cancellation)).ToDictionary(view => view.TrunkId);
        return TypedResults.Ok(new ItemList<TrunkDto>([.. catalog.Current.Trunks.OrderBy(trunk => trunk.TrunkId, StringComparer.Ordinal)
            .Select(trunk => TrunkDto.Of(trunk, views.GetValueOrDefault(trunk.TrunkId)))]));
    }

    private static async Task<Results<Ok<TrunkDto>, Refused>> Show(string trunk, ICatalog catalog, [FromServices] ITrunkStatus? status,
        CancellationToken cancellation) =>
        catalog.Current.FindTrunk(trunk) is { } document
            ? TypedResults.Ok(await DescribeAsync(document, status, cancellation))
            : new Refused(ProblemCode.NotFound);

    private static async Task<Results<Ok<TrunkDto>, Refused>> Put(string trunk, TrunkInput input, CatalogEditor editor,
        DeclarationSecrets secrets, [FromServices] ITrunkStatus? status, CancellationToken cancellation)
    {
        TrunkDocument? decided = null;
        var refused = await editor.ChangeAsync(before =>
        {
            List<CatalogFault> faults = [];
            decided = TrunkTranslation.Read(input.ToDeclaration(trunk), before.FindTrunk(trunk), secrets, $"trunks[{trunk}]", faults);
            return faults.Count > 0 ? CatalogEdit.Refuse(Refused.Catalog(faults)) : CatalogEdit.ToPut(decided);
        }, cancellation);
        return refused is not null ? refused : TypedResults.Ok(await DescribeAsync(decided!, status, cancellation));
    }

    private static Task<Results<NoContent, Refused>> Delete(string trunk, CatalogEditor editor, CancellationToken cancellation) =>
        editor.RemoveAsync(before => before.FindTrunk(trunk), cancellation);

    private static async Task<TrunkDto> DescribeAsync(TrunkDocument trunk, ITrunkStatus? status, CancellationToken cancellation) =>
        TrunkDto.Of(trunk, status is null ? null : await status.FindAsync(trunk.TrunkId, cancellation));
}
