using Microsoft.AspNetCore.Http;
using Platform.Contracts.Stores;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Edge;

/// <summary>
/// Turns away what no node needs to see: tenants that are none, sources and tenants that ask too much, bodies that are too large.
/// </summary>
internal sealed class EdgeGate(RequestDelegate next, ICatalog catalog, EdgeRateLimits limits)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (Refuse(context) is { } refused)
            await refused.ExecuteAsync(context);
        else
            await next(context);
    }

    private Refused? Refuse(HttpContext context)
    {
        var tenant = EdgePath.TenantOf(context.Request.Path);
        if (tenant is not null && catalog.Current.FindTenant(tenant) is null)
            return new Refused(ProblemCode.UnknownTenant);
        if (EdgePath.IsLogIn(context.Request) && limits.TryLogIn(context.Connection.RemoteIpAddress) is { } logInWait)
            return new Refused(ProblemCode.RateLimited) { RetryAfter = logInWait };
        if (EdgePath.IsRefresh(context.Request) && limits.TryRefresh(context.Connection.RemoteIpAddress) is { } refreshWait)
            return new Refused(ProblemCode.RateLimited) { RetryAfter = refreshWait };
        if (tenant is not null && limits.TryRequest(tenant) is { } wait)
            return new Refused(ProblemCode.RateLimited) { RetryAfter = wait };
        return null;
    }
}
