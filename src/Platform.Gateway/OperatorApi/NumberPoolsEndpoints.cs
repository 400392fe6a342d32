using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Numbers;
using Platform.Gateway.Problems;

namespace Platform.Gateway.OperatorApi;

/// <param name="First">E.164.</param>
/// <param name="Last">With as many digits as the first; at most a million numbers in one range.</param>
public sealed record NumberRangeDto(string First, string Last);

/// <param name="PriceClass">Priced in the price lists.</param>
/// <param name="Capabilities">What its numbers can be used for; voice when left out.</param>
/// <param name="Tenants">Who may see its free numbers and order them; all when left out or empty.</param>
/// <param name="QuarantineDays">How long a number rests after it was given back.</param>
/// <param name="Trunk">The trunk that its calls come in by.</param>
public sealed record NumberPoolInput(string Name, IReadOnlyList<NumberRangeDto> Ranges, string PriceClass,
    IReadOnlyList<NumberCapability>? Capabilities = null, IReadOnlyList<string>? Tenants = null, int QuarantineDays = 90,
    string? Trunk = null);

/// <param name="Numbers">All of its numbers.</param>
public sealed record NumberPoolDto(string Id, string Name, IReadOnlyList<NumberRangeDto> Ranges, string PriceClass,
    IReadOnlyList<NumberCapability> Capabilities, IReadOnlyList<string> Tenants, int QuarantineDays, string? Trunk, long Numbers, long Free,
    long Reserved, long Assigned, long Quarantined);

internal static class NumberPoolsEndpoints
{
    public static void MapNumberPools(this RouteGroupBuilder @operator)
    {
        var pools = @operator.MapGroup("/number-pools").WithTags("operator numbers");
        pools.MapGet("/", List).Describe(AccessRule.OperatorBilling, "operatorListNumberPools", "All number pools, and how their numbers stand.");
        pools.MapGet("/{pool}", Show).Describe(AccessRule.OperatorBilling, "operatorGetNumberPool", "One number pool.");
        pools.MapPut("/{pool}", Put).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorPutNumberPool",
            "Create or change a number pool. What its numbers are in use for stays as it is.",
            ProblemCode.InvalidNumber, ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        pools.MapPost("/{pool}/ranges", Load).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorLoadNumberRange",
            "Add a range of numbers to a pool.", ProblemCode.InvalidNumber, ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        pools.MapDelete("/{pool}", Delete).Idempotent().Describe(AccessRule.OperatorAdmin, "operatorDeleteNumberPool",
            "Remove a number pool. Tenants keep the numbers that they have of it.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static async Task<Ok<ItemList<NumberPoolDto>>> List(ICatalog catalog, NumberSearch search,
        CancellationToken cancellation) =>
        TypedResults.Ok(new ItemList<NumberPoolDto>(await Task.WhenAll(catalog.Current.Documents.OfType<NumberPoolDocument>()
            .OrderBy(pool => pool.PoolId, StringComparer.Ordinal).Select(pool => DescribeAsync(pool, search, cancellation)))));

    private static async Task<Results<Ok<NumberPoolDto>, Refused>> Show(string pool, ICatalog catalog, NumberSearch search,
        CancellationToken cancellation) =>
        Find(catalog.Current, pool) is { } document
            ? TypedResults.Ok(await DescribeAsync(document, search, cancellation))
            : new Refused(ProblemCode.NotFound);

    private static async Task<Results<Ok<NumberPoolDto>, Refused>> Put(string pool, NumberPoolInput input, CatalogEditor editor,
        ICatalog catalog, NumberSearch search, CancellationToken cancellation)
    {
        var ranges = new List<NumberRange>();
        for (var i = 0; i < input.Ranges.Count; i++)
        {
            if (Read(catalog, input.Ranges[i], $"$.ranges[{i}]", out var range) is { } wrong)
                return wrong;
            ranges.Add(range);
        }

        var document = new NumberPoolDocument(pool, input.Name, ranges, input.Capabilities ?? [NumberCapability.Voice], input.PriceClass,
            input.Tenants ?? [], input.QuarantineDays, input.Trunk);
        return await editor.ChangeAsync(_ => CatalogEdit.ToPut(document), cancellation) is { } refused
            ? refused
            : TypedResults.Ok(await DescribeAsync(document, search, cancellation));
    }

    private static async Task<Results<Ok<NumberPoolDto>, Refused>> Load(string pool, NumberRangeDto input, CatalogEditor editor,
        ICatalog catalog, NumberSearch search, CancellationToken cancellation)
    {
        if (Read(catalog, input, "$", out var range) is { } wrong)
            return wrong;
        var refused = await editor.ChangeAsync(
            before => Find(before, pool) is { } document
                ? CatalogEdit.ToPut(document with { Ranges = [.. document.Ranges, range] })
                : CatalogEdit.Refuse(new Refused(ProblemCode.NotFound)),
            cancellation);
        return refused is null ? await Show(pool, catalog, search, cancellation) : refused;
    }

    private static Task<Results<NoContent, Refused>> Delete(string pool, CatalogEditor editor, CancellationToken cancellation) =>
        editor.RemoveAsync(before => Find(before, pool), cancellation);

    internal static NumberPoolDocument? Find(CatalogSnapshot catalog, string pool) =>
        catalog.Documents.OfType<NumberPoolDocument>().FirstOrDefault(document => document.PoolId == pool);

    private static Refused? Read(ICatalog catalog, NumberRangeDto input, string path, out NumberRange range)
    {
        var refused = NumberText.Read(catalog, input.First, $"{path}.first", out var first);
        refused = NumberText.Read(catalog, input.Last, $"{path}.last", out var last) ?? refused;
        range = new(first, last);
        return refused;
    }

    private static async Task<NumberPoolDto> DescribeAsync(NumberPoolDocument pool, NumberSearch search, CancellationToken cancellation)
    {
        var count = await search.CountAsync(pool, cancellation);
        return new(pool.PoolId, pool.Name, [.. pool.Ranges.Select(range => new NumberRangeDto(range.First, range.Last))], pool.PriceClass,
            pool.Capabilities, pool.Tenants, pool.QuarantineDays, pool.TrunkId, count.Values.Sum(), count[NumberState.Free],
            count[NumberState.Reserved], count[NumberState.Assigned], count[NumberState.Quarantined]);
    }
}
