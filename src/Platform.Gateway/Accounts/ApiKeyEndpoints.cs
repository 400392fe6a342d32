using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Accounts;

/// <param name="Id">In the audit log its deeds are those of <c>key:ID</c>.</param>
/// <param name="Role">What it may do: supervisor, tenantAdmin or auditor; of the operator's operatorAdmin or operatorBilling. Agents are people.</param>
/// <param name="ExpiresAt">Null: good until it is revoked.</param>
public sealed record ApiKeyInput(string Id, string Name, UserRole Role, DateTimeOffset? ExpiresAt = null);

/// <param name="UsedAt">To within ten minutes; null as long as nobody used it.</param>
public sealed record ApiKeyDto(string Id, string Name, UserRole Role, string MadeBy, DateTimeOffset MadeAt, DateTimeOffset? ExpiresAt, DateTimeOffset? UsedAt)
{
    internal static ApiKeyDto Of(ApiKey key) => new(key.Id, key.Name, key.Role, key.MadeBy, key.MadeAt, key.ExpiresAt, key.UsedAt);
}

/// <param name="Secret">To be sent as <c>Authorization: Bearer</c>. Shown this once.</param>
public sealed record NewApiKeyDto(ApiKeyDto Key, string Secret);

/// <summary>Keys with which programs ask the API, of a tenant and of the operator. Making one answers a secret, which is not kept for an Idempotency-Key.</summary>
internal static class ApiKeyEndpoints
{
    public static void MapApiKeys(this RouteGroupBuilder tenant) =>
        Map(tenant, AccessRule.TenantAdmin, AccessRule.AdminReads, "API keys", name => name);

    public static void MapOperatorApiKeys(this RouteGroupBuilder @operator) => Map(@operator, AccessRule.OperatorAdmin, AccessRule.OperatorAdmin,
        "operator API keys", OperationName.OfOperator);

    private static void Map(RouteGroupBuilder door, AccessRule admin, AccessRule reads, string tag, Func<string, string> named)
    {
        var keys = door.MapGroup("/api-keys").WithTags(tag).ForPeople();
        keys.MapGet("/", List).Describe(reads, named("listApiKeys"), "Keys that were not revoked, without their secrets.");
        keys.MapPost("/", Create).Describe(admin, named("createApiKey"), "Make a key. Its secret is answered once.",
            ProblemCode.InvalidParameter, ProblemCode.ApiKeyExists, ProblemCode.TooManyApiKeys);
        keys.MapDelete("/{key}", Revoke).Idempotent().Describe(admin, named("revokeApiKey"),
            $"Revoke a key: on this node at once, on others within {ApiKeyCheck.CacheSeconds} seconds.");
    }

    private static async Task<Ok<ItemList<ApiKeyDto>>> List(HttpContext context, IApiKeys keys, CancellationToken cancellation) =>
        TypedResults.Ok(new ItemList<ApiKeyDto>([.. (await keys.ListAsync(context.Caller().Tenant, cancellation)).Select(ApiKeyDto.Of)]));

    private static async Task<Results<Ok<NewApiKeyDto>, Refused>> Create(ApiKeyInput input, HttpContext context, ApiKeyDesk desk,
        CancellationToken cancellation)
    {
        var (made, refused) = await desk.MakeAsync(context, input, cancellation);
        return made is null ? refused! : TypedResults.Ok(made);
    }

    private static async Task<Results<NoContent, Refused>> Revoke(string key, HttpContext context, ApiKeyDesk desk, CancellationToken cancellation) =>
        await desk.RevokeAsync(context, key, cancellation) ? TypedResults.NoContent() : new Refused(ProblemCode.NotFound);
}
