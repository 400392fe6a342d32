using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Gateway.Tests.Support;

internal sealed record Tokens(string AccessToken, string RefreshToken, JsonElement Raw);

/// <summary>Requests as a client of the published API makes them: nothing is shared with the server's own types.</summary>
internal static class Calls
{
    public static Task<Tokens> LogInAsync(this GatewayUnderTest gateway, string? tenant, string login) =>
        gateway.PostForTokensAsync($"{Root(tenant)}/auth/login", new { login, password = TestHouse.Password });

    public static Task<Tokens> AsAdminAsync(this GatewayUnderTest gateway, string tenant = TestHouse.Acme) => gateway.LogInAsync(tenant, TestHouse.Admin);

    public static Task<Tokens> AsAgentAsync(this GatewayUnderTest gateway, string tenant = TestHouse.Acme) => gateway.LogInAsync(tenant, TestHouse.AgentLogin);

    public static Task<Tokens> AsSupervisorAsync(this GatewayUnderTest gateway, string tenant = TestHouse.Acme) => gateway.LogInAsync(tenant, TestHouse.SupervisorLogin);

    public static Task<Tokens> AsOperatorAsync(this GatewayUnderTest gateway) => gateway.LogInAsync(null, TestHouse.OperatorLogin);

    public static async Task<Tokens> PostForTokensAsync(this GatewayUnderTest gateway, string path, object body)
    {
        var (status, json) = await gateway.SendAsync(HttpMethod.Post, path, null, body);
        Assert.True(status == HttpStatusCode.OK, $"{path} answered {status}: {json}");
        return new Tokens(json.GetProperty("accessToken").GetString()!, json.GetProperty("refreshToken").GetString()!, json);
    }

    public static async Task<(HttpStatusCode Status, JsonElement Json)> SendAsync(this GatewayUnderTest gateway, HttpMethod method, string path,
        Tokens? tokens, object? body = null, params (string Name, string Value)[] headers)
    {
        using var response = await gateway.SendRawAsync(method, path, tokens?.AccessToken, body, headers);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public static async Task<HttpResponseMessage> SendRawAsync(this GatewayUnderTest gateway, HttpMethod method, string path, string? accessToken,
        object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (accessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        if (body is not null)
            request.Content = body is HttpContent content ? content : JsonContent.Create(body);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await gateway.Client.SendAsync(request);
    }

    public static string Root(string? tenant) => tenant is null ? "/operator/api/v1" : $"/t/{tenant}/api/v1";

    /// <summary>The stable code of a problem answer.</summary>
    public static string? Code(this JsonElement problem) => problem.GetProperty("code").GetString();
}
