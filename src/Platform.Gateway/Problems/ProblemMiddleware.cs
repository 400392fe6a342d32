using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;

namespace Platform.Gateway.Problems;

/// <summary>Whatever happens below, the client gets problem details: never a stack, never an empty error.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await Read(bad).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            LogFailure(context.Request.Method, context.Request.Path, failure);
            context.Response.Clear();
            await Read(failure).ExecuteAsync(context);
        }

        if (IsBareError(context.Response))
            await new Refused(ProblemText.OfStatus(context.Response.StatusCode)).ExecuteAsync(context);
    }

    private static Refused Read(BadHttpRequestException bad) => bad switch
    {
        { InnerException: JsonException json } =>
            new(ProblemCode.MalformedRequest) { Faults = [new(json.Path ?? "$", "Not what is expected here.")] },
        _ => new(ProblemText.OfStatus(bad.StatusCode)) { Faults = bad.StatusCode == 400 ? [new("$", bad.Message)] : null },
    };

    /// <summary>What passes by itself, so that trying again makes sense, is told apart from what is broken.</summary>
    private static Refused Read(Exception failure) => failure switch
    {
        TimeoutException or SiloUnavailableException or StoreException { Fault: StoreFault.Unavailable or StoreFault.Closed } =>
            new(ProblemCode.Unavailable) { RetryAfter = RetryPause },
        _ => new(ProblemCode.InternalError),
    };

    private static bool IsBareError(HttpResponse response) =>
        response.StatusCode >= 400 && !response.HasStarted && response.ContentLength is null or 0
            && string.IsNullOrEmpty(response.ContentType);

    [LoggerMessage(6001, LogLevel.Error, "{Method} {Path} failed.")]
    private partial void LogFailure(string method, PathString path, Exception failure);
}

internal static class ProblemMiddlewareExtensions
{
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app.UseMiddleware<ProblemMiddleware>();
}
