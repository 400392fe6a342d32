using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Telephony.Recordings;
using Platform.Testing;
using Recording = Platform.Domain.Recordings.Recording;

namespace Platform.Telephony.Tests;

/// <summary>Nodes on one folder, 91 days after their recordings: this one, one that lives, one that is gone, and one that was never seen.</summary>
public sealed class RecordingRetentionTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 8, 22, 8, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new("retention");
    private readonly MemoryRecordings _index = new();
    private readonly ManualTime _time = new();
    private readonly LastBeats _nodes = new();

    [Fact]
    public async Task Each_node_deletes_its_own_and_what_nodes_left_that_are_gone()
    {
        _nodes.Beats["alive"] = _time.GetUtcNow().AddHours(-23);
        _nodes.Beats["gone"] = _time.GetUtcNow().AddHours(-25);
        foreach (var node in new[] { "here", "alive", "gone", "unknown" })
            Keep(node, dueAfterDays: 90);
        Keep("gone", dueAfterDays: 92);
        var retention = new RecordingRetention(new TelephonyOptions { Node = "here" }, new RecordingFiles(_folder.Path, _index), _index, _nodes, new Ids(), _time);

        await retention.DeleteOwnAsync(CancellationToken.None);
        Assert.Equal(["here-90"], Deleted());
        var gone = await retention.FindGoneNodesAsync(CancellationToken.None);
        Assert.Equal(["gone", "unknown"], gone);
        foreach (var node in gone)
            await retention.DeleteOldAsync(node, CancellationToken.None);
        Assert.Equal(["gone-90", "here-90", "unknown-90"], Deleted());
        Assert.Equal(["alive-90.rec", "gone-92.rec"], Directory.EnumerateFiles(_folder.Path, "*.rec", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
        Assert.All(_index.Audit, entry => Assert.Equal((AuditEntry.System, AuditActions.RecordingExpired), (entry.Who, entry.Action)));
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Deleted() =>
        _index.Entries.Values.Where(entry => entry.State == RecordingState.Deleted).Select(entry => entry.CallId).Order();

    private void Keep(string node, int dueAfterDays)
    {
        var recording = new Recording("acme", $"{node}-{dueAfterDays}", node, "+861", "+862", CallDirection.Inbound, Start, [], [])
        {
            State = RecordingState.Complete,
            KeepUntil = Start.AddDays(dueAfterDays),
        };
        _index.Entries[("acme", recording.CallId)] = recording;
        var path = Path.Combine(_folder.Path, recording.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, []);
    }

    private sealed class LastBeats : INodes
    {
        public Dictionary<string, DateTimeOffset> Beats { get; } = [];

        public Task BeatAsync(string node, DateTimeOffset now, CancellationToken cancellation)
        {
            Beats[node] = now;
            return Task.CompletedTask;
        }

        public Task<DateTimeOffset?> LastBeatAsync(string node, CancellationToken cancellation) =>
            Task.FromResult<DateTimeOffset?>(Beats.TryGetValue(node, out var at) ? at : null);

        public Task<IReadOnlyList<NodeBeat>> ListAsync(CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<NodeBeat>>([.. Beats.OrderBy(beat => beat.Key, StringComparer.Ordinal).Select(beat => new NodeBeat(beat.Key, beat.Value))]);
    }

    private sealed class Ids : IIdSource
    {
        private int _count;

        public string NextId() => $"01A{++_count}";
    }
}
