using Platform.Domain.Webhooks;

namespace Platform.Contracts.Stores;

/// <summary>
/// What webhooks are still to be told of, and what they were told in the last days. Deliveries are entered in the transaction that stores
/// the fact, once for each enabled webhook that wants it; see <see cref="ICallRecords"/> and the other stores of facts.
/// </summary>
public interface IWebhookDeliveries
{
    const int MaxPage = 200;

    /// <summary>Waiting ones of enabled webhooks whose time has come, the oldest first.</summary>
    /// <param name="perWebhook">No webhook takes all the places.</param>
    Task<IReadOnlyList<WebhookDelivery>> ListDueAsync(DateTimeOffset now, int perWebhook, int limit, CancellationToken cancellation);

    /// <summary>Begins a try. Whoever died over it has lost it when the time is over.</summary>
    /// <returns>Null when somebody else tries.</returns>
    Task<WebhookDelivery?> ClaimAsync(WebhookDelivery delivery, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>Stores how the try went; nothing when it was taken for lost meanwhile.</summary>
    /// <param name="claimed">As it was claimed.</param>
    Task SettleAsync(WebhookDelivery claimed, WebhookDelivery settled, CancellationToken cancellation);

    /// <summary>Enters one for one webhook alone.</summary>
    Task AddAsync(WebhookDelivery delivery, CancellationToken cancellation);

    /// <summary>Newest first.</summary>
    /// <param name="before">Only those before this event (a page's last id); null for the newest.</param>
    /// <param name="limit">1 to <see cref="MaxPage"/>.</param>
    Task<IReadOnlyList<WebhookDelivery>> ListAsync(string tenant, string webhook, string? before, int limit, CancellationToken cancellation);

    /// <summary>Tries it at once, and as often as at first.</summary>
    /// <returns>False when there is no such delivery.</returns>
    Task<bool> SendAgainAsync(string tenant, string webhook, string eventId, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>By webhook; one without deliveries is left out.</summary>
    Task<IReadOnlyDictionary<string, DeliveryTotals>> SumAsync(string tenant, CancellationToken cancellation);

    /// <summary>Of all tenants.</summary>
    Task<long> CountWaitingAsync(CancellationToken cancellation);

    /// <summary>Drops those that were settled before a moment, and those that nobody tried since then.</summary>
    Task DropOlderThanAsync(DateTimeOffset before, CancellationToken cancellation);
}
