using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Platform.Interop.Tenancy;

namespace Platform.Benchmarks.Hub;

/// <summary>Agents' desks as far as the hub sees them: a log-in and an open connection each, which reads what comes.</summary>
internal sealed class DeskFloor : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;
    private const int LogInsAtOnce = 4;
    private const int BufferBytes = 16 * 1024;

    private readonly List<ClientWebSocket> sockets = [];
    private readonly List<Task> reading = [];
    private readonly CancellationTokenSource closing = new();
    private ConcurrentQueue<double> delays = new();

    private DeskFloor()
    {
    }

    /// <summary>Connections that are open now.</summary>
    public int OpenCount => sockets.Count(socket => socket.State == WebSocketState.Open);

    public static async Task<DeskFloor> OpenAsync(RentedTenant tenant, int desks)
    {
        var floor = new DeskFloor();
        await Parallel.ForAsync(0, desks, new ParallelOptions { MaxDegreeOfParallelism = LogInsAtOnce }, async (desk, _) =>
            await floor.OpenAsync(tenant, $"{1001 + desk}"));
        return floor;
    }

    /// <summary>Milliseconds from each event to its arrival, since the last <see cref="Forget"/>.</summary>
    public IReadOnlyList<double> Delays() => [.. delays];

    public void Forget() => delays = new();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await Task.WhenAll(reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var socket in sockets)
            socket.Dispose();
        closing.Dispose();
    }

    private async Task OpenAsync(RentedTenant tenant, string agent)
    {
        using var client = await tenant.LogInAgent(agent);
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(
            new Uri($"ws://{tenant.House.Server.HttpEndpoint}/t/{tenant.Id}/hub?access_token={client.DefaultRequestHeaders.Authorization!.Parameter}"), closing.Token);
        await socket.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, closing.Token);
        lock (sockets)
        {
            sockets.Add(socket);
            reading.Add(Task.Run(() => ReadAsync(socket)));
        }
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[BufferBytes];
        var filled = 0;
        while (!closing.IsCancellationRequested)
        {
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var received = await socket.ReceiveAsync(buffer.AsMemory(filled), closing.Token);
            if (received.MessageType == WebSocketMessageType.Close)
                return;
            var arrivedAt = TimeProvider.System.GetUtcNow();
            filled += received.Count;
            var start = 0;
            for (var end = Array.IndexOf(buffer, RecordSeparator, start, filled - start); end >= 0;
                end = Array.IndexOf(buffer, RecordSeparator, start, filled - start))
            {
                Note(buffer.AsMemory(start, end - start), arrivedAt);
                start = end + 1;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
        }
    }

    private void Note(ReadOnlyMemory<byte> message, DateTimeOffset arrivedAt)
    {
        using var json = JsonDocument.Parse(message);
        if (json.RootElement.TryGetProperty("arguments", out var arguments))
            delays.Enqueue((arrivedAt - arguments[0].GetProperty("at").GetDateTimeOffset()).TotalMilliseconds);
    }
}
