using Platform.Contracts.Stores;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>The nodes' last signs of life, exact to the tick: calls are billed up to them.</summary>
internal sealed class Nodes(IStorageEngine engine, CommitQueue queue) : INodes
{
    private static readonly Statement Put = Statement.Change(
        "INSERT INTO nodes (node, beat_ticks) VALUES ($1, $2) ON CONFLICT (node) DO UPDATE SET beat_ticks = excluded.beat_ticks", Text, Number);

    private static readonly Statement Last = Statement.Rows("SELECT beat_ticks FROM nodes WHERE node = $1", Text);

    private static readonly Statement All = Statement.Rows("SELECT node, beat_ticks FROM nodes ORDER BY node");

    public Task BeatAsync(string node, DateTimeOffset now, CancellationToken cancellation) =>
        queue.WriteAsync("beat", [Put.With(node, now.UtcTicks)], cancellation);

    public async Task<DateTimeOffset?> LastBeatAsync(string node, CancellationToken cancellation)
    {
        var beats = await engine.QueryAsync(Last.With(node), static row => new DateTimeOffset(row.GetInt64(0), TimeSpan.Zero),
            cancellation);
        return beats.Count > 0 ? beats[0] : null;
    }

    public Task<IReadOnlyList<NodeBeat>> ListAsync(CancellationToken cancellation) =>
        engine.QueryAsync(All.With(), static row => new NodeBeat(row.GetString(0), new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero)), cancellation);
}
