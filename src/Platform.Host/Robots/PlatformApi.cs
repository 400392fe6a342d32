using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Gateway.Auth;

namespace Platform.Host.Robots;

/// <summary>
/// One person's way to a tenant's API: logs in, and again when its token is no longer taken. Failures are
/// <see cref="HttpRequestException"/> with the problem's text.
/// </summary>
internal sealed class PlatformApi(HttpClient http, string tenant, string login, string password)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private string? _token;

    public async Task<TAnswer> Get<TAnswer>(string path, CancellationToken cancellation)
    {
        using var response = await Send(HttpMethod.Get, path, null, cancellation);
        return (await response.Content.ReadFromJsonAsync<TAnswer>(Json, cancellation))!;
    }

    /// <param name="body">Null sends none.</param>
    public async Task Do(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var response = await Send(method, path, body, cancellation);
    }

    public async Task LogIn(CancellationToken cancellation)
    {
        using var request = NewRequest(HttpMethod.Post, "auth/login", new LogInRequest(login, password));
        using var response = await http.SendAsync(request, cancellation);
        await ThrowIfRefused(response, cancellation);
        _token = (await response.Content.ReadFromJsonAsync<TokenAnswer>(Json, cancellation))!.AccessToken;
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        if (_token is null) await LogIn(cancellation);
        var response = await SendOnce(method, path, body, cancellation);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            response.Dispose();
            await LogIn(cancellation);
            response = await SendOnce(method, path, body, cancellation);
        }
        try
        {
            await ThrowIfRefused(response, cancellation);
        }
        catch
        {
            response.Dispose();
            throw;
        }
        return response;
    }

    private async Task<HttpResponseMessage> SendOnce(HttpMethod method, string path, object? body, CancellationToken cancellation)
    {
        using var request = NewRequest(method, path, body);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        return await http.SendAsync(request, cancellation);
    }

    private HttpRequestMessage NewRequest(HttpMethod method, string path, object? body)
    {
        var request = new HttpRequestMessage(method, new Uri($"/t/{tenant}/api/v1/{path}", UriKind.Relative));
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: Json);
        return request;
    }

    private async Task ThrowIfRefused(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode) return;
        var body = await response.Content.ReadAsStringAsync(cancellation);
        throw new HttpRequestException(
            $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri?.PathAndQuery} as {login}: {(int)response.StatusCode} {Problem(body)}",
            null, response.StatusCode);
    }

    /// <summary>Code and text of problem details (RFC 9457), or the body as it is.</summary>
    private static string Problem(string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            return $"{problem.RootElement.GetProperty("code").GetString()}: {problem.RootElement.GetProperty("detail").GetString()}";
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return body;
        }
    }
}
