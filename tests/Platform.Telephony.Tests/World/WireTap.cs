using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Platform.Sip.Transports;

namespace Platform.Telephony.Tests.World;

/// <summary>A transport that keeps the text of every message that reaches it, byte for byte.</summary>
internal sealed class WireTap(ISipTransport inner) : ISipTransport, ISipTransportSink
{
    private ISipTransportSink? sink;

    public ConcurrentQueue<string> Arrived { get; } = new();

    public SipTransportKind Kind => inner.Kind;

    public IPEndPoint Local => inner.Local;

    public void Start(ISipTransportSink sink)
    {
        this.sink = sink;
        inner.Start(this);
    }

    public void Send(SipPath path, ReadOnlyMemory<byte> message, ISipSendObserver? observer) => inner.Send(path, message, observer);

    public void Received(ISipTransport transport, SipPath path, ReadOnlyMemory<byte> message)
    {
        Arrived.Enqueue(Encoding.UTF8.GetString(message.Span));
        sink!.Received(this, path, message);
    }

    public void Dropped(ISipTransport transport, string reason) => sink!.Dropped(this, reason);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
