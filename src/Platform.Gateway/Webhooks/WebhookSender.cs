using System.Net.Sockets;
using System.Text;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Webhooks;
using Platform.Gateway.LookUps;
using Platform.Gateway.Outbound;

namespace Platform.Gateway.Webhooks;

/// <summary>
/// Posts a message to a server of a tenant, at addresses as <see cref="OutboundConnections"/> lets it. Of the answer only the status is read.
/// Neither messages nor answers are logged.
/// </summary>
internal sealed class WebhookSender(LookUpOptions options, WebhookMessages messages, ISecretBox box, TimeProvider time) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient http = new(OutboundConnections.Handler(new OutboundAddresses(options.AllowedNetworks)))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <param name="secret">Null when it is gone.</param>
    public async Task<DeliveryResult> SendAsync(WebhookDocument webhook, SecretDocument? secret, WebhookFact fact, CancellationToken cancellation)
    {
        if (secret is null || box.Open(SecretContext.Tenant(secret.TenantId, secret.SecretId), secret.Sealed) is not { } key)
            return new DeliveryResult(null, DeliveryFault.NoSecret);
        var body = await messages.WriteAsync(fact, cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Platform-Event-Id", fact.EventId);
        request.Headers.TryAddWithoutValidation(WebhookSignature.Header, WebhookSignature.Of(key, time.GetUtcNow(), body));
        return await PostAsync(request, cancellation);
    }

    public void Dispose() => http.Dispose();

    private async Task<DeliveryResult> PostAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var inTime = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(inTime.Token, cancellation);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new DeliveryResult((int)answer.StatusCode);
        }
        catch (OperationCanceledException) when (inTime.IsCancellationRequested)
        {
            return new DeliveryResult(null, DeliveryFault.Timeout);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new DeliveryResult(null, fault.InnerException is SocketException { SocketErrorCode: OutboundConnections.Forbidden }
                ? DeliveryFault.Forbidden
                : DeliveryFault.Unreachable);
        }
    }
}
