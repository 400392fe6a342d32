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

/// <param name="Paid">Whether the time counts as work.</param>
/// <param name="MaxMinutes">A break that lasts longer is overdue, 1 to 1440; null for no limit.</param>
public sealed record BreakReasonInput(string Name, bool Paid = true, int? MaxMinutes = null);

public sealed record BreakReasonDto(string Id, string Name, bool Paid, int? MaxMinutes);

internal static class BreakReasonEndpoints
{
    private const int MaxReasonLength = 64;
    private const string PlainBreak = "break";

    public static void MapBreakReasons(this RouteGroupBuilder tenant)
    {
        var reasons = tenant.MapGroup("/break-reasons").WithTags("break reasons");
        reasons.MapGet("/", List)
            .Describe(AccessRule.AnyOfTenant, "listBreakReasons", "Why agents may be on a break; when there is none, any short text will do.");
        reasons.MapPut("/{reason}", Put).Idempotent()
            .Describe(AccessRule.TenantAdmin, "putBreakReason", "Create or change a reason.", ProblemCode.InvalidCatalog,
                ProblemCode.CatalogConflict);
        reasons.MapDelete("/{reason}", Delete).Idempotent()
            .Describe(AccessRule.TenantAdmin, "deleteBreakReason", "Remove a reason; who is on such a break stays so.",
                ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    /// <summary>The reason as the agent gets it, or why not.</summary>
    public static (string Reason, Refused? Refused) Choose(CatalogSnapshot catalog, string tenant, string? wanted)
    {
        if (wanted is { Length: 0 or > MaxReasonLength })
            return ("", Refused.Parameter("$.reason", $"A reason has 1 to {MaxReasonLength} characters."));
        var declared = catalog.Of<BreakReasonDocument>(tenant);
        return declared.Any() && !declared.Any(reason => reason.ReasonId == wanted)
            ? ("", new Refused(ProblemCode.UnknownBreakReason))
            : (wanted ?? PlainBreak, null);
    }

    private static Ok<ItemList<BreakReasonDto>> List(string tenant, ICatalog catalog) => TypedResults.Ok(
        new ItemList<BreakReasonDto>([.. catalog.Current.Of<BreakReasonDocument>(tenant).Select(Describe)]));

    private static async Task<Results<Ok<BreakReasonDto>, Refused>> Put(string tenant, string reason, BreakReasonInput input,
        CatalogEditor editor, CancellationToken cancellation)
    {
        var document = new BreakReasonDocument(tenant, reason, input.Name, input.Paid, input.MaxMinutes);
        return await editor.ChangeAsync(_ => CatalogEdit.ToPut(document), cancellation) is { } refused
            ? refused
            : TypedResults.Ok(Describe(document));
    }

    private static Task<Results<NoContent, Refused>> Delete(string tenant, string reason, CatalogEditor editor,
        CancellationToken cancellation) =>
        editor.RemoveAsync(catalog => catalog.Of<BreakReasonDocument>(tenant).FirstOrDefault(document => document.ReasonId == reason), cancellation);

    private static BreakReasonDto Describe(BreakReasonDocument reason) =>
        new(reason.ReasonId, reason.Name, reason.IsPaid, reason.MaxMinutes);
}
