using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Domain.Voicemail;
using Platform.Domain.Webhooks;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>The list of messages, newest first, a page at a time.</summary>
internal sealed class Messages(IStorageEngine engine, CommitQueue queue) : IMessages
{
    // One per combination of filters and number of mailboxes, so there are few.
    private static readonly ConcurrentDictionary<string, Statement> Listings = new();

    private static readonly Statement Save = Statement.Change(
        """
        INSERT INTO messages (tenant, message_id, mailbox, left_ticks, is_open, is_new, is_listed, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (tenant, message_id) DO UPDATE SET is_open = excluded.is_open, is_new = excluded.is_new, is_listed = excluded.is_listed,
            body = excluded.body
        WHERE messages.is_open = 1
        """, Text, Text, Text, Number, Number, Number, Number, ColumnKind.Json);

    private static readonly Statement ById = Statement.Rows("SELECT body FROM messages WHERE tenant = $1 AND message_id = $2", Text, Text);

    private static readonly Statement CountNew =
        Statement.Rows("SELECT mailbox, COUNT(*) FROM messages WHERE tenant = $1 AND is_new = 1 GROUP BY mailbox", Text);

    public Task SaveAsync(MessageRecord record, CancellationToken cancellation)
    {
        var order = record.Order;
        return queue.WriteAsync("save message",
            [
                .. WebhookFact.OfMessage(record).Select(WebhookSql.Message),
                Save.With(order.Tenant, order.MessageId, order.Mailbox, order.At.UtcTicks, Flag(record.IsOpen), Flag(record.IsNew),
                    Flag(record.IsListed), Body.Of(record)),
            ],
            cancellation);
    }

    public async Task<MessageRecord?> FindAsync(string tenant, string messageId, CancellationToken cancellation) =>
        (await engine.QueryAsync(ById.With(tenant, messageId), Body.First<MessageRecord>, cancellation)).SingleOrDefault();

    public Task<IReadOnlyList<MessageRecord>> ListAsync(string tenant, MessageQuery query, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query.Limit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, MessageQuery.MaxLimit, nameof(query.Limit));
        if (query.Mailboxes is { Count: 0 })
            return Task.FromResult<IReadOnlyList<MessageRecord>>([]);
        var values = new List<object?> { tenant, (long)query.Limit };
        var filters = query.NewOnly ? " AND is_new = 1" : "";
        if (query.Mailboxes is { } boxes)
            filters += $" AND mailbox IN ({string.Join(", ", boxes.Select(Parameter))})";
        if (query.Before is { } before && Parameter(before) is var last)
            filters += $" AND (left_ticks, message_id) < ((SELECT left_ticks FROM messages WHERE tenant = $1 AND message_id = {last}), {last})";
        var sql = $"SELECT body FROM messages WHERE tenant = $1 AND is_listed = 1{filters} ORDER BY left_ticks DESC, message_id DESC LIMIT $2";
        var statement = Listings.GetOrAdd(sql,
            static (text, count) => Statement.Rows(text, [Text, Number, .. Enumerable.Repeat(Text, count)]), values.Count - 2);
        return engine.QueryAsync(statement.With([.. values]), Body.First<MessageRecord>, cancellation);

        string Parameter(string value)
        {
            values.Add(value);
            return $"${values.Count}";
        }
    }

    public async Task<IReadOnlyDictionary<string, int>> CountNewAsync(string tenant, CancellationToken cancellation) =>
        (await engine.QueryAsync(CountNew.With(tenant), static row => (Mailbox: row.GetString(0), Count: (int)row.GetInt64(1)), cancellation))
        .ToDictionary(box => box.Mailbox, box => box.Count);

    private static long Flag(bool value) => value ? 1 : 0;
}
