using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Platform.Domain.Catalog;

namespace Platform.Gateway.Auth.OpenId;

/// <summary>OpenID Connect Core 1.0, section 3.1.3.7: what an ID token must be before it proves anything.</summary>
internal sealed class OpenIdTokens(TimeProvider time)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>Signed with a key that only the provider has: not "none", and not with the secret that we have, too.</summary>
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    /// <returns>The claims.</returns>
    /// <exception cref="SecurityTokenException">It proves nothing.</exception>
    public async Task<JsonElement> ReadAsync(string text, OpenIdProvider provider, OpenIdConnectConfiguration configuration, string nonce)
    {
        var result = await handler.ValidateTokenAsync(text, RulesOf(provider, configuration));
        if (!result.IsValid)
            throw result.Exception as SecurityTokenException ?? new SecurityTokenException("The ID token is not valid.", result.Exception);
        var token = (JsonWebToken)result.SecurityToken;
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));
        var claims = payload.RootElement.Clone();
        if (!ClaimValues.Of(claims, "nonce").SequenceEqual([nonce]))
            throw new SecurityTokenException("The nonce is not the one that was sent.");
        if (token.Audiences.Skip(1).Any() && !ClaimValues.Of(claims, "azp").SequenceEqual([provider.ClientId]))
            throw new SecurityTokenException("The token was made for another client.");
        return ClaimValues.Of(claims, "sub") is [{ Length: > 0 }] ? claims : throw new SecurityTokenException("The token names no subject.");
    }

    private TokenValidationParameters RulesOf(OpenIdProvider provider, OpenIdConnectConfiguration configuration) => new()
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = provider.ClientId,
        ValidAlgorithms = Algorithms,
        IssuerSigningKeys = configuration.SigningKeys,
        RequireSignedTokens = true,
        LifetimeValidator = (from, to, _, _) =>
            to is { } end && time.GetUtcNow().UtcDateTime - Skew < end && (from is not { } start || start <= time.GetUtcNow().UtcDateTime + Skew),
    };
}
