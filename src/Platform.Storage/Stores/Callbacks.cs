using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Domain.Callbacks;
using Platform.Domain.Webhooks;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>The list of callbacks, newest first, a page at a time.</summary>
internal sealed class Callbacks(IStorageEngine engine, CommitQueue queue) : ICallbacks
{
    // One per combination of filters, so there are few.
    private static readonly ConcurrentDictionary<string, Statement> Listings = new();

    private static readonly Statement Save = Statement.Change(
        """
        INSERT INTO callbacks (tenant, callback_id, queue, number, asked_ticks, is_open, body) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (tenant, callback_id) DO UPDATE SET is_open = excluded.is_open, body = excluded.body WHERE callbacks.is_open = 1
        """, Text, Text, Text, Text, Number, Number, ColumnKind.Json);

    private static readonly Statement ById = Statement.Rows("SELECT body FROM callbacks WHERE tenant = $1 AND callback_id = $2", Text, Text);

    public Task SaveAsync(CallbackRecord record, CancellationToken cancellation)
    {
        var order = record.Order;
        return queue.WriteAsync("save callback",
            [
                WebhookSql.Callback(WebhookFact.OfRequest(record)), .. WebhookFact.OfEnd(record).Select(WebhookSql.Callback),
                Save.With(order.Tenant, order.CallbackId, order.Queue, order.Number, order.At.UtcTicks, record.IsOpen ? 1L : 0L, Body.Of(record)),
            ],
            cancellation);
    }

    public async Task<CallbackRecord?> FindAsync(string tenant, string callbackId, CancellationToken cancellation) =>
        (await engine.QueryAsync(ById.With(tenant, callbackId), Body.First<CallbackRecord>, cancellation)).SingleOrDefault();

    public Task<IReadOnlyList<CallbackRecord>> ListAsync(string tenant, CallbackQuery query, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query.Limit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, CallbackQuery.MaxLimit, nameof(query.Limit));
        var values = new List<object?> { tenant, (long)query.Limit };
        var filters = query.OpenOnly ? " AND is_open = 1" : "";
        Filter(query.Queue, "queue = {0}");
        Filter(query.Number, "number = {0}");
        Filter(query.Before,
            "(asked_ticks, callback_id) < ((SELECT asked_ticks FROM callbacks WHERE tenant = $1 AND callback_id = {0}), {0})");
        var sql = $"SELECT body FROM callbacks WHERE tenant = $1{filters} ORDER BY asked_ticks DESC, callback_id DESC LIMIT $2";
        var statement = Listings.GetOrAdd(sql,
            static (text, count) => Statement.Rows(text, [Text, Number, .. Enumerable.Repeat(Text, count)]), values.Count - 2);
        return engine.QueryAsync(statement.With([.. values]), Body.First<CallbackRecord>, cancellation);

        void Filter(string? value, string condition)
        {
            if (value is null)
                return;
            values.Add(value);
            filters += $" AND {condition.Replace("{0}", $"${values.Count}", StringComparison.Ordinal)}";
        }
    }
}
