using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Auth;

/// <summary>
/// The life of a log-in: password → tokens → refreshed tokens → end. Refresh tokens are 256 random bits, used once, stored as hashes.
/// </summary>
internal sealed class LogIns(ICatalog catalog, IPasswordHashing passwords, IRefreshTokens refreshTokens, RevokedFamilies revoked,
    AccessTokens accessTokens, LogInThrottle throttle, IIdSource ids, TimeProvider time, GatewayTelemetry telemetry,
    IOptions<GatewayOptions> options)
{
    private const int RefreshTokenBytes = 32;

    /// <summary>Checked when there is no such user, so that the answer takes as long.</summary>
    private readonly Lazy<string> nobodysHash = new(() => passwords.Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));

    public async Task<(TokenAnswer? Tokens, Refused? Refused)> LogInAsync(string? tenant, LogInRequest request,
        CancellationToken cancellation)
    {
        using var activity = GatewayTelemetry.Activities.StartActivity("login");
        if (throttle.WaitOf(tenant, request.Login) is var wait && wait > TimeSpan.Zero)
        {
            telemetry.LoggedIn("throttled");
            return (null, new Refused(ProblemCode.TooManyAttempts) { RetryAfter = wait });
        }

        var user = catalog.Current.FindUser(tenant, request.Login);
        if (!passwords.Verify(user?.PasswordHash ?? nobodysHash.Value, request.Password) || user is null)
        {
            throttle.Failed(tenant, request.Login);
            telemetry.LoggedIn("bad_credentials");
            return (null, new Refused(ProblemCode.BadCredentials));
        }

        throttle.Succeeded(tenant, request.Login);
        telemetry.LoggedIn("accepted");
        return (await IssueAsync(user, LogInFamily.Start(ids.NextId(), user), cancellation), null);
    }

    /// <returns>Null when the token is not good (any more); a token that was used before has ended its log-in.</returns>
    public async Task<TokenAnswer?> RefreshAsync(string? tenant, string refreshToken, CancellationToken cancellation)
    {
        var taken = await refreshTokens.TakeAsync(HashOf(refreshToken), time.GetUtcNow(), cancellation);
        if (taken is null || taken.TenantId != tenant)
            return null;
        if (catalog.Current.FindUser(tenant, taken.Login) is not { } user || !LogInFamily.Fits(taken.Family, user))
            return null;
        return await refreshTokens.IsRevokedAsync(taken.Family, cancellation) ? null : await IssueAsync(user, taken.Family, cancellation);
    }

    public Task LogOutAsync(Caller caller, CancellationToken cancellation) => revoked.RevokeAsync(caller.Family, cancellation);

    private async Task<TokenAnswer> IssueAsync(UserDocument user, string family, CancellationToken cancellation)
    {
        var refreshToken = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RefreshTokenBytes));
        var refreshExpiresAt = time.GetUtcNow().AddHours(options.Value.RefreshTokenHours);
        await refreshTokens.AddAsync(new RefreshToken(HashOf(refreshToken), family, user.TenantId, user.Login, refreshExpiresAt),
            cancellation);
        var accessToken = await accessTokens.IssueAsync(new Caller(user.TenantId, user.Role, user.Login, user.AgentId, family), cancellation);
        return new TokenAnswer(accessToken, (int)accessTokens.Life.TotalSeconds, refreshToken, refreshExpiresAt, user.TenantId, user.Login,
            user.Role, user.AgentId);
    }

    private static string HashOf(string refreshToken) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(refreshToken)));
}
