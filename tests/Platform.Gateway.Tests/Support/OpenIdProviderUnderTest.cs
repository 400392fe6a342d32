using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Testing;

namespace Platform.Gateway.Tests.Support;

/// <summary>
/// A small OpenID provider on loopback: it signs in whom the test says without asking, checks client, redirect address and PKCE as a real
/// one does, and can be told to lie.
/// </summary>
internal sealed class OpenIdProviderUnderTest : IAsyncDisposable
{
    public const string ClientId = "call-centre";
    public const string ClientSecret = "s3cret/&?";

    private readonly WebApplication app;
    private readonly ManualTime time;
    private readonly ConcurrentDictionary<string, (IDictionary<string, string?> Asked, IReadOnlyDictionary<string, object> Claims)> codes = new();
    private RSA key = RSA.Create(2048);
    private int keyNumber = 1;
    private int lastCode;

    private OpenIdProviderUnderTest(WebApplication app, ManualTime time) => (this.app, this.time) = (app, time);

    public string Issuer => app.Urls.Single();

    /// <summary>What the next tokens say instead, by claim.</summary>
    public Dictionary<string, object> Lies { get; } = [];

    /// <summary>Signs with a key that it does not publish.</summary>
    public bool Forges { get; set; }

    public static async Task<OpenIdProviderUnderTest> StartAsync(ManualTime time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var provider = new OpenIdProviderUnderTest(app, time);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = provider.Issuer,
            authorization_endpoint = $"{provider.Issuer}/authorize",
            token_endpoint = $"{provider.Issuer}/token",
            jwks_uri = $"{provider.Issuer}/keys",
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { provider.PublicKey() } }));
        app.MapPost("/token", (RequestDelegate)provider.RedeemAsync);
        await app.StartAsync();
        return provider;
    }

    public void ChangeKey() => (key, keyNumber) = (RSA.Create(2048), keyNumber + 1);

    /// <summary>What happens at the authorization endpoint when the person agrees.</summary>
    /// <param name="address">Where the browser was sent to.</param>
    /// <returns>Where it is sent back to.</returns>
    public string SignIn(string address, IReadOnlyDictionary<string, object> claims)
    {
        Assert.StartsWith($"{Issuer}/authorize?", address, StringComparison.Ordinal);
        var query = HttpUtility.ParseQueryString(new Uri(address).Query);
        var asked = query.AllKeys.ToDictionary(name => name!, name => query[name]);
        Assert.Equal(("code", ClientId, "S256"), (asked["response_type"], asked["client_id"], asked["code_challenge_method"]));
        Assert.Contains("openid", asked["scope"]!.Split(' '));
        var code = $"code-{Interlocked.Increment(ref lastCode)}";
        codes[code] = (asked, claims);
        return $"{asked["redirect_uri"]}?code={code}&state={asked["state"]}";
    }

    public ValueTask DisposeAsync()
    {
        key.Dispose();
        return app.DisposeAsync();
    }

    private object PublicKey()
    {
        var parameters = key.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = $"k{keyNumber}", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }

    private async Task RedeemAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Uri.EscapeDataString(ClientSecret)}"));
        var granted = codes.TryRemove(form["code"].ToString(), out var grant) && context.Request.Headers.Authorization == $"Basic {basic}"
            && form["grant_type"] == "authorization_code" && form["redirect_uri"] == grant.Asked["redirect_uri"]
            && Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) == grant.Asked["code_challenge"];
        await (granted ? Results.Json(new { id_token = TokenOf(grant.Asked, grant.Claims), token_type = "Bearer" }) : Results.BadRequest()).ExecuteAsync(context);
    }

    private string TokenOf(IDictionary<string, string?> asked, IReadOnlyDictionary<string, object> claims)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var all = new Dictionary<string, object>(claims) { ["nonce"] = asked["nonce"]!, ["iss"] = Issuer, ["aud"] = ClientId, ["iat"] = now, ["exp"] = now + 300 };
        foreach (var (name, value) in Lies)
            all[name] = value;
        using var strange = RSA.Create(2048);
        var signer = new RsaSecurityKey((Forges ? strange : key).ExportParameters(true)) { KeyId = $"k{keyNumber}" };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = all,
            SigningCredentials = new SigningCredentials(signer, SecurityAlgorithms.RsaSha256),
        });
    }
}
