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

namespace Platform.Gateway.TenantApi;

public sealed record DispositionInput(string Name);

/// <summary>What a call came to, for agents to choose from when they note it.</summary>
public sealed record DispositionDto(string Id, string Name);

internal static class DispositionEndpoints
{
    public static void MapDispositions(this RouteGroupBuilder tenant)
    {
        var dispositions = tenant.MapGroup("/dispositions").WithTags("dispositions");
        dispositions.MapGet("/", List).Describe(AccessRule.AnyOfTenant, "listDispositions", "What calls come to, for agents to choose from.");
        dispositions.MapPut("/{disposition}", Put).Idempotent().Describe(AccessRule.TenantAdmin, "putDisposition",
            "Create or change a disposition.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        dispositions.MapDelete("/{disposition}", Delete).Idempotent().Describe(AccessRule.TenantAdmin, "deleteDisposition",
            "Remove a disposition; calls that were noted with it keep it.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    public static bool Has(CatalogSnapshot catalog, string tenant, string disposition) =>
        catalog.Of<DispositionDocument>(tenant).Any(known => known.DispositionId == disposition);

    private static Ok<ItemList<DispositionDto>> List(string tenant, ICatalog catalog) => TypedResults.Ok(new ItemList<DispositionDto>(
        [.. catalog.Current.Of<DispositionDocument>(tenant).Select(known => new DispositionDto(known.DispositionId, known.Name))]));

    private static async Task<Results<Ok<DispositionDto>, Refused>> Put(string tenant, string disposition, DispositionInput input,
        CatalogEditor editor, CancellationToken cancellation)
    {
        var document = new DispositionDocument(tenant, disposition, input.Name);
        return await editor.ChangeAsync(_ => CatalogEdit.ToPut(document), cancellation) is { } refused
            ? refused
            : TypedResults.Ok(new DispositionDto(document.DispositionId, document.Name));
    }

    private static Task<Results<NoContent, Refused>> Delete(string tenant, string disposition, CatalogEditor editor,
        CancellationToken cancellation) => editor.RemoveAsync(
            catalog => catalog.Of<DispositionDocument>(tenant).FirstOrDefault(known => known.DispositionId == disposition), cancellation);
}
