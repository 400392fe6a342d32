using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Auth;

/// <summary>
/// Asks each endpoint's <see cref="AccessRule"/>. In this order: no good token 401; a token from elsewhere 404, so that nobody learns what
/// another tenant has; a role that does not suffice 403, and so
/// does a second factor that is asked for and not set up yet.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, ICatalog catalog, AccessTokens tokens)
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
        var (user, refused) = await tokens.CheckAsync(TokenOf(context, endpoint), context.RequestAborted);
        if (user is null)
            return refused;
        context.User = user;
        var caller = context.Caller();
        if (caller.Tenant != (rule.Scope == AccessScope.Tenant ? tenant : null))
            return ProblemCode.NotFound;
        return IsUnknown(tenant) && rule.Scope == AccessScope.Tenant ? ProblemCode.UnknownTenant
            : !rule.Roles.Contains(caller.Role) ? ProblemCode.Forbidden
            : caller.MustEnrol && endpoint.Metadata.GetMetadata<EnrolmentMetadata>() is null ? ProblemCode.SecondFactorRequired
            : null;
    }

    private bool IsUnknown(string? tenant) => tenant is not null && catalog.Current.FindTenant(tenant) is null;

    /// <summary>RFC 6750. Browsers can't set headers on a WebSocket or for audio, so these take the token from the query, too.</summary>
    private static string? TokenOf(HttpContext context, RouteEndpoint endpoint)
    {
        const string Scheme = "Bearer ";
        if (context.Request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return header[Scheme.Length..].Trim();
        return endpoint.Metadata.GetMetadata<QueryTokenMetadata>() is null ? null : context.Request.Query["access_token"].ToString();
    }
}
