using Microsoft.AspNetCore.Http;

namespace Platform.Gateway.Auth;

/// <summary>
/// The cookie in which a browser keeps its log-in over a reload. No script reads it (HttpOnly), no other site sends it (SameSite=Strict),
/// and it goes to the paths of log-ins only: all it is good for is a new access token, which stays in the page's memory. It ends with the
/// browser, and the log-in itself earlier when it is not used.
/// </summary>
internal static class SessionCookie
{
    public const string Name = "platform-session";

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 } secret ? secret : null;

    public static void Set(HttpContext context, string? tenant, string secret) =>
        context.Response.Cookies.Append(Name, secret, Options(context, tenant));

    public static void Clear(HttpContext context, string? tenant) => context.Response.Cookies.Delete(Name, Options(context, tenant));

    private static CookieOptions Options(HttpContext context, string? tenant) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = RequestOrigin.IsHttps(context.Request),
        Path = PathOf(tenant),
        IsEssential = true,
    };

    /// <param name="tenant">Null for the operator's people.</param>
    public static string PathOf(string? tenant) => tenant is null ? "/operator/api/v1/auth" : $"/t/{tenant}/api/v1/auth";
}
