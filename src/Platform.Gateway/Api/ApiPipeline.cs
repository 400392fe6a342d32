using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Platform.Gateway.Auth;
using Platform.Gateway.Idempotency;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Api;

/// <summary>The API listener: only the edge talks to it. Who → may they → once only → the endpoint.</summary>
internal static class ApiPipeline
{
    private static readonly TemplateMatcher PromptPath = new(TemplateParser.Parse(ApiRoutes.PromptPath), []);

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
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = LimitOf(context.Request.Path, options);
        return next(context);
    };

    private static long LimitOf(PathString path, GatewayOptions options) =>
        path.Equals(ApiRoutes.ApplyPath, StringComparison.OrdinalIgnoreCase) ? options.MaxApplyBytes
        : PromptPath.TryMatch(path, []) ? options.MaxPromptBytes
        : options.MaxRequestBytes;
}
