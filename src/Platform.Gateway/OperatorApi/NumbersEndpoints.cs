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

/// <param name="Queue">The tenant's queue that calls to the number go to.</param>
public sealed record NumberInput(string Tenant, string Queue);

/// <param name="E164">With the leading plus.</param>
public sealed record OperatorNumberDto(string E164, string Tenant, string Queue);

internal static class NumbersEndpoints
{
    public static void MapNumbers(this RouteGroupBuilder @operator)
    {
        var numbers = @operator.MapGroup("/numbers").WithTags("operator numbers");
        numbers.MapGet("/", List).Describe(AccessRule.OperatorAdmin, "operatorListNumbers", "Access numbers and whose they are.");
        numbers.MapPut("/{e164}", Put).Idempotent()
            .Describe(AccessRule.OperatorAdmin, "operatorPutNumber", "Assign a number to a tenant's queue.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        numbers.MapDelete("/{e164}", Delete).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorDeleteNumber", "Take a number back.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<OperatorNumberDto>> List(ICatalog catalog, string? tenant = null) =>
        TypedResults.Ok(new ItemList<OperatorNumberDto>(
        [.. catalog.Current.Documents.OfType<NumberDocument>().Where(number => tenant is null || number.TenantId == tenant)
            .OrderBy(number => number.E164, StringComparer.Ordinal).Select(Describe)]));

    private static async Task<Results<Ok<OperatorNumberDto>, Refused>> Put(string e164, NumberInput input, CatalogEditor editor,
        CancellationToken cancellation)
    {
        var document = new NumberDocument(e164, input.Tenant, input.Queue);
        return await editor.ChangeAsync(before => CatalogEdit.ToAssign(before.FindNumber(e164), document), cancellation) is { } refused
            ? refused
            : TypedResults.Ok(Describe(document));
    }

    private static async Task<Results<NoContent, Refused>> Delete(string e164, CatalogEditor editor, CancellationToken cancellation) =>
        await editor.ChangeAsync(before => CatalogEdit.ToRemove(before.FindNumber(e164)), cancellation) is { } refused
            ? refused
            : TypedResults.NoContent();

    private static OperatorNumberDto Describe(NumberDocument number) => new(number.E164, number.TenantId, number.Queue);
}
