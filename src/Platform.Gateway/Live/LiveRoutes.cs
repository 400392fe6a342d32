using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Platform.Gateway.Auth;

namespace Platform.Gateway.Live;

internal static class LiveRoutes
{
    public static void MapLive(this IEndpointRouteBuilder api) =>
        api.MapHub<LiveHub>("/t/{tenant}/hub").WithMetadata(AccessRule.AnyOfTenant, new LiveHubMetadata(), new QueryTokenMetadata(), new PeopleMetadata());
}
