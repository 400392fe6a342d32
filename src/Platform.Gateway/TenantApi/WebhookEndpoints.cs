using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Webhooks;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="Url">http or https. Addresses that are not of the Internet are not asked unless the operator allows them.</param>
/// <param name="Secret">The tenant's secret that messages are signed with.</param>
/// <param name="Events">callEnded, callAbandoned, callbackRequested, callbackEnded, callbackGivenUp, voicemailLeft, recordingReady, recordingMissing.</param>
/// <param name="Enabled">While it is not, nothing is told, and nothing is kept to be told later.</param>
public sealed record WebhookInput(string Name, string Url, string Secret, IReadOnlyList<WebhookEvent> Events, bool Enabled = true);

/// <param name="Health">idle, healthy, retrying, or unhealthy: something was given up since the last that came through.</param>
/// <param name="Waiting">What is not delivered yet.</param>
public sealed record WebhookDto(string Id, string Name, string Url, string Secret, IReadOnlyList<WebhookEvent> Events, bool Enabled,
    WebhookHealth Health, long Waiting, DateTimeOffset? DeliveredAt, DateTimeOffset? FailedAt)
{
    internal static WebhookDto Of(WebhookDocument webhook, DeliveryTotals totals) => new(webhook.WebhookId, webhook.Name, webhook.Url, webhook.Secret,
        webhook.Events, webhook.Enabled, totals.Health, totals.Waiting, totals.DeliveredAt, totals.FailedAt);
}

/// <param name="Subject">The id of the call, callback or message.</param>
/// <param name="State">waiting, delivered or failed.</param>
/// <param name="NextAt">When it is tried next; null when it is settled.</param>
/// <param name="Status">HTTP status of the last try; null when none came.</param>
/// <param name="Fault">Why the last try brought no status: forbidden, unreachable, timeout or noSecret.</param>
/// <param name="LastAt">When the last try was over.</param>
public sealed record WebhookDeliveryDto(string EventId, WebhookEvent Event, string Subject, DateTimeOffset At, DeliveryState State, int Attempts,
    DateTimeOffset? NextAt, int? Status, DeliveryFault? Fault, DateTimeOffset? LastAt)
{
    internal static WebhookDeliveryDto Of(WebhookDelivery delivery) => new(delivery.Fact.EventId, delivery.Fact.Event, delivery.Fact.Subject,
        delivery.Fact.At, delivery.State, delivery.Attempts, delivery.State == DeliveryState.Waiting ? delivery.NextAt : null,
        delivery.Last?.Status, delivery.Last?.Fault, delivery.LastAt);
}

/// <summary>Servers of the tenant that are told of what happens, and how that went in the last days.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this RouteGroupBuilder tenant)
    {
        var webhooks = tenant.MapGroup("/webhooks").WithTags("webhooks");
        webhooks.MapGet("/", List).Describe(AccessRule.AdminReads, "listWebhooks", "Servers that are told of what happens, and how that goes.");
        webhooks.MapPut("/{webhook}", Put).Idempotent().Describe(AccessRule.TenantAdmin, "putWebhook", "Create or change a webhook.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        webhooks.MapDelete("/{webhook}", Delete).Idempotent().Describe(AccessRule.TenantAdmin, "deleteWebhook",
            "Remove a webhook and what it was still to be told.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        webhooks.MapPost("/{webhook}/test", Test).Idempotent().Describe(AccessRule.TenantAdmin, "testWebhook",
            "Send a test, which is delivered as any event.", ProblemCode.WebhookDisabled);
        webhooks.MapGet("/{webhook}/deliveries", ListDeliveries).Describe(AccessRule.AdminReads, "listWebhookDeliveries",
            "What it was told in the last seven days, newest first. Hand `next` back as `before` for the next page.", ProblemCode.InvalidParameter);
        webhooks.MapPost("/{webhook}/deliveries/{eventId}/again", SendAgain).Idempotent().Describe(AccessRule.TenantAdmin, "sendWebhookAgain",
            "Send an event once more, at once, and as often as at first.", ProblemCode.WebhookDisabled);
    }

    private static async Task<Ok<ItemList<WebhookDto>>> List(string tenant, ICatalog catalog, IWebhookDeliveries deliveries,
        CancellationToken cancellation)
    {
        var totals = await deliveries.SumAsync(tenant, cancellation);
        return TypedResults.Ok(new ItemList<WebhookDto>([.. catalog.Current.Of<WebhookDocument>(tenant)
            .Select(webhook => WebhookDto.Of(webhook, totals.GetValueOrDefault(webhook.WebhookId, DeliveryTotals.None)))]));
    }

    private static async Task<Results<Ok<WebhookDto>, Refused>> Put(string tenant, string webhook, WebhookInput input, HttpContext context,
        CatalogEditor editor, IWebhookDeliveries deliveries, AuditDesk audit, CancellationToken cancellation)
    {
        var document = new WebhookDocument(tenant, webhook, input.Name, input.Url, input.Secret, input.Events, input.Enabled);
        if (await editor.ChangeAsync(_ => CatalogEdit.ToPut(document), cancellation) is { } refused)
            return refused;
        await audit.NoteAsync(context, AuditActions.WebhookPut, webhook, input.Url, cancellation);
        var totals = await deliveries.SumAsync(tenant, cancellation);
        return TypedResults.Ok(WebhookDto.Of(document, totals.GetValueOrDefault(webhook, DeliveryTotals.None)));
    }

    private static async Task<Results<NoContent, Refused>> Delete(string tenant, string webhook, HttpContext context, CatalogEditor editor,
        AuditDesk audit, CancellationToken cancellation)
    {
        if (await editor.ChangeAsync(before => CatalogEdit.ToRemove(Find(before, tenant, webhook)), cancellation) is { } refused)
            return refused;
        await audit.NoteAsync(context, AuditActions.WebhookRemoved, webhook, "", cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<WebhookDeliveryDto>, Refused>> Test(string tenant, string webhook, ICatalog catalog,
        IWebhookDeliveries deliveries, IIdSource ids, TimeProvider time, CancellationToken cancellation)
    {
        if (RefusalOf(catalog, tenant, webhook) is { } refused)
            return refused;
        var now = time.GetUtcNow();
        var delivery = new WebhookDelivery(new WebhookFact(tenant, WebhookEvent.Test, ids.NextId(), now), webhook, DeliveryState.Waiting, 0, now);
        await deliveries.AddAsync(delivery, cancellation);
        return TypedResults.Ok(WebhookDeliveryDto.Of(delivery));
    }

    private static async Task<Results<Ok<Page<WebhookDeliveryDto>>, Refused>> ListDeliveries(string tenant, string webhook, ICatalog catalog,
        IWebhookDeliveries deliveries, CancellationToken cancellation, string? before = null, int limit = 50)
    {
        if (limit is < 1 or > IWebhookDeliveries.MaxPage)
            return Refused.Parameter("limit", $"1 to {IWebhookDeliveries.MaxPage}.");
        if (Find(catalog.Current, tenant, webhook) is null)
            return new Refused(ProblemCode.NotFound);
        var page = await deliveries.ListAsync(tenant, webhook, before, limit, cancellation);
        return TypedResults.Ok(new Page<WebhookDeliveryDto>([.. page.Select(WebhookDeliveryDto.Of)],
            page.Count == limit ? page[^1].Fact.EventId : null));
    }

    private static async Task<Results<NoContent, Refused>> SendAgain(string tenant, string webhook, string eventId, ICatalog catalog,
        IWebhookDeliveries deliveries, TimeProvider time, CancellationToken cancellation) =>
        RefusalOf(catalog, tenant, webhook) is { } refused ? refused
        : await deliveries.SendAgainAsync(tenant, webhook, eventId, time.GetUtcNow(), cancellation) ? TypedResults.NoContent()
        : new Refused(ProblemCode.NotFound);

    /// <summary>Why nothing can be sent to it.</summary>
    private static Refused? RefusalOf(ICatalog catalog, string tenant, string webhook) => Find(catalog.Current, tenant, webhook) switch
    {
        null => new Refused(ProblemCode.NotFound),
        { Enabled: false } => new Refused(ProblemCode.WebhookDisabled),
        _ => null,
    };

    private static WebhookDocument? Find(CatalogSnapshot catalog, string tenant, string webhook) =>
        catalog.Of<WebhookDocument>(tenant).FirstOrDefault(document => document.WebhookId == webhook);
}
