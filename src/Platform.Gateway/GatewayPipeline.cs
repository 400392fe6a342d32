using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.Gateway.Api;
using Platform.Gateway.Edge;
using Platform.Gateway.Listeners;

namespace Platform.Gateway;

public static class GatewayPipeline
{
    /// <summary>
    /// Gives the public listener to the edge and the API listener to the API, each with routes of its own. Requests of other listeners,
    /// such as the admin port, go on to what the host maps; that is not reachable through the gateway's listeners.
    /// </summary>
    public static IApplicationBuilder MapPlatformGateway(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<IOptions<GatewayOptions>>().Value;
        app.MapWhen(CameBy(ListenerRole.Public), edge => EdgePipeline.Build(WithoutRoute(edge), options));
        app.MapWhen(CameBy(ListenerRole.Api), api => ApiPipeline.Build(WithoutRoute(api), options));
        return app;
    }

    private static Func<HttpContext, bool> CameBy(ListenerRole role) => context => context.Features.Get<ListenerFeature>()?.Role == role;

    /// <summary>The host's own routes have been matched already; they don't count here.</summary>
    private static IApplicationBuilder WithoutRoute(IApplicationBuilder branch) => branch.Use((context, next) =>
    {
        context.SetEndpoint(null);
        context.Request.RouteValues = [];
        return next(context);
    });
}
