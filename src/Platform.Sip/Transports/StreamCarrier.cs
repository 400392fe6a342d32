using Platform.Sip.Messages;

namespace Platform.Sip.Transports;

/// <summary>SIP over a byte stream, cut into messages by the framer. How the stream comes to be is the transport's matter.</summary>
internal sealed class StreamCarrier(IDisposable socket, Func<CancellationToken, Task<Stream>> open, SipParserLimits limits) : ISipCarrier
{
    private Stream? _stream;

    public async Task OpenAsync(CancellationToken cancellation) => _stream = await open(cancellation);

    public async Task ReadAllAsync(SipConnection connection)
    {
        var framer = new StreamFramer(limits);
        while (true)
        {
            var read = await _stream!.ReadAsync(framer.Space());
            if (read == 0) return;
            connection.Touch();
            framer.Advance(read);
            if (!DeliverAll(framer, connection)) return;
            if (framer.HoldsPart) connection.MessageBegan();
        }
    }

    private static bool DeliverAll(StreamFramer framer, SipConnection connection)
    {
        while (true)
        {
            switch (framer.TryTake(out var message, out var error))
            {
                case FrameKind.NeedMore: return true;
                case FrameKind.Ping: connection.AnswerPing(); break;
                case FrameKind.Message: connection.Deliver(message); break;
                default: connection.Drop(error.ToString()); return false;
            }
        }
    }

    public Task WriteAsync(ReadOnlyMemory<byte> message) => _stream!.WriteAsync(message).AsTask();

    public void Dispose()
    {
        _stream?.Dispose();
        socket.Dispose();
    }
}
