using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;
using Platform.Contracts.Stores;

namespace Platform.Gateway.Auth.OpenId;

/// <summary>
/// A log-in on its way to the provider and back: what must come back (state, nonce) and what proves that it was we who asked (RFC 7636).
/// Kept encrypted in a cookie of the browser that began it, so that no other browser can end it.
/// </summary>
internal sealed record OpenIdAttempt(string State, string Nonce, string Verifier, DateTimeOffset ExpiresAt)
{
    private const string Cookie = "platform-openid";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>RFC 7636 section 4.2, S256.</summary>
    public string Challenge => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static OpenIdAttempt Begin(DateTimeOffset now) => new(OneTimeSecret.Make(), OneTimeSecret.Make(), OneTimeSecret.Make(), now + Life);

    public void Keep(HttpContext context, string tenant, ISecretBox box) => context.Response.Cookies.Append(Cookie,
        box.Seal(SecretContext.OpenIdState(tenant), JsonSerializer.Serialize(this)), Options(context, tenant));

    /// <summary>Used up, whatever comes of it.</summary>
    /// <returns>Null when this browser began none, or too long ago.</returns>
    public static OpenIdAttempt? Take(HttpContext context, string tenant, ISecretBox box, DateTimeOffset now)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } kept)
            return null;
        context.Response.Cookies.Delete(Cookie, Options(context, tenant));
        return box.Open(SecretContext.OpenIdState(tenant), kept) is { } text && JsonSerializer.Deserialize<OpenIdAttempt>(text) is { } attempt
            && now < attempt.ExpiresAt ? attempt : null;
    }

    public bool IsAnsweredBy(string? state) =>
        state is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(State), Encoding.UTF8.GetBytes(state));

    /// <summary>Lax, for it has to come along when the provider's page sends the browser back.</summary>
    private static CookieOptions Options(HttpContext context, string tenant) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = RequestOrigin.IsHttps(context.Request),
        Path = $"{SessionCookie.PathOf(tenant)}/openid",
        MaxAge = Life,
        IsEssential = true,
    };
}
