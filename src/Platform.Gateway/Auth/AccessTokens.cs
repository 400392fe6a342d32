using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Platform.Gateway.Auth;

/// <summary>Issues access tokens: JWT (RFC 7519), HS256, short-lived.</summary>
internal sealed class AccessTokens(SigningKeys keys, TimeProvider time, IOptions<GatewayOptions> options)
{
    public const string Issuer = "platform";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

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
}
