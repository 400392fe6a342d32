using System.Data.Common;
using Platform.Contracts.Stores;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Log-ins that stand. What revokes one is its family; see <see cref="RefreshTokens"/>.</summary>
internal sealed class LogInSessions(IStorageEngine engine, CommitQueue queue) : ILogInSessions
{
    private const string Columns = "family, cookie_hash, tenant, login, method, address, client, started_ticks, seen_ticks, expires_ticks";

    private const string Standing =
        "NOT EXISTS (SELECT 1 FROM revoked_families WHERE revoked_families.family = log_in_sessions.family)";

    private static readonly Statement Insert = Statement.Change(
        $"INSERT INTO log_in_sessions ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        Text, Text, Text, Text, Number, Text, Text, Number, Number, Number);

    private static readonly Statement ByFamily = Statement.Rows(
        $"SELECT {Columns} FROM log_in_sessions WHERE family = $1 AND expires_ticks > $2 AND {Standing}", Text, Number);

    private static readonly Statement ByCookie = Statement.Rows(
        $"SELECT {Columns} FROM log_in_sessions WHERE cookie_hash = $1 AND expires_ticks > $2 AND {Standing}", Text, Number);

    private static readonly Statement OfUser = Statement.Rows(
        $"""
        SELECT {Columns} FROM log_in_sessions WHERE tenant = $1 AND login = $2 AND expires_ticks > $3 AND {Standing}
        ORDER BY started_ticks DESC, family DESC LIMIT 200
        """, Text, Text, Number);

    private static readonly Statement Touch = Statement.Change(
        "UPDATE log_in_sessions SET seen_ticks = $2, expires_ticks = $3 WHERE family = $1", Text, Number, Number);

    private static readonly Statement DropExpired = Statement.Change("DELETE FROM log_in_sessions WHERE expires_ticks < $1", Number);

    public Task AddAsync(LogInSession session, CancellationToken cancellation) =>
        queue.WriteAsync("add log-in",
            [
                Insert.With(session.Family, session.CookieHash, session.TenantId ?? "", session.Login, (long)session.Method, session.Address,
                    session.Client, session.StartedAt.UtcTicks, session.SeenAt.UtcTicks, session.ExpiresAt.UtcTicks),
            ],
            cancellation);

    public async Task<LogInSession?> FindAsync(string family, DateTimeOffset now, CancellationToken cancellation) =>
        await engine.QueryAsync(ByFamily.With(family, now.UtcTicks), Read, cancellation) is [var found] ? found : null;

    public async Task<LogInSession?> FindByCookieAsync(string cookieHash, DateTimeOffset now, CancellationToken cancellation) =>
        await engine.QueryAsync(ByCookie.With(cookieHash, now.UtcTicks), Read, cancellation) is [var found] ? found : null;

    public Task<IReadOnlyList<LogInSession>> ListAsync(string? tenant, string login, DateTimeOffset now, CancellationToken cancellation) =>
        engine.QueryAsync(OfUser.With(tenant ?? "", login, now.UtcTicks), Read, cancellation);

    public Task TouchAsync(string family, DateTimeOffset seenAt, DateTimeOffset expiresAt, CancellationToken cancellation) =>
        queue.WriteAsync("touch log-in", [Touch.With(family, seenAt.UtcTicks, expiresAt.UtcTicks)], cancellation);

    public Task DropExpiredAsync(DateTimeOffset before, CancellationToken cancellation) =>
        queue.WriteAsync("drop expired log-ins", [DropExpired.With(before.UtcTicks)], cancellation);

    private static LogInSession Read(DbDataReader row) => new(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1),
        row.GetString(2) is { Length: > 0 } tenant ? tenant : null, row.GetString(3), (LogInMethod)row.GetInt64(4), row.GetString(5),
        row.GetString(6), At(row, 7), At(row, 8), At(row, 9));

    private static DateTimeOffset At(DbDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);
}
