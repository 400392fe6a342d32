using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Platform.Testing;

/// <summary>
/// A client of SignalR's JSON hub protocol over a bare WebSocket: a handshake, then JSON messages, each closed by the record separator 0x1E.
/// </summary>
public sealed class HubClient : IAsyncDisposable
{
    private const char RecordSeparator = '\u001e';
    private const int Invocation = 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource patience = new(Patience);
    private readonly StringBuilder received = new();

    /// <param name="gateway">host:port</param>
    public static async Task<HubClient> ConnectAsync(string gateway, string tenant, string accessToken)
    {
        var client = new HubClient();
        await client.socket.ConnectAsync(new Uri($"ws://{gateway}/t/{tenant}/hub?access_token={accessToken}"), client.patience.Token);
        await client.SendAsync("{\"protocol\":\"json\",\"version\":1}");
        Assert.Equal("{}", await client.ReadAsync());
        return client;
    }

    /// <summary>The argument of the next call of client method <c>live</c>.</summary>
    public async Task<JsonElement> NextLiveAsync()
    {
        while (true)
        {
            var message = JsonSerializer.Deserialize<JsonElement>(await ReadAsync() ?? throw new InvalidOperationException("The hub closed the connection."));
            if (message.GetProperty("type").GetInt32() != Invocation)
                continue;
            Assert.Equal("live", message.GetProperty("target").GetString());
            return message.GetProperty("arguments")[0];
        }
    }

    /// <summary>Reads on until the hub closes the connection.</summary>
    public async Task UntilClosedAsync()
    {
        while (await ReadAsync() is not null)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (socket.State == WebSocketState.Open)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        socket.Dispose();
        patience.Dispose();
    }

    private Task SendAsync(string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + RecordSeparator), WebSocketMessageType.Text, true, patience.Token);

    /// <returns>Null when the connection is closed.</returns>
    private async Task<string?> ReadAsync()
    {
        var buffer = new byte[4096];
        while (true)
        {
            var text = received.ToString();
            var end = text.IndexOf(RecordSeparator, StringComparison.Ordinal);
            if (end >= 0)
            {
                received.Remove(0, end + 1);
                return text[..end];
            }

            if (await ReceiveAsync(buffer) is not { } count)
                return null;
            received.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
    }

    private async Task<int?> ReceiveAsync(byte[] buffer)
    {
        try
        {
            var result = await socket.ReceiveAsync(buffer, patience.Token);
            return result.MessageType == WebSocketMessageType.Close ? null : result.Count;
        }
        catch (WebSocketException)
        {
            return null;
        }
    }
}
