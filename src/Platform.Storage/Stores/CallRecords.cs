using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Domain.Calls;
using Platform.Domain.Webhooks;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>
/// Call records. A record is closed when <c>ended_at</c> is set; nothing changes it after that. What is counted of it is written with it.
/// </summary>
internal sealed class CallRecords(IStorageEngine engine, CommitQueue queue) : ICallRecords
{
    private const string Insert = """
        INSERT INTO call_records (tenant, call_id, offered_at, ended_at, queue, agent, from_number, to_number, node, body, counted)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    private static readonly ColumnKind[] Columns = [Text, Text, Time, Time, Text, Text, Text, Text, Text, Json, Number];

    private static readonly Statement InsertOnce = Statement.Change($"{Insert} ON CONFLICT (tenant, call_id) DO NOTHING", Columns);

    private static readonly Statement InsertOrClose = Statement.Change(
        $"""
        {Insert} ON CONFLICT (tenant, call_id) DO UPDATE SET offered_at = excluded.offered_at, ended_at = excluded.ended_at, queue = excluded.queue,
            agent = excluded.agent, from_number = excluded.from_number, to_number = excluded.to_number, node = excluded.node, body = excluded.body,
            counted = excluded.counted
        WHERE call_records.ended_at IS NULL
        """, Columns);

    private static readonly Statement ById = Statement.Rows("SELECT body FROM call_records WHERE tenant = $1 AND call_id = $2", Text, Text);

    private static readonly Statement OpenOfNode = Statement.Rows(
        "SELECT body FROM call_records WHERE node = $1 AND ended_at IS NULL ORDER BY offered_at, call_id", Text);

    public Task OpenAsync(CallRecord record, CancellationToken cancellation) =>
        queue.WriteAsync("open call record", [InsertOnce.With(Values(record))], cancellation);

    public Task CloseAsync(CallRecord record, IReadOnlyList<LedgerEntry> entries, CancellationToken cancellation)
    {
        if (record.EndedAt is null) throw new ArgumentException($"Call {record.CallId} is not over.", nameof(record));
        if (entries.Any(entry => entry.Tenant != record.Tenant)) throw new ArgumentException("An entry belongs to another tenant.",
            nameof(entries));
        return queue.WriteAsync("close call record",
            [
                .. entries.Select(entry => LedgerSql.AddUnlessClosed(entry, record.CallId)), .. FigureSql.OfCall(record, FigureSql.NotClosed),
                .. WebhookFact.OfEnd(record).Select(WebhookSql.Call),
                InsertOrClose.With(Values(record)),
            ],
            cancellation);
    }

    public async Task<CallRecord?> FindAsync(string tenant, string callId, CancellationToken cancellation) =>
        (await engine.QueryAsync(ById.With(tenant, callId), Body.First<CallRecord>, cancellation)).SingleOrDefault();

    public Task<IReadOnlyList<CallRecord>> ListAsync(string tenant, CallQuery query, CancellationToken cancellation) =>
        engine.QueryAsync(CallListing.CommandOf(tenant, query), Body.First<CallRecord>, cancellation);

    public Task<IReadOnlyList<CallRecord>> ListOpenAsync(string node, CancellationToken cancellation) =>
        engine.QueryAsync(OpenOfNode.With(node), Body.First<CallRecord>, cancellation);

    private static object?[] Values(CallRecord record) =>
    [
        record.Tenant, record.CallId, record.OfferedAt, record.EndedAt, record.Queue, record.Agent, record.From, record.To, record.Node,
        Body.Of(record), record.EndedAt is null ? 0L : 1L,
    ];
}
