using Microsoft.AspNetCore.Http;

namespace Platform.Gateway.Auth;

/// <summary>
/// The cookie in which a browser keeps its log-in over a reload. No script reads it (HttpOnly), no other site sends it (SameSite=Strict),
/// and it goes to the paths of log-ins only: all it is good for is a new access token, which stays in the page's memory. It ends with the
/// browser, and the log-in itself earlier when it is not used. Beside it stands one that scripts of the console do read and that says no more
/// than that there is a log-in: a page without it need not ask.
/// </summary>
internal static class SessionCookie
{
    public const string Name = "platform-session";
    private const string Sign = "platform-signed-in";

    public static string? Read(HttpRequest request) => request.Cookies[Name] is { Length: > 0 } secret ? secret : null;

    public static void Set(HttpContext context, string? tenant, string secret)
    {
        context.Response.Cookies.Append(Name, secret, Options(context, PathOf(tenant), isSecret: true));
        context.Response.Cookies.Append(Sign, "1", Options(context, ConsoleOf(tenant), isSecret: false));
    }

    public static void Clear(HttpContext context, string? tenant)
    {
        context.Response.Cookies.Delete(Name, Options(context, PathOf(tenant), isSecret: true));
        context.Response.Cookies.Delete(Sign, Options(context, ConsoleOf(tenant), isSecret: false));
    }

    private static CookieOptions Options(HttpContext context, string path, bool isSecret) => new()
    {
        HttpOnly = isSecret,
        SameSite = SameSiteMode.Strict,
        Secure = RequestOrigin.IsHttps(context.Request),
        Path = path,
        IsEssential = true,
    };

    /// <param name="tenant">Null for the operator's people.</param>
    public static string PathOf(string? tenant) => $"{ConsoleOf(tenant)}/api/v1/auth";

    private static string ConsoleOf(string? tenant) => tenant is null ? "/operator" : $"/t/{tenant}";
}
