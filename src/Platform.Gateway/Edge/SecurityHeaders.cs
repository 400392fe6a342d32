using Microsoft.AspNetCore.Http;

namespace Platform.Gateway.Edge;

/// <summary>
/// On every public answer: no sniffing, no framing, no referrer, no use by pages of other sites, and a policy under which the console runs
/// only its own scripts and speaks to this very host only. Not every browser reads <c>'self'</c> as WebSockets, too, so these are named.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Styles may be inline because the console's component library makes them at run time.</summary>
    private static string PolicyOf(HostString host) =>
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob: data:; "
        + $"connect-src 'self' ws://{host} wss://{host}; worker-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.ContentSecurityPolicy = PolicyOf(context.Request.Host);
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (context.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
