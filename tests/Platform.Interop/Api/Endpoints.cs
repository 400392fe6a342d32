using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Interop.Api;

/// <summary>Every endpoint that the running server says it has, not a list of them.</summary>
internal static partial class Endpoints
{
    private const int FewestExpected = 40;

    internal sealed record Endpoint(HttpMethod Method, string Path)
    {
        public bool IsOperators => Path.StartsWith("/operator/", StringComparison.Ordinal);

        public override string ToString() => $"{Method} {Path}";
    }

    /// <summary>What has to be open to who has no token yet.</summary>
    private static readonly string[] Open = ["/auth/login", "/auth/refresh", "/auth/ways", "/auth/invitation", "/auth/openid/start", "/auth/openid/callback"];

    /// <summary>All that need a token, with paths filled in for the tenant.</summary>
    internal static async Task<IReadOnlyList<Endpoint>> Guarded(PlatformServer server, string tenant)
    {
        var document = await server.Http.GetFromJsonAsync<JsonElement>(new Uri("/openapi/v1.json", UriKind.Relative));
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var found = document.GetProperty("paths").EnumerateObject()
            .Where(path => !Open.Any(open => path.Name.EndsWith(open, StringComparison.Ordinal)))
            .SelectMany(path => path.Value.EnumerateObject().Where(operation => IsMethod(operation.Name)).Select(operation =>
                new Endpoint(HttpMethod.Parse(operation.Name.ToUpperInvariant()), Parameter().Replace(path.Name.Replace("{tenant}", tenant), "any"))))
            .ToList();
        Assert.True(found.Count >= FewestExpected, $"Only {found.Count} endpoints are documented:\n{string.Join('\n', found)}");
        return found;
    }

    /// <summary>Calls each endpoint and fails with all those that answer otherwise.</summary>
    internal static async Task AllAnswer(IEnumerable<Endpoint> endpoints, Func<Endpoint, HttpClient> client, int status, string code)
    {
        var wrong = new List<string>();
        foreach (var endpoint in endpoints)
        {
            using var request = new HttpRequestMessage(endpoint.Method, endpoint.Path);
            if (endpoint.Method != HttpMethod.Get) request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await client(endpoint).SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode != status || !body.Contains($"\"code\":\"{code}\"", StringComparison.Ordinal))
                wrong.Add($"{endpoint}: {(int)answer.StatusCode} {body}");
        }

        Assert.True(wrong.Count == 0, $"{status} {code} expected of\n{string.Join('\n', wrong)}");
    }

    private static bool IsMethod(string name) => name is "get" or "put" or "post" or "delete" or "patch";

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
