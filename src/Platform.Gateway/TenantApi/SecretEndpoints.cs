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

/// <param name="Value">1 to 2000 characters of ASCII. Left out: a secret that is there keeps its value.</param>
public sealed record SecretInput(string Name, string? Value = null);

public sealed record SecretDto(string Id, string Name);

/// <summary>What look-ups of flows show to servers of the tenant: written, replaced, and never shown.</summary>
internal static class SecretEndpoints
{
    public static void MapSecrets(this RouteGroupBuilder tenant)
    {
        var secrets = tenant.MapGroup("/secrets").WithTags("secrets");
        secrets.MapGet("/", List).Describe(AccessRule.AdminReads, "listSecrets", "Secrets that look-ups of flows can show; their values are never told.");
        secrets.MapPut("/{secret}", Put).Idempotent().Describe(AccessRule.TenantAdmin, "putSecret", "Create or replace a secret.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        secrets.MapDelete("/{secret}", Delete).Idempotent().Describe(AccessRule.TenantAdmin, "deleteSecret",
            "Remove a secret that no published flow names.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<SecretDto>> List(string tenant, ICatalog catalog) =>
        TypedResults.Ok(new ItemList<SecretDto>([.. catalog.Current.Of<SecretDocument>(tenant).Select(Describe)]));

    private static async Task<Results<Ok<SecretDto>, Refused>> Put(string tenant, string secret, SecretInput input, CatalogEditor editor,
        ISecretBox box, CancellationToken cancellation)
    {
        if (input.Value is { } value && !SecretRules.IsValue(value))
            return Refused.Parameter("$.value", SecretRules.ValueRule);
        SecretDocument? decided = null;
        var refused = await editor.ChangeAsync(before => CatalogEdit.ToPut(decided = new(tenant, secret, input.Name,
            input.Value is { } given ? box.Seal(SecretContext.Tenant(tenant, secret), given) : Find(before, tenant, secret)?.Sealed ?? "")), cancellation);
        return refused is not null ? refused : TypedResults.Ok(Describe(decided!));
    }

    private static Task<Results<NoContent, Refused>> Delete(string tenant, string secret, CatalogEditor editor, CancellationToken cancellation) =>
        editor.RemoveAsync(catalog => Find(catalog, tenant, secret), cancellation);

    private static SecretDocument? Find(CatalogSnapshot catalog, string tenant, string secret) =>
        catalog.Of<SecretDocument>(tenant).FirstOrDefault(document => document.SecretId == secret);

    private static SecretDto Describe(SecretDocument secret) => new(secret.SecretId, secret.Name);
}
