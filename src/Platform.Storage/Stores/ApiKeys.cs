using System.Data.Common;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Keys of programs, found by the hash of their secret. A revoked one is gone; that it was there is the audit log's to tell.</summary>
internal sealed class ApiKeys(IStorageEngine engine, CommitQueue queue) : IApiKeys
{
    private const string Columns = "tenant, key_id, name, role, secret_hash, made_by, made_ticks, expires_ticks, used_ticks";

    private static readonly Statement InsertOnce = Statement.Change(
        $"INSERT INTO api_keys ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (tenant, key_id) DO NOTHING",
        Text, Text, Text, Number, Text, Text, Number, Number, Number);

    private static readonly Statement ByHash = Statement.Rows($"SELECT {Columns} FROM api_keys WHERE secret_hash = $1", Text);
    private static readonly Statement OfHouse = Statement.Rows($"SELECT {Columns} FROM api_keys WHERE tenant = $1 ORDER BY key_id", Text);

    private static readonly Statement Touch = Statement.Change("UPDATE api_keys SET used_ticks = $3 WHERE tenant = $1 AND key_id = $2",
        Text, Text, Number);

    private static readonly Statement Remove = Statement.Change("DELETE FROM api_keys WHERE tenant = $1 AND key_id = $2", Text, Text);

    public Task<bool> AddAsync(ApiKey key, CancellationToken cancellation) => queue.WriteAsync("add API key",
        [
            InsertOnce.With(key.TenantId ?? "", key.Id, key.Name, (long)key.Role, key.SecretHash, key.MadeBy, key.MadeAt.UtcTicks,
                key.ExpiresAt?.UtcTicks, key.UsedAt?.UtcTicks),
        ],
        static results => results[0].Affected == 1, cancellation);

    public async Task<ApiKey?> FindAsync(string secretHash, CancellationToken cancellation) =>
        await engine.QueryAsync(ByHash.With(secretHash), Read, cancellation) is [var found] ? found : null;

    public Task<IReadOnlyList<ApiKey>> ListAsync(string? tenant, CancellationToken cancellation) =>
        engine.QueryAsync(OfHouse.With(tenant ?? ""), Read, cancellation);

    public Task TouchAsync(string? tenant, string id, DateTimeOffset usedAt, CancellationToken cancellation) =>
        queue.WriteAsync("touch API key", [Touch.With(tenant ?? "", id, usedAt.UtcTicks)], cancellation);

    public Task<bool> RemoveAsync(string? tenant, string id, CancellationToken cancellation) =>
        queue.WriteAsync("remove API key", [Remove.With(tenant ?? "", id)], static results => results[0].Affected == 1, cancellation);

    private static ApiKey Read(DbDataReader row) => new(row.GetString(0) is { Length: > 0 } tenant ? tenant : null, row.GetString(1),
        row.GetString(2), (UserRole)row.GetInt64(3), row.GetString(4), row.GetString(5), At(row, 6)!.Value, At(row, 7), At(row, 8));

    private static DateTimeOffset? At(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new(row.GetInt64(column), TimeSpan.Zero);
}
