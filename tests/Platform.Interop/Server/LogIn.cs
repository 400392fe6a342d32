using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Interop.Server;

/// <summary>Log-ins of the three kinds of people, as HTTP clients that carry their token.</summary>
public static class LogIn
{
    public static string TenantPath(string tenant) => $"/t/{tenant}/api/v1/auth/login";

    public const string OperatorPath = "/operator/api/v1/auth/login";

    /// <summary>A tenant's admin or agent.</summary>
    public static Task<HttpClient> LogInTo(this PlatformServer server, string tenant, string user, string password) =>
        server.LogInAt(TenantPath(tenant), user, password);

    public static Task<HttpClient> LogInAsOperator(this PlatformServer server, string user, string password) =>
        server.LogInAt(OperatorPath, user, password);

    private static async Task<HttpClient> LogInAt(this PlatformServer server, string path, string user, string password)
    {
        using var answer = await server.Http.PostAsJsonAsync(new Uri(path, UriKind.Relative), new { login = user, password });
        var body = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"Log-in of {user} at {path} was refused: {(int)answer.StatusCode} {body}");
        using var json = JsonDocument.Parse(body);
        return server.ClientWithToken(json.RootElement.GetProperty("accessToken").GetString()!);
    }
}
