using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Webhooks;

namespace Platform.Gateway.Webhooks;

/// <summary>
/// Looks every second what webhooks are to be told, and tells it. A try is claimed in the store before it is made, for longer than it can
/// take: of several nodes one makes it, and one that dies over it leaves it to be made again. So every event comes at least once, in no
/// order. No webhook has more tries under way than <see cref="PerWebhook"/>, so that a server that hangs holds nobody else up.
/// </summary>
internal sealed partial class WebhookDispatch(IWebhookDeliveries deliveries, ICatalog catalog, WebhookSender sender, GatewayTelemetry telemetry,
    TimeProvider time, ILogger<WebhookDispatch> logger) : BackgroundService
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const int PerWebhook = 32;
    private const int AtOnce = 256;
    private const int LooksPerCount = 30;

    private static readonly TimeSpan ClaimedFor = 3 * WebhookSender.Patience;

    private readonly PeriodicTimer timer = new(Pause, time);
    private readonly ConcurrentDictionary<(string Tenant, string Webhook), int> underWay = new();
    private readonly ConcurrentDictionary<Task, bool> tries = new();
    private (long Revision, bool Any) known = (-1, false);

    public override void Dispose()
    {
        timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var look = 0; await timer.WaitForNextTickAsync(stoppingToken); look++)
                await TryAsync(() => LookAsync(look % LooksPerCount == 0, stoppingToken));
        }
        finally
        {
            await Task.WhenAll(tries.Keys);
        }
    }

    private async Task LookAsync(bool counts, CancellationToken cancellation)
    {
        if (!IsAnyEnabled(catalog.Current))
            return;
        if (counts)
            telemetry.WebhooksWaiting = await deliveries.CountWaitingAsync(cancellation);
        var room = AtOnce - tries.Count;
        if (room <= 0)
            return;
        foreach (var due in await deliveries.ListDueAsync(time.GetUtcNow(), PerWebhook, room, cancellation))
            Begin(due, cancellation);
    }

    private void Begin(WebhookDelivery due, CancellationToken cancellation)
    {
        var key = (due.Fact.Tenant, due.Webhook);
        if (underWay.GetValueOrDefault(key) >= PerWebhook)
            return;
        underWay.AddOrUpdate(key, 1, static (_, count) => count + 1);
        var making = TryAsync(() => MakeAsync(due, cancellation));
        tries[making] = true;
        _ = making.ContinueWith(made =>
        {
            tries.TryRemove(made, out _);
            underWay.AddOrUpdate(key, 0, static (_, count) => count - 1);
        }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task MakeAsync(WebhookDelivery due, CancellationToken cancellation)
    {
        var current = catalog.Current;
        if (current.Of<WebhookDocument>(due.Fact.Tenant).FirstOrDefault(webhook => webhook.WebhookId == due.Webhook) is not { Enabled: true } webhook
            || await deliveries.ClaimAsync(due, time.GetUtcNow() + ClaimedFor, cancellation) is not { } claimed)
            return;
        using var activity = GatewayTelemetry.Activities.StartActivity("webhook");
        var secret = current.Of<SecretDocument>(webhook.TenantId).FirstOrDefault(known => known.SecretId == webhook.Secret);
        var result = await sender.SendAsync(webhook, secret, due.Fact, cancellation);
        var settled = claimed.After(result, time.GetUtcNow());
        await deliveries.SettleAsync(claimed, settled, CancellationToken.None);
        telemetry.WebhookTold(settled.State);
    }

    private bool IsAnyEnabled(CatalogSnapshot current)
    {
        if (known.Revision != current.Revision)
            known = (current.Revision, current.Documents.OfType<WebhookDocument>().Any(webhook => webhook.Enabled));
        return known.Any;
    }

    /// <summary>What failed here is due again when its claim is over.</summary>
    private async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure);
        }
        catch (OperationCanceledException)
        {
            // The node stops; whatever was claimed is due again when the claim is over.
        }
    }

    [LoggerMessage(6020, LogLevel.Warning, "Webhooks could not be looked after; trying again.")]
    private partial void LogFailure(Exception failure);
}
