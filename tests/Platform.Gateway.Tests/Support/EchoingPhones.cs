using System.Collections.Concurrent;
using System.Net.WebSockets;
using Platform.Contracts;

namespace Platform.Gateway.Tests.Support;

/// <summary>Stands in for telephony: sends back what it gets, until the client closes.</summary>
internal sealed class EchoingPhones : ISipWebSockets
{
    public ConcurrentQueue<SipWebSocketOpening> Opened { get; } = [];

    public async Task<bool> ServeAsync(SipWebSocketOpening opening, WebSocket socket, CancellationToken cancellation)
    {
        Opened.Enqueue(opening);
        var buffer = new byte[1024];
        while (await socket.ReceiveAsync(buffer.AsMemory(), cancellation) is { MessageType: not WebSocketMessageType.Close } message)
            await socket.SendAsync(buffer.AsMemory(0, message.Count), message.MessageType, message.EndOfMessage, cancellation);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
        return true;
    }
}
