using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Agents' notes of calls, found by the call.</summary>
internal sealed class CallNotes(IStorageEngine engine, CommitQueue queue) : ICallNotes
{
    private static readonly Statement Save = Statement.Change(
        """
        INSERT INTO call_notes (tenant, call_id, agent, at_ticks, body) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant, call_id, agent) DO UPDATE SET at_ticks = excluded.at_ticks, body = excluded.body
        """, Text, Text, Text, Number, ColumnKind.Json);

    private static readonly Statement ByCall = Statement.Rows(
        "SELECT body FROM call_notes WHERE tenant = $1 AND call_id = $2 ORDER BY at_ticks, agent", Text, Text);

    public Task SaveAsync(CallNote note, CancellationToken cancellation) => queue.WriteAsync("save call note",
        [Save.With(note.Tenant, note.CallId, note.Agent, note.At.UtcTicks, Body.Of(note))], cancellation);

    public Task<IReadOnlyList<CallNote>> ListAsync(string tenant, string callId, CancellationToken cancellation) =>
        engine.QueryAsync(ByCall.With(tenant, callId), Body.First<CallNote>, cancellation);
}
