using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Contracts.Stores;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Auth;

/// <summary>
/// Access tokens: JWT (RFC 7519), HS256, short-lived by the injected clock. A token is good while its log-in stands: not ended, the user
/// still there with the same role, agent and password.
/// </summary>
internal sealed class AccessTokens(SigningKeys keys, ICatalog catalog, RevokedFamilies revoked, TimeProvider time,
    IOptions<GatewayOptions> options)
{
    private const string Issuer = "platform";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    public TimeSpan Life => TimeSpan.FromMinutes(options.Value.AccessTokenMinutes);

    public async Task<string> IssueAsync(Caller caller, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Life,
            Claims = caller.ToClaims(),
            SigningCredentials = new SigningCredentials(await keys.LoadAsync(cancellation), SecurityAlgorithms.HmacSha256),
        });
    }

    /// <returns>Who the token is for, or why it is not good.</returns>
    public async Task<(ClaimsPrincipal? User, ProblemCode? Refused)> CheckAsync(string? token, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(token))
            return (null, ProblemCode.Unauthenticated);
        var result = await handler.ValidateTokenAsync(token, Rules(await keys.LoadAsync(cancellation)));
        if (!result.IsValid)
            return (null, result.Exception is SecurityTokenInvalidLifetimeException ? ProblemCode.TokenExpired : ProblemCode.Unauthenticated);
        var user = new ClaimsPrincipal(result.ClaimsIdentity);
        return await StandsAsync(Caller.Read(user), cancellation) ? (user, null) : (null, ProblemCode.SessionRevoked);
    }

    public static DateTimeOffset ExpiryOf(ClaimsPrincipal user) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(user.FindFirstValue(JwtRegisteredClaimNames.Exp)!, CultureInfo.InvariantCulture));

    private async Task<bool> StandsAsync(Caller? caller, CancellationToken cancellation) =>
        caller is not null
        && catalog.Current.FindUser(caller.Tenant, caller.Login) is { } user
        && user.Role == caller.Role
        && user.AgentId == caller.Agent
        && LogInFamily.Fits(caller.Family, user)
        && !await revoked.ContainsAsync(caller.Family, cancellation);

    private TokenValidationParameters Rules(SecurityKey key) => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Issuer,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKey = key,
        LifetimeValidator = (from, to, _, _) => from <= time.GetUtcNow().UtcDateTime && time.GetUtcNow().UtcDateTime < to,
    };
}
