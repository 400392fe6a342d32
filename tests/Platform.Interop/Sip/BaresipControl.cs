using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Platform.Interop.Sip;

/// <summary>
/// baresip's control port (module ctrl_tcp): netstrings ("length:json,") in both directions, with events between the replies.
/// One command per connection, because baresip keeps only the newest connection.
/// </summary>
internal static class BaresipControl
{
    internal sealed record Reply(bool Ok, string Text);

    internal static async Task<Reply> Send(int port, string command, string? parameters, TimeSpan timeout)
    {
        using var cancel = new CancellationTokenSource(timeout, TimeProvider.System);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, cancel.Token);
        var stream = client.GetStream();
        var json = JsonSerializer.Serialize(new { command, @params = parameters ?? "", token = "test" });
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(json)}:{json},"), cancel.Token);
        while (true)
        {
            using var message = JsonDocument.Parse(await ReadNetstring(stream, cancel.Token));
            var root = message.RootElement;
            if (root.TryGetProperty("response", out _))
                return new(root.GetProperty("ok").GetBoolean(), root.GetProperty("data").ToString());
        }
    }

    private static async Task<byte[]> ReadNetstring(NetworkStream stream, CancellationToken cancel)
    {
        var digits = new StringBuilder();
        var one = new byte[1];
        while (true)
        {
            await stream.ReadExactlyAsync(one, cancel);
            if (one[0] == ':') break;
            digits.Append((char)one[0]);
        }

        var body = new byte[int.Parse(digits.ToString(), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, cancel);
        await stream.ReadExactlyAsync(one, cancel);
        return body;
    }
}
