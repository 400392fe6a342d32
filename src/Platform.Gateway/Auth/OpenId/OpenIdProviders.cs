using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Outbound;

namespace Platform.Gateway.Auth.OpenId;

/// <summary>Asks tenants' providers: their discovery documents (kept for a while), and tokens for codes.</summary>
internal sealed class OpenIdProviders(ISecretBox box, IOptions<GatewayOptions> options) : IDisposable
{
    private const string Post = "client_secret_post";
    private const string Basic = "client_secret_basic";
    private const int MaxKept = 1_000;

    private readonly HttpClient http = new(
        OutboundConnections.Handler(options.Value.OpenIdPrivateAddresses ? OutboundAddresses.All : new OutboundAddresses([])))
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 1024 * 1024,
    };
    private readonly ConcurrentDictionary<string, ConfigurationManager<OpenIdConnectConfiguration>> known = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">It cannot be had, or speaks for another issuer (OpenID Connect Discovery 1.0, section 4.3).</exception>
    public async Task<OpenIdConnectConfiguration> DiscoverAsync(OpenIdProvider provider, CancellationToken cancellation)
    {
        var found = await ManagerOf(provider).GetConfigurationAsync(cancellation);
        return found.Issuer == provider.Issuer
            ? found
            : throw new InvalidOperationException($"The document of {provider.Issuer} is that of {found.Issuer}.");
    }

    /// <summary>A key that is not known may be new.</summary>
    public void ForgetKeys(OpenIdProvider provider) => known.TryRemove(provider.Issuer, out _);

    /// <summary>RFC 6749 section 4.1.3, with PKCE (RFC 7636 section 4.5).</summary>
    /// <returns>The ID token.</returns>
    /// <exception cref="HttpRequestException">It refused, or could not be asked.</exception>
    public async Task<string> RedeemAsync(string tenant, OpenIdProvider provider, OpenIdConnectConfiguration configuration, string code,
        string verifier, string redirectUri, CancellationToken cancellation)
    {
        var secret = box.Open(SecretContext.OpenId(tenant), provider.SecretSealed)
            ?? throw new InvalidOperationException($"The client's secret of {tenant} was encrypted with another key.");
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["code_verifier"] = verifier,
            ["client_id"] = provider.ClientId,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var methods = configuration.TokenEndpointAuthMethodsSupported;
        if (methods.Contains(Post) && !methods.Contains(Basic))
            form["client_secret"] = secret;
        else
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(secret)}")));
        request.Content = new FormUrlEncodedContent(form);
        using var answer = await http.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
        return body.RootElement.TryGetProperty("id_token", out var token) && token.GetString() is { } text
            ? text
            : throw new HttpRequestException("The answer holds no ID token.");
    }

    public void Dispose() => http.Dispose();

    private ConfigurationManager<OpenIdConnectConfiguration> ManagerOf(OpenIdProvider provider)
    {
        if (known.Count >= MaxKept)
            known.Clear();
        return known.GetOrAdd(provider.Issuer, issuer => new($"{issuer.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(http) { RequireHttps = !options.Value.OpenIdPrivateAddresses }));
    }
}
