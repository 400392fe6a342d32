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
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="Numbers">International, or national by the plan of the operator's country; kept in E.164. At most 10,000.</param>
public sealed record CallerListInput(string Name, IReadOnlyList<string> Numbers);

/// <param name="Numbers">In E.164.</param>
public sealed record CallerListDto(string Id, string Name, IReadOnlyList<string> Numbers);

internal static class CallerListEndpoints
{
    public static void MapCallerLists(this RouteGroupBuilder tenant)
    {
        var lists = tenant.MapGroup("/caller-lists").WithTags("callerLists");
        lists.MapGet("/", List).Describe(AccessRule.AdminReads, "listCallerLists", "Lists of callers that queues can put first.");
        lists.MapPut("/{list}", Put).Idempotent().Describe(AccessRule.TenantAdmin, "putCallerList", "Create or replace a list of callers.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        lists.MapDelete("/{list}", Delete).Idempotent().Describe(AccessRule.TenantAdmin, "deleteCallerList",
            "Remove a list that no queue names.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<CallerListDto>> List(string tenant, ICatalog catalog) =>
        TypedResults.Ok(new ItemList<CallerListDto>([.. catalog.Current.Of<CallerListDocument>(tenant).Select(Describe)]));

    private static async Task<Results<Ok<CallerListDto>, Refused>> Put(string tenant, string list, CallerListInput input,
        CatalogEditor editor, CancellationToken cancellation)
    {
        CallerListDocument? decided = null;
        var refused = await editor.ChangeAsync(
            before => CatalogEdit.ToPut(decided = new(tenant, list, input.Name, [.. input.Numbers.Select(number => Normal(before, number))])),
            cancellation);
        return refused is not null ? refused : TypedResults.Ok(Describe(decided!));
    }

    private static Task<Results<NoContent, Refused>> Delete(string tenant, string list, CatalogEditor editor,
        CancellationToken cancellation) =>
        editor.RemoveAsync(catalog => catalog.Of<CallerListDocument>(tenant).FirstOrDefault(document => document.ListId == list), cancellation);

    /// <summary>What is no number stays as written, for the rules to refuse with its place.</summary>
    private static string Normal(CatalogSnapshot catalog, string number) => E164.Normalize(number, catalog.NumberPlan).Number ?? number;

    private static CallerListDto Describe(CallerListDocument list) => new(list.ListId, list.Name, list.Numbers);
}
