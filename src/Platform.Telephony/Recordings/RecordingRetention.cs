using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Recordings;

namespace Platform.Telephony.Recordings;

/// <summary>
/// Deletes what has been kept long enough: of this node, and of nodes that nobody has seen for a day. What such a node wrote leaves the
/// index in time; its file goes with it where the folder is shared, and else when the node is back and looks through its files.
/// </summary>
public sealed class RecordingRetention(TelephonyOptions options, RecordingFiles files, IRecordings index, INodes nodes, IIdSource ids, TimeProvider time)
{
    private const int Batch = 200;
    private static readonly TimeSpan GoneAfter = TimeSpan.FromDays(1);

    public Task DeleteOwnAsync(CancellationToken cancellation) => DeleteOldAsync(options.Node, cancellation);

    /// <param name="node">This one, or one that is gone.</param>
    public async Task DeleteOldAsync(string node, CancellationToken cancellation)
    {
        IReadOnlyList<Recording> due;
        do
        {
            due = await index.ListDueAsync(node, time.GetUtcNow(), Batch, cancellation);
            foreach (var old in due)
                await DeleteAsync(old, cancellation);
        }
        while (due.Count == Batch);
    }

    /// <summary>Other nodes that have recordings and have not been seen for a day.</summary>
    public async Task<IReadOnlyList<string>> FindGoneNodesAsync(CancellationToken cancellation)
    {
        List<string> gone = [];
        foreach (var node in await index.ListNodesAsync(cancellation))
        {
            if (node != options.Node && !(time.GetUtcNow() - await nodes.LastBeatAsync(node, cancellation) < GoneAfter))
                gone.Add(node);
        }

        return gone;
    }

    private async Task DeleteAsync(Recording old, CancellationToken cancellation)
    {
        var entry = new AuditEntry(old.Tenant, ids.NextId(), time.GetUtcNow(), AuditEntry.System, AuditActions.RecordingExpired, old.CallId,
            $"kept until {old.KeepUntil:O}");
        await index.DeleteAsync(old.Tenant, old.CallId, entry, cancellation);
        files.Delete(old);
    }
}
