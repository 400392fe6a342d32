using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Contracts;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.SipSockets;

/// <summary>
/// <c>/t/{tenant}/sip</c>: SIP over WebSocket (RFC 7118). Phones prove who they are by SIP digest, so there is no token here; pages of
/// other sites are turned away by their Origin (RFC 6455 section 10.2) all the same, for they have no business here.
/// </summary>
internal static class SipSocketEndpoint
{
    public const string Path = "/t/{tenant}/sip";
    private const string Subprotocol = "sip";

    /// <summary>A client that answers no ping within both is gone.</summary>
    private static readonly TimeSpan PingPeriod = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PongTimeout = TimeSpan.FromSeconds(15);

    public static void MapSipSockets(this IEndpointRouteBuilder edge) => 
        edge.MapGet(Path, (RequestDelegate)ServeAsync).WithMetadata(AccessRule.Open);

    private static async Task ServeAsync(HttpContext context)
    {
        if (Refuse(context) is { } refused)
        {
            await refused.ExecuteAsync(context);
            return;
        }

        var opening = OpeningOf(context);
        using var lease = context.RequestServices.GetRequiredService<SipSocketLimits>().TryTake(opening.Tenant, opening.Remote.Address);
        if (lease is null)
            await new Refused(ProblemCode.RateLimited).ExecuteAsync(context);
        else if (context.RequestServices.GetService<ISipWebSockets>() is not { } phones)
            await new Refused(ProblemCode.Unavailable).ExecuteAsync(context);
        else
            await phones.ServeAsync(opening, await context.WebSockets.AcceptWebSocketAsync(Acceptance()), context.RequestAborted);
    }

    private static Refused? Refuse(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            return Refused.Parameter("Upgrade", "Only WebSockets are served here.");
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol, StringComparer.OrdinalIgnoreCase))
            return Refused.Parameter("Sec-WebSocket-Protocol", "Must name the subprotocol sip (RFC 7118).");
        return IsOwnOrigin(context) ? null : new Refused(ProblemCode.Forbidden);
    }

    /// <summary>A page of this very host, or of one that the operator allows; programs that are no browser name none.</summary>
    private static bool IsOwnOrigin(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return true;
        var allowed = context.RequestServices.GetRequiredService<IOptions<GatewayOptions>>().Value.SipOrigins;
        return string.Equals(origin, $"{context.Request.Scheme}://{context.Request.Host}", StringComparison.OrdinalIgnoreCase)
            || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    private static SipWebSocketOpening OpeningOf(HttpContext context)
    {
        var connection = context.Connection;
        var remote = new IPEndPoint(connection.RemoteIpAddress ?? IPAddress.None, connection.RemotePort);
        return new SipWebSocketOpening((string)context.Request.RouteValues["tenant"]!, remote, context.Request.IsHttps);
    }

    private static WebSocketAcceptContext Acceptance() =>
        new() { SubProtocol = Subprotocol, KeepAliveInterval = PingPeriod, KeepAliveTimeout = PongTimeout };
}
