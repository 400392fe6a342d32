using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;

namespace Platform.Gateway.Auth;

/// <param name="Cookie">What the browser is to keep; null for a client that keeps its refresh token itself.</param>
internal sealed record StartedLogIn(TokenAnswer Tokens, string? Cookie);

/// <summary>
/// Log-ins that stand, whichever way they began: started, refreshed by a token that is good once or by the browser's cookie, listed, and
/// ended. Secrets are stored as hashes.
/// </summary>
internal sealed class StandingLogIns(ICatalog catalog, ILogInSessions sessions, IRefreshTokens refreshTokens, RevokedFamilies revoked,
    AccessTokens accessTokens, SecondFactors factors, IIdSource ids, TimeProvider time, IOptions<GatewayOptions> options)
{
    public async Task<StartedLogIn> StartAsync(UserDocument user, LogInMethod method, bool inCookie, HttpRequest request,
        CancellationToken cancellation)
    {
        var cookie = inCookie ? OneTimeSecret.Make() : null;
        var now = time.GetUtcNow();
        var session = new LogInSession(LogInFamily.Start(ids.NextId(), user), cookie is null ? null : OneTimeSecret.HashOf(cookie), user.TenantId,
            user.Login, method, RequestOrigin.AddressOf(request), RequestOrigin.ClientOf(request), now, now, ExpiryFrom(now));
        await sessions.AddAsync(session, cancellation);
        return new StartedLogIn(await IssueAsync(user, session, cancellation), cookie);
    }

    /// <returns>Null when the token is not good (any more); a token that was used before has ended its log-in.</returns>
    public async Task<TokenAnswer?> RefreshAsync(string? tenant, string refreshToken, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var taken = await refreshTokens.TakeAsync(OneTimeSecret.HashOf(refreshToken), now, cancellation);
        return taken is null ? null : await ContinueAsync(tenant, await sessions.FindAsync(taken.Family, now, cancellation), cancellation);
    }

    /// <returns>Null when there is no such log-in (any more).</returns>
    public async Task<TokenAnswer?> ResumeAsync(string? tenant, string cookie, CancellationToken cancellation) =>
        await ContinueAsync(tenant, await sessions.FindByCookieAsync(OneTimeSecret.HashOf(cookie), time.GetUtcNow(), cancellation), cancellation);

    /// <summary>Newest first. Those that a new password has ended are not among them.</summary>
    public async Task<IReadOnlyList<LogInSession>> ListAsync(UserDocument user, CancellationToken cancellation) =>
        [.. (await sessions.ListAsync(user.TenantId, user.Login, time.GetUtcNow(), cancellation)).Where(session => LogInFamily.Fits(session.Family, user))];

    public Task EndAsync(string family, CancellationToken cancellation) => revoked.RevokeAsync(family, cancellation);

    /// <summary>All but one.</summary>
    /// <param name="kept">Null to end all.</param>
    /// <returns>How many were ended.</returns>
    public async Task<int> EndAllAsync(UserDocument user, string? kept, CancellationToken cancellation)
    {
        var ended = (await ListAsync(user, cancellation)).Where(session => session.Family != kept).ToList();
        foreach (var session in ended)
            await EndAsync(session.Family, cancellation);
        return ended.Count;
    }

    private async Task<TokenAnswer?> ContinueAsync(string? tenant, LogInSession? session, CancellationToken cancellation)
    {
        if (session is null || session.TenantId != tenant || catalog.Current.FindUser(tenant, session.Login) is not { } user
            || !LogInFamily.Fits(session.Family, user))
            return null;
        var now = time.GetUtcNow();
        await sessions.TouchAsync(session.Family, now, ExpiryFrom(now), cancellation);
        return await IssueAsync(user, session, cancellation);
    }

    private async Task<TokenAnswer> IssueAsync(UserDocument user, LogInSession session, CancellationToken cancellation)
    {
        var expiresAt = ExpiryFrom(time.GetUtcNow());
        var refreshToken = session.CookieHash is null ? OneTimeSecret.Make() : null;
        if (refreshToken is not null)
            await refreshTokens.AddAsync(new RefreshToken(OneTimeSecret.HashOf(refreshToken), session.Family, user.TenantId, user.Login, expiresAt),
                cancellation);
        var mustEnrol = session.Method == LogInMethod.Password && await factors.IsMissingAsync(user, cancellation);
        var caller = new Caller(user.TenantId, user.Role, user.Login, user.AgentId, session.Family, mustEnrol);
        return new TokenAnswer(await accessTokens.IssueAsync(caller, cancellation), (int)accessTokens.Life.TotalSeconds, refreshToken, expiresAt,
            user.TenantId, user.Login, user.Role, user.AgentId, mustEnrol);
    }

    private DateTimeOffset ExpiryFrom(DateTimeOffset now) => now.AddHours(options.Value.RefreshTokenHours);
}
