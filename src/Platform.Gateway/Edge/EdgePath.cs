using Microsoft.AspNetCore.Http;

namespace Platform.Gateway.Edge;

/// <summary>What the edge reads from a path before any route is matched.</summary>
internal static class EdgePath
{
    public const string TenantPrefix = "/t";
    public const string OperatorPrefix = "/operator";

    /// <summary>What anybody may ask, and costs a password's hash or a question to others.</summary>
    private static readonly string[] LogIns = ["/auth/login", "/auth/invitation", "/auth/openid/start", "/auth/openid/callback"];

    /// <summary>The tenant of <c>/t/{tenant}/…</c>; null for other paths.</summary>
    public static string? TenantOf(PathString path)
    {
        if (!path.StartsWithSegments(TenantPrefix, out var rest) || rest.Value is not { Length: > 1 } value)
            return null;
        var end = value.IndexOf('/', 1);
        return end < 0 ? value[1..] : value[1..end];
    }

    /// <summary>As the API's routes match: whatever the case, with a closing slash or without.</summary>
    public static bool IsLogIn(HttpRequest request) =>
        request.Path.Value?.TrimEnd('/') is { } path && LogIns.Any(one => path.EndsWith(one, StringComparison.OrdinalIgnoreCase));

    public static bool IsRefresh(HttpRequest request) =>
        request.Path.Value?.TrimEnd('/').EndsWith("/auth/refresh", StringComparison.OrdinalIgnoreCase) == true;
}
