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

/// <param name="Addresses">IP addresses or CIDR blocks that requests of this trunk come from.</param>
/// <param name="MaxChannels">Calls at once; null for no limit.</param>
public sealed record TrunkInput(string Name, IReadOnlyList<string> Addresses, int? MaxChannels = null);

public sealed record TrunkDto(string Id, string Name, IReadOnlyList<string> Addresses, int? MaxChannels);

internal static class TrunksEndpoints
{
    public static void MapTrunks(this RouteGroupBuilder @operator)
    {
        var trunks = @operator.MapGroup("/trunks").WithTags("operator trunks");
        trunks.MapGet("/", List).Describe(AccessRule.OperatorAdmin, "operatorListTrunks", "The carriers' lines into the house.");
        trunks.MapPut("/{trunk}", Put).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorPutTrunk", "Create or change a trunk.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<TrunkDto>> List(ICatalog catalog) => TypedResults.Ok(new ItemList<TrunkDto>(
        [.. catalog.Current.Trunks.OrderBy(trunk => trunk.TrunkId, StringComparer.Ordinal).Select(Describe)]));

    private static async Task<Results<Ok<TrunkDto>, Refused>> Put(string trunk, TrunkInput input, CatalogEditor editor,
        CancellationToken cancellation)
    {
        var document = new TrunkDocument(trunk, input.Name, input.Addresses, input.MaxChannels);
        return await editor.ChangeAsync(_ => CatalogEdit.ToPut(document),
            cancellation) is { } refused ? refused : TypedResults.Ok(Describe(document));
    }

    private static TrunkDto Describe(TrunkDocument trunk) => new(trunk.TrunkId, trunk.Name, trunk.Addresses, trunk.MaxChannels);
}
