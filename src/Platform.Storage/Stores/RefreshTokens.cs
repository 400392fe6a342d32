using Platform.Contracts.Stores;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Refresh tokens: each is used once. Used ones are kept until they are dropped, so that a stolen one is recognized.</summary>
internal sealed class RefreshTokens(IStorageEngine engine, CommitQueue queue) : IRefreshTokens
{
    private static readonly Statement Insert = Statement.Change(
        "INSERT INTO refresh_tokens (token_hash, family, expires_at, used, body) VALUES ($1, $2, $3, false, $4)", Text, Text, Time, Json);

    private static readonly Statement RevokeThief = Statement.Change(
        "INSERT INTO revoked_families (family) SELECT family FROM refresh_tokens WHERE token_hash = $1 AND used ON CONFLICT DO NOTHING", Text);

    private static readonly Statement Use = Statement.Rows(
        """
        UPDATE refresh_tokens SET used = true
        WHERE token_hash = $1 AND NOT used AND expires_at > $2
            AND NOT EXISTS (SELECT 1 FROM revoked_families WHERE revoked_families.family = refresh_tokens.family)
        RETURNING body
        """, Text, Time);

    private static readonly Statement DropExpired = Statement.Change("DELETE FROM refresh_tokens WHERE expires_at < $1", Time);

    private static readonly Statement DropRevocations = Statement.Change(
        """
        DELETE FROM revoked_families
        WHERE NOT EXISTS (SELECT 1 FROM refresh_tokens WHERE refresh_tokens.family = revoked_families.family)
            AND NOT EXISTS (SELECT 1 FROM log_in_sessions WHERE log_in_sessions.family = revoked_families.family)
        """);

    private static readonly Statement Revoke = Statement.Change("INSERT INTO revoked_families (family) VALUES ($1) ON CONFLICT DO NOTHING", Text);

    private static readonly Statement Revoked = Statement.Rows("SELECT 1 FROM revoked_families WHERE family = $1", Text);

    public Task AddAsync(RefreshToken token, CancellationToken cancellation) =>
        queue.WriteAsync("add refresh token", [Insert.With(token.TokenHash, token.Family, token.ExpiresAt, Body.Of(token))], cancellation);

    public Task<RefreshToken?> TakeAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellation) =>
        queue.WriteAsync("take refresh token", [RevokeThief.With(tokenHash), Use.With(tokenHash, now)],
            static results => results[1].FirstRow is [string body] ? Body.Read<RefreshToken>(body) : null, cancellation);

    public Task RevokeFamilyAsync(string family, CancellationToken cancellation) =>
        queue.WriteAsync("revoke log-in", [Revoke.With(family)], cancellation);

    public async Task<bool> IsRevokedAsync(string family, CancellationToken cancellation) =>
        (await engine.QueryAsync(Revoked.With(family), static _ => true, cancellation)).Count > 0;

    public Task DropExpiredAsync(DateTimeOffset before, CancellationToken cancellation) =>
        queue.WriteAsync("drop expired log-ins", [DropExpired.With(before), DropRevocations.With()], cancellation);
}
