using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.OperatorApi;

/// <param name="Changes">One line a change, such as <c>+ queue acme/support</c>; empty when everything was so already.</param>
public sealed record ApplyAnswer(IReadOnlyList<string> Changes);

internal static class ApplyEndpoint
{
    public static void MapApply(this RouteGroupBuilder @operator) =>
        @operator.MapPost("/apply", Apply).Accepts<JsonElement>("application/json").Idempotent().WithTags("operator apply")
            .Describe(AccessRule.OperatorAdmin, "operatorApply",
                "Make everything as a declaration says: the whole file or nothing. The same as the command `platform apply`. An API key changes no users.",
                ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict, ProblemCode.OnlyForPeople);

    private static async Task<Results<Ok<ApplyAnswer>, Refused>> Apply(HttpContext context, CatalogEditor editor,
        CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellation);
        var (lines, refused) = await editor.ApplyAsync(body.GetBuffer().AsMemory(0, (int)body.Length), !context.Caller().IsKey, cancellation);
        return lines is null ? refused! : TypedResults.Ok(new ApplyAnswer(lines));
    }
}
