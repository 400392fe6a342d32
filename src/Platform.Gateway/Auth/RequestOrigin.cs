using Microsoft.AspNetCore.Http;

namespace Platform.Gateway.Auth;

/// <summary>Where a request came from, as the edge tells the API: the edge alone reaches it, and sets these headers itself.</summary>
internal static class RequestOrigin
{
    private const int MaxClientLength = 200;

    /// <summary>The client's address, for lists and the audit log.</summary>
    public static string AddressOf(HttpRequest request) => Last(request, "X-Forwarded-For") is { Length: > 0 } address ? address : "unknown";

    /// <summary>The User-Agent, cut short, without control characters.</summary>
    public static string ClientOf(HttpRequest request)
    {
        var agent = new string([.. request.Headers.UserAgent.ToString().Where(letter => !char.IsControl(letter)).Take(MaxClientLength)]);
        return agent.Length == 0 ? "unknown" : agent;
    }

    public static bool IsHttps(HttpRequest request) => Last(request, "X-Forwarded-Proto") == Uri.UriSchemeHttps;

    /// <summary>What the browser's address bar begins with, such as <c>https://cc.example.com</c>.</summary>
    public static string RootOf(HttpRequest request) =>
        $"{(IsHttps(request) ? Uri.UriSchemeHttps : Uri.UriSchemeHttp)}://{HostOf(request)}";

    /// <summary>Whether no page of another site made the browser ask: it names none, or this one. Programs that are no browser name none.</summary>
    public static bool IsOwnPage(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, HostOf(request), StringComparison.OrdinalIgnoreCase));
    }

    private static string HostOf(HttpRequest request) => Last(request, "X-Forwarded-Host") is { Length: > 0 } host ? host : request.Host.Value ?? "";

    private static string Last(HttpRequest request, string header) => request.Headers[header].ToString().Split(',')[^1].Trim();
}
