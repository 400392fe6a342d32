using Microsoft.AspNetCore.Http;

namespace Platform.Gateway.Edge;

/// <summary>What the edge reads from a path before any route is matched.</summary>
internal static class EdgePath
{
    public const string TenantPrefix = "/t";
    public const string OperatorPrefix = "/operator";

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
        HttpMethods.IsPost(request.Method) && request.Path.Value?.TrimEnd('/') is { } path
        && (path.EndsWith("/auth/login", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith("/auth/refresh", StringComparison.OrdinalIgnoreCase));
}
