using System.Text;
using Platform.Actors;
using Platform.Actors.Ports;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Grains;

/// <summary>Grain state, one row per state. A write succeeds only on the version that the writer knew.</summary>
internal sealed class GrainStateStore(IStorageEngine engine, CommitQueue queue) : IGrainStateStore
{
    private static readonly Statement ByKey = Statement.Rows(
        "SELECT body, id, version FROM grain_state WHERE grain_type = $1 AND grain_key = $2 AND state_name = $3", Text, Text, Text);

    private static readonly Statement EtagByKey = Statement.Rows(
        "SELECT id, version FROM grain_state WHERE grain_type = $1 AND grain_key = $2 AND state_name = $3", Text, Text, Text);

    private static readonly Statement Insert = Statement.Rows(
        """
        INSERT INTO grain_state (grain_type, grain_key, state_name, version, body) VALUES ($1, $2, $3, 1, $4)
        ON CONFLICT (grain_type, grain_key, state_name) DO NOTHING RETURNING id
        """, Text, Text, Text, Json);

    private static readonly Statement Update = Statement.Change(
        """
        UPDATE grain_state SET version = version + 1, body = $6
        WHERE id = $4 AND version = $5 AND grain_type = $1 AND grain_key = $2 AND state_name = $3
        """, Text, Text, Text, Number, Number, Json);

    private static readonly Statement Delete = Statement.Change(
        "DELETE FROM grain_state WHERE id = $4 AND version = $5 AND grain_type = $1 AND grain_key = $2 AND state_name = $3",
        Text, Text, Text, Number, Number);

    public async ValueTask<StoredState?> ReadAsync(GrainStateKey key, CancellationToken cancellationToken)
    {
        var rows = await engine.QueryAsync(ByKey.With(key.GrainType, key.GrainKey, key.StateName),
            static row => new StoredState(Encoding.UTF8.GetBytes(row.GetString(0)), new GrainEtag(row.GetInt64(1), row.GetInt64(2))
                .ToString()),
            cancellationToken);
        return rows.SingleOrDefault();
    }

    public ValueTask<string> WriteAsync(GrainStateKey key, ReadOnlyMemory<byte> json, string? expectedEtag,
        CancellationToken cancellationToken) =>
        new(expectedEtag is null ? InsertAsync(key, json, cancellationToken) : UpdateAsync(key, json, expectedEtag, cancellationToken));

    public async ValueTask ClearAsync(GrainStateKey key, string? expectedEtag, CancellationToken cancellationToken)
    {
        if (expectedEtag is null)
        {
            await queue.WriteAsync("clear grain state", [EtagByKey.With(key.GrainType, key.GrainKey, key.StateName)],
                results => results[0].FirstRow is { } stored ? throw Conflict(key, stored, "") : true, cancellationToken);
            return;
        }
        var etag = Known(key, expectedEtag);
        await queue.WriteAsync("clear grain state",
            [Delete.With(key.GrainType, key.GrainKey, key.StateName, etag.Id, etag.Version)],
            results => results[0].Affected == 1 ? true : throw Conflict(key, null, expectedEtag), cancellationToken);
    }

    private Task<string> InsertAsync(GrainStateKey key, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        queue.WriteAsync("write grain state", [Insert.With(key.GrainType, key.GrainKey, key.StateName, body)],
            results => results[0].FirstRow is [long id] ? new GrainEtag(id, 1).ToString() : throw Conflict(key, null, ""), cancellation);

    private Task<string> UpdateAsync(GrainStateKey key, ReadOnlyMemory<byte> body, string expectedEtag, CancellationToken cancellation)
    {
        var etag = Known(key, expectedEtag);
        return queue.WriteAsync("write grain state",
            [Update.With(key.GrainType, key.GrainKey, key.StateName, etag.Id, etag.Version, body)],
            results => results[0].Affected == 1 ? (etag with { Version = etag.Version + 1 }).ToString() : throw Conflict(key, null, expectedEtag),
            cancellation);
    }

    private static GrainEtag Known(GrainStateKey key, string etag) => GrainEtag.Parse(etag) ?? throw Conflict(key, null, etag);

    private static InconsistentStateException Conflict(GrainStateKey key, object?[]? stored, string expectedEtag) =>
        new($"Another version of state {key.StateName} of {key.GrainType} {key.GrainKey} is stored.",
            stored is [long id, long version] ? new GrainEtag(id, version).ToString() : "", expectedEtag);
}
