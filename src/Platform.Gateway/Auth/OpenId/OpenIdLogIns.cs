using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Auth.OpenId;

/// <summary>
/// Log-in by way of a tenant's own provider (OpenID Connect Core 1.0, section 3.1: code flow, with PKCE, state and nonce): out to the
/// provider, back with a code, the code for an ID token, the token's claims for a role here. A second factor is the provider's affair.
/// </summary>
internal sealed partial class OpenIdLogIns(OpenIdProviders providers, OpenIdTokens tokens, OpenIdUsers users, StandingLogIns standing, ISecretBox box,
    AuditDesk audit, GatewayTelemetry telemetry, TimeProvider time, ILogger<OpenIdLogIns> logger)
{
    /// <returns>Where the browser goes now; null when the provider cannot be asked.</returns>
    public async Task<string?> StartAsync(string tenant, OpenIdProvider provider, HttpContext context, CancellationToken cancellation)
    {
        try
        {
            var configuration = await providers.DiscoverAsync(provider, cancellation);
            var attempt = OpenIdAttempt.Begin(time.GetUtcNow());
            attempt.Keep(context, tenant, box);
            return QueryHelpers.AddQueryString(configuration.AuthorizationEndpoint, new Dictionary<string, string?>
            {
                ["response_type"] = "code",
                ["client_id"] = provider.ClientId,
                ["redirect_uri"] = OpenIdAddress.Redirect(context.Request, tenant),
                ["scope"] = "openid profile email",
                ["state"] = attempt.State,
                ["nonce"] = attempt.Nonce,
                ["code_challenge"] = attempt.Challenge,
                ["code_challenge_method"] = "S256",
            });
        }
        catch (Exception failure) when (IsTheirs(failure))
        {
            LogFailure(tenant, provider.Issuer, failure);
            return null;
        }
    }

    /// <returns>The log-in, in a cookie, or why there is none.</returns>
    public async Task<(StartedLogIn? Started, ProblemCode? Refused)> FinishAsync(string tenant, OpenIdProvider provider, string? state, string? code,
        HttpContext context, CancellationToken cancellation)
    {
        if (await ProveAsync(tenant, provider, state, code, context, cancellation) is not { } claims)
            return Refuse(ProblemCode.OpenIdFailed);
        if (await users.FindAsync(tenant, provider, claims, cancellation) is not { } user)
            return Refuse(ProblemCode.NoAccount);
        telemetry.LoggedIn("open_id");
        var started = await standing.StartAsync(user, LogInMethod.OpenId, inCookie: true, context.Request, cancellation);
        await audit.NoteAsync(tenant, user.Login, AuditActions.SessionBegan, user.Login,
            $"{provider.Issuer}, {RequestOrigin.AddressOf(context.Request)}", cancellation);
        return (started, null);
    }

    private async Task<JsonElement?> ProveAsync(string tenant, OpenIdProvider provider, string? state, string? code, HttpContext context,
        CancellationToken cancellation)
    {
        var attempt = OpenIdAttempt.Take(context, tenant, box, time.GetUtcNow());
        if (attempt is null || !attempt.IsAnsweredBy(state) || string.IsNullOrEmpty(code))
            return null;
        try
        {
            var configuration = await providers.DiscoverAsync(provider, cancellation);
            var token = await providers.RedeemAsync(tenant, provider, configuration, code, attempt.Verifier,
                OpenIdAddress.Redirect(context.Request, tenant), cancellation);
            return await ReadAsync(token, provider, configuration, attempt.Nonce, cancellation);
        }
        catch (Exception failure) when (IsTheirs(failure))
        {
            LogFailure(tenant, provider.Issuer, failure);
            return null;
        }
    }

    /// <summary>A provider that has changed its keys is asked for them once more.</summary>
    private async Task<JsonElement> ReadAsync(string token, OpenIdProvider provider, OpenIdConnectConfiguration configuration, string nonce,
        CancellationToken cancellation)
    {
        try
        {
            return await tokens.ReadAsync(token, provider, configuration, nonce);
        }
        catch (SecurityTokenSignatureKeyNotFoundException)
        {
            providers.ForgetKeys(provider);
            return await tokens.ReadAsync(token, provider, await providers.DiscoverAsync(provider, cancellation), nonce);
        }
    }

    private (StartedLogIn?, ProblemCode?) Refuse(ProblemCode code)
    {
        telemetry.LoggedIn(ProblemText.CodeOf(code));
        return (null, code);
    }

    /// <summary>The provider's fault, or the network's on the way to it.</summary>
    private static bool IsTheirs(Exception failure) =>
        failure is HttpRequestException or IOException or InvalidOperationException or JsonException or SecurityTokenException or TaskCanceledException;

    [LoggerMessage(6004, LogLevel.Warning, "A log-in at {Tenant} by way of {Issuer} failed.")]
    private partial void LogFailure(string tenant, string issuer, Exception failure);
}
