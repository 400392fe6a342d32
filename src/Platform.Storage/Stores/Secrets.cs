using Platform.Contracts.Stores;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Secrets by name; of two processes that make one at the same time, both get the first one's.</summary>
internal sealed class Secrets(IStorageEngine engine, CommitQueue queue) : ISecrets
{
    private static readonly Statement ByName = Statement.Rows("SELECT value FROM secrets WHERE name = $1", Text);

    private static readonly Statement InsertOnce = Statement.Change(
        "INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", Text, Bytes);

    public async Task<byte[]> GetOrCreateAsync(string name, Func<byte[]> create, CancellationToken cancellation)
    {
        var known = await engine.QueryAsync(ByName.With(name), static row => row.GetFieldValue<byte[]>(0), cancellation);
        return known.Count > 0 ? known[0] : await AddAsync(name, create(), cancellation);
    }

    private Task<byte[]> AddAsync(string name, byte[] value, CancellationToken cancellation) =>
        queue.WriteAsync("add secret", [InsertOnce.With(name, value), ByName.With(name)],
            static results => (byte[])results[1].FirstRow![0]!, cancellation);
}
