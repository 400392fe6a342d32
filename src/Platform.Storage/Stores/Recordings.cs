using Platform.Contracts.Stores;
using Platform.Domain.Recordings;
using Platform.Domain.Webhooks;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>
/// The index of recordings. The call enters an open recording and who talks in it; its node closes it, once, but for a file that was
/// missing and is found.
/// </summary>
internal sealed class Recordings(IStorageEngine engine, CommitQueue queue) : IRecordings
{
    private const int Deleted = (int)RecordingState.Deleted;

    private const string Insert = $"""
        INSERT INTO recordings ({RecordingSql.Columns})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
        """;

    private static readonly Statement Open = Statement.Change(
        $"{Insert} ON CONFLICT (tenant, call_id) DO UPDATE SET agents = excluded.agents, queues = excluded.queues", RecordingSql.Kinds);

    private static readonly Statement Close = Statement.Change(
        $"""
        {Insert} ON CONFLICT (tenant, call_id) DO UPDATE SET state = excluded.state, ended_ticks = excluded.ended_ticks,
            length_ms = excluded.length_ms, bytes = excluded.bytes, blocks = excluded.blocks, head = excluded.head, gaps = excluded.gaps,
            fault = excluded.fault, keep_until_ticks = excluded.keep_until_ticks
        WHERE recordings.state = 0 OR (recordings.state = 3 AND excluded.state IN (1, 2))
        """, RecordingSql.Kinds);

    private static readonly Statement NoteFault = Statement.Change(
        $"UPDATE recordings SET state = $3, fault = $4 WHERE tenant = $1 AND call_id = $2 AND state <> {Deleted}", Text, Text, Number, Number);

    private static readonly Statement MarkDeleted = Statement.Change(
        $"UPDATE recordings SET state = {Deleted} WHERE tenant = $1 AND call_id = $2 AND state <> {Deleted}", Text, Text);

    private static readonly Statement ById = Statement.Rows(
        $"SELECT {RecordingSql.Columns} FROM recordings WHERE tenant = $1 AND call_id = $2", Text, Text);

    private static readonly Statement OpenOfNode = Statement.Rows(
        $"SELECT {RecordingSql.Columns} FROM recordings WHERE node = $1 AND state = 0", Text);

    private static readonly Statement Nodes = Statement.Rows("SELECT DISTINCT node FROM recordings WHERE state IN (0, 1, 2) ORDER BY node");

    private static readonly Statement Due = Statement.Rows(
        $"""
        SELECT {RecordingSql.Columns} FROM recordings
        WHERE node = $1 AND keep_until_ticks <= $2 AND state IN (1, 2) ORDER BY keep_until_ticks LIMIT $3
        """, Text, Number, Number);

    public Task OpenAsync(Recording recording, CancellationToken cancellation) => queue.WriteAsync("open recording",
        [Open.With(RecordingSql.Values(recording)), .. RecordingSql.Parties(recording)], cancellation);

    public Task CloseAsync(Recording recording, CancellationToken cancellation) => queue.WriteAsync("close recording",
        [
            .. WebhookFact.OfClosing(recording).Select(WebhookSql.ClosedRecording), Close.With(RecordingSql.Values(recording)),
            .. RecordingSql.Parties(recording),
        ], cancellation);

    public Task NoteFaultAsync(string tenant, string callId, RecordingState state, RecordingFault fault, CancellationToken cancellation)
    {
        var note = NoteFault.With(tenant, callId, (long)state, (long)fault);
        Command[] commands = state == RecordingState.Missing
            ? [WebhookSql.LostRecording(tenant, callId), note]
            : [note];
        return queue.WriteAsync("note a recording's fault", commands, cancellation);
    }

    public Task DeleteAsync(string tenant, string callId, AuditEntry entry, CancellationToken cancellation) =>
        queue.WriteAsync("delete recording", [MarkDeleted.With(tenant, callId), AuditLog.Add(entry)], cancellation);

    public async Task<Recording?> FindAsync(string tenant, string callId, CancellationToken cancellation) =>
        (await engine.QueryAsync(ById.With(tenant, callId), RecordingSql.Read, cancellation)).SingleOrDefault();

    public Task<IReadOnlyList<Recording>> ListAsync(string tenant, RecordingQuery query, CancellationToken cancellation) =>
        engine.QueryAsync(RecordingListing.CommandOf(tenant, query), RecordingSql.Read, cancellation);

    public Task<IReadOnlyList<Recording>> ListOpenAsync(string node, CancellationToken cancellation) =>
        engine.QueryAsync(OpenOfNode.With(node), RecordingSql.Read, cancellation);

    public Task<IReadOnlyList<string>> ListNodesAsync(CancellationToken cancellation) =>
        engine.QueryAsync(Nodes.With(), static row => row.GetString(0), cancellation);

    public Task<IReadOnlyList<Recording>> ListDueAsync(string node, DateTimeOffset now, int limit, CancellationToken cancellation) =>
        engine.QueryAsync(Due.With(node, now.UtcTicks, (long)limit), RecordingSql.Read, cancellation);
}
