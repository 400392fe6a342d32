using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Platform.Gateway.Auth;

namespace Platform.Gateway.Live;

internal static class LiveRoutes
{
    /// <summary>The connection ends with its access token; the client comes back with a fresh one.</summary>
    public static void MapLive(this IEndpointRouteBuilder api) =>
        api.MapHub<LiveHub>("/t/{tenant}/hub", connection => connection.CloseOnAuthenticationExpiration = true)
            .WithMetadata(AccessRule.AnyOfTenant, new LiveHubMetadata());
}
