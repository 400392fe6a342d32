using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Platform.Contracts.Stores;
using Platform.Gateway.Live;

namespace Platform.Gateway.Auth;

/// <summary>The token is well made, but its log-in was ended or its user changed.</summary>
internal sealed class SessionRevokedException() : AuthenticationFailureException("The log-in was ended.");

/// <summary>How access tokens are checked: signature, issuer, life by the injected clock, and that the log-in still stands.</summary>
internal sealed class BearerSetup(SigningKeys keys, TimeProvider time) : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TimeProvider = time;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = AccessTokens.Issuer,
            ValidAudience = AccessTokens.Issuer,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKeyResolver = (_, _, _, _) => [keys.Loaded],
            LifetimeValidator = (from, to, _, _) => from <= time.GetUtcNow().UtcDateTime && time.GetUtcNow().UtcDateTime < to,
        };
        options.Events = new JwtBearerEvents { OnMessageReceived = FindTokenAsync, OnTokenValidated = CheckLogInAsync };
    }

    /// <summary>Browsers can't set headers on a WebSocket, so the hub takes the token from the query, too.</summary>
    private async Task FindTokenAsync(MessageReceivedContext context)
    {
        await keys.LoadAsync(context.HttpContext.RequestAborted);
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<LiveHubMetadata>() is not null
            && context.Request.Query["access_token"] is [{ Length: > 0 } token])
            context.Token = token;
    }

    private static async Task CheckLogInAsync(TokenValidatedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var caller = context.Principal is { } principal ? Caller.Read(principal) : null;
        var user = caller is null ? null : services.GetRequiredService<ICatalog>().Current.FindUser(caller.Tenant, caller.Login);
        var stands = caller is not null && user is not null && user.Role == caller.Role && user.AgentId == (caller.Agent ?? user.AgentId)
            && LogInFamily.Fits(caller.Family, user)
            && !await services.GetRequiredService<RevokedFamilies>().ContainsAsync(caller.Family, context.HttpContext.RequestAborted);
        if (!stands)
            context.Fail(new SessionRevokedException());
    }
}
