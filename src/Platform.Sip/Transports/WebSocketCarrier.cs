using System.Net.WebSockets;
using System.Text.Unicode;
using Platform.Sip.Messages;

namespace Platform.Sip.Transports;

/// <summary>
/// One SIP message a WebSocket message (RFC 7118 section 5), text or binary; a message of CRLFs alone keeps alive. The socket is closed
/// with a close frame (RFC 6455 section 7) whichever side begins, so that a client can tell an end from a loss.
/// </summary>
internal sealed class WebSocketCarrier(WebSocket socket, SipParserLimits limits, CancellationToken closing) : ISipCarrier
{
    // A WebSocket takes one frame at a time, and a close frame may want to go while a message goes.
    private readonly SemaphoreSlim _sending = new(1);
    private byte[] _buffer = new byte[4096];

    public Task OpenAsync(CancellationToken cancellation) => Task.CompletedTask;

    public async Task ReadAllAsync(SipConnection connection)
    {
        while (await ReadOneAsync(connection) is { } message)
        {
            connection.Touch();
            if (message.Length > limits.MaxMessageBytes)
            {
                connection.Drop(SipParseError.TooLarge.ToString());
                await SayGoodbyeAsync(WebSocketCloseStatus.MessageTooBig);
                return;
            }
            if (message.Span.ContainsAnyExcept((byte)'\r', (byte)'\n')) connection.Deliver(message.ToArray());
            else connection.AnswerPing();
        }
        await SayGoodbyeAsync(WebSocketCloseStatus.NormalClosure);
    }

    /// <summary>The next message, in the buffer that the one after it uses too; null at the end. One that is too long comes cut.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadOneAsync(SipConnection connection)
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            var read = await socket.ReceiveAsync(_buffer.AsMemory(length), closing);
            if (read.MessageType == WebSocketMessageType.Close) return null;
            length += read.Count;
            if (read.EndOfMessage || length > limits.MaxMessageBytes) return _buffer.AsMemory(0, length);
            connection.MessageBegan();
        }
    }

    /// <summary>As text, which browsers' stacks expect, unless a body is no UTF-8.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> message)
    {
        var type = Utf8.IsValid(message.Span) ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        await _sending.WaitAsync(closing);
        try
        {
            await socket.SendAsync(message, type, endOfMessage: true, closing);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Our close frame, after what is being sent; nothing when one is gone already.</summary>
    public async Task SayGoodbyeAsync(WebSocketCloseStatus status)
    {
        await _sending.WaitAsync(closing);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, null, closing);
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Dispose()
    {
        socket.Abort();
        socket.Dispose();
        _sending.Dispose();
    }
}
