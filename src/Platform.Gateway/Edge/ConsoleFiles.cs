using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Edge;

/// <summary>
/// The consoles: one build serves <c>/t/{tenant}/</c> of every tenant and <c>/operator/</c>. A path without a file name's dot is a page of
/// the console itself and gets <c>index.html</c>, with its <c>&lt;base href="/"&gt;</c> turned to the place that it is served at.
/// </summary>
internal sealed class ConsoleFiles(RequestDelegate next, ConsoleFolder folder)
{
    private const string Index = "index.html";
    private const string AnyBase = "<base href=\"/\"";
    private static readonly string[] NotConsole = ["api", "hub", "sip"];

    private readonly FileExtensionContentTypeProvider contentTypes = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not null || Place(context.Request.Path) is not var (place, file))
            return next(context);
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return new Refused(ProblemCode.MethodNotAllowed).ExecuteAsync(context);
        if (file is null)
            return RedirectAsync(context, place);
        return Path.HasExtension(file) && file != Index ? SendFileAsync(context, file) : SendIndexAsync(context, place);
    }

    /// <summary>The console's root as the browser sees it, and the path below it; null below when the closing slash is missing.</summary>
    private static (string Place, string? File)? Place(PathString path)
    {
        var root = EdgePath.TenantOf(path) is { } tenant ? $"{EdgePath.TenantPrefix}/{tenant}"
            : path.StartsWithSegments(EdgePath.OperatorPrefix) ? EdgePath.OperatorPrefix
            : null;
        if (root is null)
            return null;
        var rest = path.Value![root.Length..];
        if (rest.Length == 0)
            return (root + "/", null);
        var file = rest[1..];
        return NotConsole.Contains(file.Split('/', 2)[0], StringComparer.OrdinalIgnoreCase) ? null : (root + "/", file);
    }

    private static Task RedirectAsync(HttpContext context, string place)
    {
        context.Response.Redirect(new PathString(place).ToUriComponent());
        return Task.CompletedTask;
    }

    private async Task SendFileAsync(HttpContext context, string file)
    {
        if (folder.Find(file, context.Request) is not var (found, encoding) || !contentTypes.TryGetContentType(file, out var contentType))
        {
            await new Refused(ProblemCode.UnknownRoute).ExecuteAsync(context);
            return;
        }

        context.Response.ContentType = contentType;
        context.Response.Headers.Vary = "Accept-Encoding";
        if (encoding is not null)
            context.Response.Headers.ContentEncoding = encoding;
        context.Response.ContentLength = found.Length;
        context.Response.Headers.CacheControl = file.StartsWith("assets/",
            StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.SendFileAsync(found, context.RequestAborted);
    }

    private async Task SendIndexAsync(HttpContext context, string place)
    {
        if (folder.Find(Index) is not { PhysicalPath: { } path })
        {
            await new Refused(ProblemCode.UnknownRoute).ExecuteAsync(context);
            return;
        }

        var page = await File.ReadAllTextAsync(path, context.RequestAborted);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        if (HttpMethods.IsGet(context.Request.Method))
            await context.Response.WriteAsync(page.Replace(AnyBase, $"<base href=\"{place}\"", StringComparison.Ordinal),
                context.RequestAborted);
    }
}
