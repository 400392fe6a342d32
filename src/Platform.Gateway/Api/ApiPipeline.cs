using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Platform.Gateway.Auth;
using Platform.Gateway.Idempotency;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Api;

/// <summary>The API listener: only the edge talks to it. Who → may they → once only → the endpoint.</summary>
internal static class ApiPipeline
{
    public static void Build(IApplicationBuilder api, GatewayOptions options)
    {
        api.UseProblems();
        api.Use(LimitBody(options));
        api.UseRouting();
        api.UseMiddleware<AccessGate>();
        api.UseMiddleware<IdempotencyMiddleware>();
        api.UseEndpoints(ApiRoutes.Map);
    }

    private static Func<HttpContext, RequestDelegate, Task> LimitBody(GatewayOptions options) => (context, next) =>
    {
        var isApply = context.Request.Path.Equals(ApiRoutes.ApplyPath, StringComparison.OrdinalIgnoreCase);
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize =
            isApply ? options.MaxApplyBytes : options.MaxRequestBytes;
        return next(context);
    };
}
