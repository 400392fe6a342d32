using Platform.Domain.Catalog;
using Platform.Domain.Webhooks;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>
/// Telling webhooks, as part of the transaction that stores a fact: before the fact is written and only if it was not written before, so
/// that nothing is told twice once its deliveries are forgotten.
/// </summary>
internal static class WebhookSql
{
    private static readonly ColumnKind[] Columns = [Text, Text, Number, Text, Number];

    private static readonly Statement OfCall = Raise("SELECT 1 FROM call_records WHERE tenant = $1 AND call_id = $4 AND ended_at IS NOT NULL");
    private static readonly Statement OfNewCallback = Raise("SELECT 1 FROM callbacks WHERE tenant = $1 AND callback_id = $4");
    private static readonly Statement OfEndedCallback = Raise("SELECT 1 FROM callbacks WHERE tenant = $1 AND callback_id = $4 AND is_open = 0");
    private static readonly Statement OfMessage =
        Raise("SELECT 1 FROM messages WHERE tenant = $1 AND message_id = $4 AND (is_listed = 1 OR is_open = 0)");

    private static readonly Statement OfMissingRecording = Raise("SELECT 1 FROM recordings WHERE tenant = $1 AND call_id = $4 AND state <> 0");

    private static readonly Statement OfReadyRecording =
        Raise("SELECT 1 FROM recordings WHERE tenant = $1 AND call_id = $4 AND state NOT IN (0, 3)");

    /// <summary>Of the time of the recording itself: when its file went is not known.</summary>
    private static readonly Statement OfLostRecording = Statement.Change(
        """
        INSERT INTO webhook_deliveries (tenant, webhook_id, event_id, event, subject, at_ticks, state, attempts, next_ticks)
        SELECT s.tenant, s.webhook_id, $2, s.event, r.call_id, COALESCE(r.ended_ticks, r.started_ticks), 0, 0, COALESCE(r.ended_ticks, r.started_ticks)
        FROM webhook_subscriptions s, recordings r
        WHERE s.tenant = $1 AND s.event = $3 AND r.tenant = $1 AND r.call_id = $4 AND r.state IN (0, 1, 2) AND r.mailbox IS NULL
        ON CONFLICT (tenant, webhook_id, event_id) DO NOTHING
        """, Text, Text, Number, Text);

    private static readonly Statement Subscribe = Statement.Change(
        """
        INSERT INTO webhook_subscriptions (tenant, event, webhook_id)
        SELECT $1, $2, $3 WHERE EXISTS (SELECT 1 FROM catalog_revision WHERE revision = $4)
        """, Text, Number, Text, Number);

    private static readonly Statement Unsubscribe = Statement.Change(
        "DELETE FROM webhook_subscriptions WHERE tenant = $1 AND webhook_id = $2 AND EXISTS (SELECT 1 FROM catalog_revision WHERE revision = $3)",
        Text, Text, Number);

    private static readonly Statement Forget = Statement.Change(
        "DELETE FROM webhook_deliveries WHERE tenant = $1 AND webhook_id = $2 AND EXISTS (SELECT 1 FROM catalog_revision WHERE revision = $3)",
        Text, Text, Number);

    /// <summary>To stand before the command that closes the call's record.</summary>
    public static Command Call(WebhookFact fact) => With(OfCall, fact);

    /// <summary>To stand before the command that saves the callback.</summary>
    public static Command Callback(WebhookFact fact) =>
        With(fact.Event == WebhookEvent.CallbackRequested ? OfNewCallback : OfEndedCallback, fact);

    /// <summary>To stand before the command that saves the message.</summary>
    public static Command Message(WebhookFact fact) => With(OfMessage, fact);

    /// <summary>To stand before the command that closes the recording.</summary>
    public static Command ClosedRecording(WebhookFact fact) =>
        With(fact.Event == WebhookEvent.RecordingMissing ? OfMissingRecording : OfReadyRecording, fact);

    /// <summary>To stand before the command that notes that the file of a closed recording is gone.</summary>
    public static Command LostRecording(string tenant, string callId) => OfLostRecording.With(tenant,
        WebhookFact.IdOf(WebhookEvent.RecordingMissing, callId), (long)WebhookEvent.RecordingMissing, callId);

    /// <summary>What follows from a webhook that is declared so from a revision on.</summary>
    public static IEnumerable<Command> Put(WebhookDocument webhook, long revision) =>
    [
        Unsubscribe.With(webhook.TenantId, webhook.WebhookId, revision),
        .. (webhook.Enabled ? webhook.Events : []).Select(wanted => Subscribe.With(webhook.TenantId, (long)wanted, webhook.WebhookId, revision)),
    ];

    /// <summary>What follows from a webhook that is not declared any more.</summary>
    public static IEnumerable<Command> Remove(WebhookDocument webhook, long revision) =>
    [
        Unsubscribe.With(webhook.TenantId, webhook.WebhookId, revision),
        Forget.With(webhook.TenantId, webhook.WebhookId, revision),
    ];

    private static Command With(Statement statement, WebhookFact fact) =>
        statement.With(fact.Tenant, fact.EventId, (long)fact.Event, fact.Subject, fact.At.UtcTicks);

    /// <param name="known">Finds a row when the fact is stored already.</param>
    private static Statement Raise(string known) => Statement.Change(
        $"""
        INSERT INTO webhook_deliveries (tenant, webhook_id, event_id, event, subject, at_ticks, state, attempts, next_ticks)
        SELECT tenant, webhook_id, $2, event, $4, $5, 0, 0, $5 FROM webhook_subscriptions
        WHERE tenant = $1 AND event = $3 AND NOT EXISTS ({known})
        ON CONFLICT (tenant, webhook_id, event_id) DO NOTHING
        """, Columns);
}
