using Platform.Contracts.Stores;
using Platform.Domain.Webhooks;

namespace Platform.Gateway.Tests.Support;

internal sealed class MemoryWebhookDeliveries : IWebhookDeliveries
{
    private readonly Lock gate = new();
    private readonly List<WebhookDelivery> deliveries = [];

    public Task<IReadOnlyList<WebhookDelivery>> ListDueAsync(DateTimeOffset now, int perWebhook, int limit, CancellationToken cancellation)
    {
        lock (gate)
            return Task.FromResult<IReadOnlyList<WebhookDelivery>>([.. deliveries.Where(one => one.State == DeliveryState.Waiting && one.NextAt <= now)
                .GroupBy(one => (one.Fact.Tenant, one.Webhook)).SelectMany(own => own.Take(perWebhook)).OrderBy(one => one.NextAt).Take(limit)]);
    }

    public Task<WebhookDelivery?> ClaimAsync(WebhookDelivery delivery, DateTimeOffset until, CancellationToken cancellation) =>
        Task.FromResult(Replace(delivery, delivery with { Attempts = delivery.Attempts + 1, NextAt = until }));

    public Task SettleAsync(WebhookDelivery claimed, WebhookDelivery settled, CancellationToken cancellation)
    {
        Replace(claimed, settled);
        return Task.CompletedTask;
    }

    public Task AddAsync(WebhookDelivery delivery, CancellationToken cancellation)
    {
        lock (gate)
            deliveries.Add(delivery);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<WebhookDelivery>> ListAsync(string tenant, string webhook, string? before, int limit, CancellationToken cancellation)
    {
        lock (gate)
        {
            var newest = deliveries.Where(one => one.Fact.Tenant == tenant && one.Webhook == webhook)
                .OrderByDescending(one => one.Fact.At).ThenByDescending(one => one.Fact.EventId, StringComparer.Ordinal);
            return Task.FromResult<IReadOnlyList<WebhookDelivery>>(
                [.. (before is null ? newest : newest.SkipWhile(one => one.Fact.EventId != before).Skip(1)).Take(limit)]);
        }
    }

    public Task<bool> SendAgainAsync(string tenant, string webhook, string eventId, DateTimeOffset now, CancellationToken cancellation)
    {
        lock (gate)
        {
            var index = deliveries.FindIndex(one => one.Fact.Tenant == tenant && one.Webhook == webhook && one.Fact.EventId == eventId);
            if (index >= 0)
                deliveries[index] = deliveries[index] with { State = DeliveryState.Waiting, Attempts = 0, NextAt = now };
            return Task.FromResult(index >= 0);
        }
    }

    public Task<IReadOnlyDictionary<string, DeliveryTotals>> SumAsync(string tenant, CancellationToken cancellation)
    {
        lock (gate)
            return Task.FromResult<IReadOnlyDictionary<string, DeliveryTotals>>(deliveries.Where(one => one.Fact.Tenant == tenant)
                .GroupBy(one => one.Webhook).ToDictionary(own => own.Key, Sum));
    }

    public Task<long> CountWaitingAsync(CancellationToken cancellation)
    {
        lock (gate)
            return Task.FromResult((long)deliveries.Count(one => one.State == DeliveryState.Waiting));
    }

    public Task DropOlderThanAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        lock (gate)
            deliveries.RemoveAll(one => one.State == DeliveryState.Waiting ? one.NextAt < before : one.LastAt < before);
        return Task.CompletedTask;
    }

    private static DeliveryTotals Sum(IEnumerable<WebhookDelivery> own)
    {
        var all = own.ToList();
        return new(all.Count(one => one.State == DeliveryState.Waiting), all.Count(one => one is { State: DeliveryState.Waiting, LastAt: not null }),
            all.Where(one => one.State == DeliveryState.Delivered).Max(one => one.LastAt), all.Where(one => one.State == DeliveryState.Failed).Max(one => one.LastAt));
    }

    /// <summary>Null when it is not as it was seen.</summary>
    private WebhookDelivery? Replace(WebhookDelivery seen, WebhookDelivery next)
    {
        lock (gate)
        {
            var index = deliveries.FindIndex(one => one.Webhook == seen.Webhook && one.Fact == seen.Fact && one.State == DeliveryState.Waiting && one.NextAt == seen.NextAt);
            if (index < 0)
                return null;
            return deliveries[index] = next;
        }
    }
}
