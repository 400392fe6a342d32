using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Platform.Domain.Catalog;

namespace Platform.Gateway.Problems;

/// <summary>A refusal as an answer: problem details in the client's language, or a page of them for a browser, counted by code.</summary>
public sealed class Refused(ProblemCode code) : IResult
{
    public const string ContentType = "application/problem+json";

    public ProblemCode Code { get; } = code;

    /// <summary>What is wrong with the input, each with its place in it.</summary>
    public IReadOnlyList<ProblemFault>? Faults { get; init; }

    /// <summary>When trying again makes sense.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Refused Parameter(string path, string message) => new(ProblemCode.InvalidParameter) { Faults = [new(path, message)] };

    /// <summary>What is declared does not fit together.</summary>
    public static Refused Catalog(IEnumerable<CatalogFault> faults) => new(ProblemCode.InvalidCatalog)
    {
        Faults = [.. faults.Select(fault => new ProblemFault(fault.Path, fault.Text, SnakeCase.Of(fault.Code)))],
    };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var entry = ProblemText.Of(Code);
        var response = httpContext.Response;
        response.StatusCode = entry.Status;
        response.Headers.CacheControl = "no-store";
        if (entry.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        httpContext.RequestServices.GetRequiredService<GatewayTelemetry>().Refused(Code);
        var problem = Describe(httpContext, entry);
        if (ProblemPage.IsWanted(httpContext.Request))
            await ProblemPage.WriteAsync(httpContext, problem);
        else
            await response.WriteAsJsonAsync(problem, ProblemJson.Default.Problem, ContentType, httpContext.RequestAborted);
    }

    private Problem Describe(HttpContext context, ProblemEntry entry) => new(
        $"urn:platform:problem:{entry.Code}",
        ReasonPhrases.GetReasonPhrase(entry.Status),
        entry.Status,
        entry.Code,
        context.Text(entry.English, entry.Chinese),
        Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier,
        Faults);
}
