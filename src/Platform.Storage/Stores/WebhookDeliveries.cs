using System.Data.Common;
using Platform.Contracts.Stores;
using Platform.Domain.Webhooks;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Deliveries to webhooks; <see cref="WebhookSql"/> enters them with the facts.</summary>
internal sealed class WebhookDeliveries(IStorageEngine engine, CommitQueue queue) : IWebhookDeliveries
{
    private const string Columns =
        "tenant, webhook_id, event_id, event, subject, at_ticks, state, attempts, next_ticks, last_status, last_fault, last_ticks";

    private const string ByKey = "tenant = $1 AND webhook_id = $2 AND event_id = $3";

    private static readonly Statement Due = Statement.Rows(
        $"""
        SELECT {Columns} FROM (
            SELECT {Columns}, ROW_NUMBER() OVER (PARTITION BY tenant, webhook_id ORDER BY next_ticks, event_id) AS place
            FROM webhook_deliveries WHERE state = 0 AND next_ticks <= $1 AND EXISTS (
                SELECT 1 FROM webhook_subscriptions
                WHERE webhook_subscriptions.tenant = webhook_deliveries.tenant
                    AND webhook_subscriptions.webhook_id = webhook_deliveries.webhook_id)) AS due
        WHERE place <= $2 ORDER BY next_ticks, event_id LIMIT $3
        """, Number, Number, Number);

    private static readonly Statement Claim = Statement.Change(
        $"UPDATE webhook_deliveries SET next_ticks = $5, attempts = attempts + 1 WHERE {ByKey} AND state = 0 AND next_ticks = $4",
        Text, Text, Text, Number, Number);

    private static readonly Statement Settle = Statement.Change(
        $"""
        UPDATE webhook_deliveries SET state = $5, next_ticks = $6, last_status = $7, last_fault = $8, last_ticks = $9
        WHERE {ByKey} AND state = 0 AND next_ticks = $4
        """, Text, Text, Text, Number, Number, Number, Number, Number, Number);

    private static readonly Statement Insert = Statement.Change(
        """
        INSERT INTO webhook_deliveries (tenant, webhook_id, event_id, event, subject, at_ticks, state, attempts, next_ticks)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """, Text, Text, Text, Number, Text, Number, Number, Number, Number);

    private static readonly Statement FirstPage = Statement.Rows(
        $"SELECT {Columns} FROM webhook_deliveries WHERE tenant = $1 AND webhook_id = $2 ORDER BY at_ticks DESC, event_id DESC LIMIT $3",
        Text, Text, Number);

    private static readonly Statement NextPage = Statement.Rows(
        $"""
        SELECT {Columns} FROM webhook_deliveries WHERE tenant = $1 AND webhook_id = $2 AND (at_ticks, event_id) <
            ((SELECT at_ticks FROM webhook_deliveries WHERE tenant = $1 AND webhook_id = $2 AND event_id = $4), $4)
        ORDER BY at_ticks DESC, event_id DESC LIMIT $3
        """, Text, Text, Number, Text);

    private static readonly Statement Again = Statement.Change(
        $"UPDATE webhook_deliveries SET state = 0, attempts = 0, next_ticks = $4 WHERE {ByKey}", Text, Text, Text, Number);

    private static readonly Statement Totals = Statement.Rows(
        """
        SELECT webhook_id, CAST(SUM(CASE WHEN state = 0 THEN 1 ELSE 0 END) AS BIGINT),
            CAST(SUM(CASE WHEN state = 0 AND last_ticks IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT),
            MAX(CASE WHEN state = 1 THEN last_ticks END), MAX(CASE WHEN state = 2 THEN last_ticks END)
        FROM webhook_deliveries WHERE tenant = $1 GROUP BY webhook_id
        """, Text);

    private static readonly Statement Waiting = Statement.Rows("SELECT COUNT(*) FROM webhook_deliveries WHERE state = 0");

    private static readonly Statement DropSettled = Statement.Change("DELETE FROM webhook_deliveries WHERE state <> 0 AND last_ticks < $1", Number);
    private static readonly Statement DropUntried = Statement.Change("DELETE FROM webhook_deliveries WHERE state = 0 AND next_ticks < $1", Number);

    public Task<IReadOnlyList<WebhookDelivery>> ListDueAsync(DateTimeOffset now, int perWebhook, int limit, CancellationToken cancellation) =>
        engine.QueryAsync(Due.With(now.UtcTicks, (long)perWebhook, (long)limit), Read, cancellation);

    public Task<WebhookDelivery?> ClaimAsync(WebhookDelivery delivery, DateTimeOffset until, CancellationToken cancellation) => queue.WriteAsync(
        "claim webhook delivery",
        [Claim.With(delivery.Fact.Tenant, delivery.Webhook, delivery.Fact.EventId, delivery.NextAt.UtcTicks, until.UtcTicks)],
        results => results[0].Affected == 1 ? delivery with { Attempts = delivery.Attempts + 1, NextAt = until } : null, cancellation);

    public Task SettleAsync(WebhookDelivery claimed, WebhookDelivery settled, CancellationToken cancellation) => queue.WriteAsync(
        "settle webhook delivery",
        [
            Settle.With(claimed.Fact.Tenant, claimed.Webhook, claimed.Fact.EventId, claimed.NextAt.UtcTicks, (long)settled.State,
                settled.NextAt.UtcTicks, (long?)settled.Last?.Status, (long?)settled.Last?.Fault, settled.LastAt?.UtcTicks),
        ], cancellation);

    public Task AddAsync(WebhookDelivery delivery, CancellationToken cancellation)
    {
        var fact = delivery.Fact;
        return queue.WriteAsync("add webhook delivery",
            [
                Insert.With(fact.Tenant, delivery.Webhook, fact.EventId, (long)fact.Event, fact.Subject, fact.At.UtcTicks, (long)delivery.State,
                    (long)delivery.Attempts, delivery.NextAt.UtcTicks),
            ], cancellation);
    }

    public Task<IReadOnlyList<WebhookDelivery>> ListAsync(string tenant, string webhook, string? before, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, IWebhookDeliveries.MaxPage);
        return engine.QueryAsync(before is null ? FirstPage.With(tenant, webhook, (long)limit) : NextPage.With(tenant, webhook, (long)limit, before),
            Read, cancellation);
    }

    public Task<bool> SendAgainAsync(string tenant, string webhook, string eventId, DateTimeOffset now, CancellationToken cancellation) =>
        queue.WriteAsync("send webhook delivery again", [Again.With(tenant, webhook, eventId, now.UtcTicks)],
            static results => results[0].Affected == 1, cancellation);

    public async Task<IReadOnlyDictionary<string, DeliveryTotals>> SumAsync(string tenant, CancellationToken cancellation) =>
        (await engine.QueryAsync(Totals.With(tenant), static row => (Webhook: row.GetString(0),
            Totals: new DeliveryTotals(row.GetInt64(1), row.GetInt64(2), At(row, 3), At(row, 4))), cancellation))
        .ToDictionary(row => row.Webhook, row => row.Totals);

    public async Task<long> CountWaitingAsync(CancellationToken cancellation) =>
        (await engine.QueryAsync(Waiting.With(), static row => row.GetInt64(0), cancellation))[0];

    public Task DropOlderThanAsync(DateTimeOffset before, CancellationToken cancellation) => queue.WriteAsync("drop old webhook deliveries",
        [DropSettled.With(before.UtcTicks), DropUntried.With(before.UtcTicks)], cancellation);

    private static WebhookDelivery Read(DbDataReader row) => new(
        new WebhookFact(row.GetString(0), (WebhookEvent)row.GetInt64(3), row.GetString(4), At(row, 5)!.Value), row.GetString(1),
        (DeliveryState)row.GetInt64(6), (int)row.GetInt64(7), At(row, 8)!.Value,
        row.IsDBNull(11) ? null : new DeliveryResult(row.IsDBNull(9) ? null : (int)row.GetInt64(9),
            row.IsDBNull(10) ? null : (DeliveryFault)row.GetInt64(10)),
        At(row, 11));

    private static DateTimeOffset? At(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new(row.GetInt64(column), TimeSpan.Zero);
}
