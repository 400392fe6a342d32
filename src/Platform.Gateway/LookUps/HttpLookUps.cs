using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;
using Platform.Gateway.Outbound;

namespace Platform.Gateway.LookUps;

/// <summary>
/// Asks tenants' servers by HTTP, as <see cref="OutboundConnections"/> lets it. Neither requests nor answers are logged.
/// </summary>
internal sealed class HttpLookUps : ILookUps, IDisposable
{
    private readonly ICatalog catalog;
    private readonly ISecretBox box;
    private readonly TimeProvider time;
    private readonly LookUpOptions options;
    private readonly HttpClient http;
    private readonly ConcurrentDictionary<string, int> underWay = new();

    public HttpLookUps(LookUpOptions options, ICatalog catalog, ISecretBox box, TimeProvider time)
    {
        (this.options, this.catalog, this.box, this.time) = (options, catalog, box, time);
        http = new HttpClient(OutboundConnections.Handler(new OutboundAddresses(options.AllowedNetworks)))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<LookUpAnswer> AskAsync(string tenant, LookUpRequest request, CancellationToken cancellation)
    {
        if (underWay.AddOrUpdate(tenant, 1, static (_, count) => count + 1) > options.MaxPerTenant)
        {
            Finish(tenant);
            return new(LookUpOutcome.TooMany);
        }

        try
        {
            return await AskInTimeAsync(tenant, request, cancellation);
        }
        finally
        {
            Finish(tenant);
        }
    }

    public void Dispose() => http.Dispose();

    private void Finish(string tenant) => underWay.AddOrUpdate(tenant, 0, static (_, count) => count - 1);

    private async Task<LookUpAnswer> AskInTimeAsync(string tenant, LookUpRequest request, CancellationToken cancellation)
    {
        using var message = MessageOf(tenant, request);
        if (message is null)
            return new(LookUpOutcome.NoSecret);
        using var inTime = new CancellationTokenSource(TimeSpan.FromMilliseconds(request.TimeoutMs), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(inTime.Token, cancellation);
        try
        {
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return answer.IsSuccessStatusCode
                ? await ReadAsync(answer.Content, request.MaxBytes, either.Token)
                : new(LookUpOutcome.Status, Status: (int)answer.StatusCode);
        }
        catch (OperationCanceledException) when (inTime.IsCancellationRequested)
        {
            return new(LookUpOutcome.Timeout);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new(fault.InnerException is SocketException { SocketErrorCode: OutboundConnections.Forbidden } ? LookUpOutcome.Forbidden : LookUpOutcome.Unreachable);
        }
    }

    private static async Task<LookUpAnswer> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > maxBytes)
            return new(LookUpOutcome.TooLarge);
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var octets = new byte[maxBytes + 1];
        var length = await stream.ReadAtLeastAsync(octets, octets.Length, throwOnEndOfStream: false, cancellation);
        return length > maxBytes ? new(LookUpOutcome.TooLarge) : new(LookUpOutcome.Found, Encoding.UTF8.GetString(octets, 0, length));
    }

    /// <summary>Null when a secret is missing.</summary>
    private HttpRequestMessage? MessageOf(string tenant, LookUpRequest request)
    {
        var message = new HttpRequestMessage(request.IsPost ? HttpMethod.Post : HttpMethod.Get, request.Url);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.TryAddWithoutValidation("Idempotency-Key", request.Key);
        if (request.IsPost)
            message.Content = new StringContent(request.Body ?? "", Encoding.UTF8, "application/json");
        foreach (var header in request.Headers)
        {
            if ((header.Value ?? SecretOf(tenant, header.Secret!)) is not { } value)
            {
                message.Dispose();
                return null;
            }

            message.Headers.TryAddWithoutValidation(header.Name, value);
        }

        return message;
    }

    private string? SecretOf(string tenant, string id) =>
        catalog.Current.Of<SecretDocument>(tenant).FirstOrDefault(secret => secret.SecretId == id) is { } found
            ? box.Open(SecretContext.Tenant(tenant, id), found.Sealed)
            : null;
}
