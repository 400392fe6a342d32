using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Auth;

/// <summary>
/// Asks each endpoint's <see cref="AccessRule"/>. In this order: no good token 401; a token from elsewhere 404, so that nobody learns what
/// another tenant has; a role that does not suffice 403, and so
/// does a second factor that is asked for and not set up yet, and an API key where only people may go.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, ICatalog catalog, AccessTokens tokens, ApiKeyCheck keys)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (await RefuseAsync(context) is { } code)
            await new Refused(code).ExecuteAsync(context);
        else
            await next(context);
    }

    private async Task<ProblemCode?> RefuseAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
            return null;
        var rule = endpoint.Metadata.GetMetadata<AccessRule>()
            ?? throw new InvalidOperationException($"Endpoint '{endpoint.DisplayName}' has no access rule.");
        var tenant = context.GetRouteValue("tenant") as string;
        if (rule.Scope == AccessScope.Open)
            return IsUnknown(tenant) ? ProblemCode.UnknownTenant : null;
        var (user, refused) = await CheckAsync(context, endpoint);
        if (user is null)
            return refused;
        context.User = user;
        var caller = context.Caller();
        if (caller.Tenant != (rule.Scope == AccessScope.Tenant ? tenant : null))
            return ProblemCode.NotFound;
        return IsUnknown(tenant) && rule.Scope == AccessScope.Tenant ? ProblemCode.UnknownTenant
            : !rule.Roles.Contains(caller.Role) ? ProblemCode.Forbidden
            : caller.IsKey && endpoint.Metadata.GetMetadata<PeopleMetadata>() is not null ? ProblemCode.OnlyForPeople
            : caller.MustEnrol && endpoint.Metadata.GetMetadata<EnrolmentMetadata>() is null ? ProblemCode.SecondFactorRequired
            : null;
    }

    private bool IsUnknown(string? tenant) => tenant is not null && catalog.Current.FindTenant(tenant) is null;

    /// <summary>A key comes in the header alone: addresses are written down in too many places.</summary>
    private async Task<(ClaimsPrincipal? User, ProblemCode? Refused)> CheckAsync(HttpContext context, RouteEndpoint endpoint)
    {
        var header = HeaderTokenOf(context);
        if (header is not null && ApiKeyCheck.IsKey(header))
            return await keys.FindAsync(header, context.RequestAborted) is { } user ? (user, null) : (null, ProblemCode.Unauthenticated);
        return await tokens.CheckAsync(header ?? QueryTokenOf(context, endpoint), context.RequestAborted);
    }

    /// <summary>RFC 6750.</summary>
    private static string? HeaderTokenOf(HttpContext context)
    {
        const string Scheme = "Bearer ";
        return context.Request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
    }

    /// <summary>Browsers can't set headers on a WebSocket or for audio, so these take the token from the query, too.</summary>
    private static string? QueryTokenOf(HttpContext context, RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<QueryTokenMetadata>() is null ? null : context.Request.Query["access_token"].ToString();
}
