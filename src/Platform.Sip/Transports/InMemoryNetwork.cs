using System.Net;

namespace Platform.Sip.Transports;

/// <summary>
/// A network without sockets for tests and simulation: messages wait until <see cref="Deliver"/> moves them, in the order
/// they were sent, so a run is the same every time. A rule may lose messages. Used by one thread.
/// </summary>
public sealed class InMemoryNetwork
{
    private readonly Dictionary<(SipTransportKind, IPEndPoint), InMemoryTransport> _transports = [];
    private readonly Queue<(InMemoryTransport To, SipPath From, ReadOnlyMemory<byte> Message)> _inFlight = new();

    /// <summary>True loses the message. Gets the sender, the receiver and the bytes.</summary>
    public Func<IPEndPoint, IPEndPoint, ReadOnlyMemory<byte>, bool> Loses { get; set; } = (_, _, _) => false;

    /// <summary>Sees every message that is sent, lost ones too.</summary>
    public Action<IPEndPoint, IPEndPoint, ReadOnlyMemory<byte>>? Sent { get; set; }

    public InMemoryTransport Add(IPEndPoint local, SipTransportKind kind = SipTransportKind.Udp) =>
        _transports[(kind, local)] = new InMemoryTransport(this, kind, local);

    /// <summary>Puts bytes on the wire from an address that may have no transport.</summary>
    public void Inject(SipTransportKind kind, IPEndPoint from, IPEndPoint to, ReadOnlyMemory<byte> message)
    {
        Sent?.Invoke(from, to, message);
        if (Loses(from, to, message) || !_transports.TryGetValue((kind, to), out var receiver)) return;
        _inFlight.Enqueue((receiver, new SipPath(kind, from, kind.IsReliable() ? 1 : 0), message.ToArray()));
    }

    internal bool Reaches(SipTransportKind kind, IPEndPoint to) => _transports.ContainsKey((kind, to));

    internal void Remove(InMemoryTransport transport) => _transports.Remove((transport.Kind, transport.Local));

    /// <summary>Hands over everything that was sent until now; false when there was nothing.</summary>
    public bool Deliver()
    {
        var count = _inFlight.Count;
        for (var i = 0; i < count; i++)
        {
            var (to, from, message) = _inFlight.Dequeue();
            to.Receive(from, message);
        }
        return count > 0;
    }
}

/// <summary>One address on an <see cref="InMemoryNetwork"/>.</summary>
public sealed class InMemoryTransport : ISipTransport
{
    private readonly InMemoryNetwork _network;
    private ISipTransportSink? _sink;

    internal InMemoryTransport(InMemoryNetwork network, SipTransportKind kind, IPEndPoint local)
    {
        _network = network;
        Kind = kind;
        Local = local;
    }

    public SipTransportKind Kind { get; }

    public IPEndPoint Local { get; }

    public void Start(ISipTransportSink sink) => _sink = sink;

    public void Send(SipPath path, ReadOnlyMemory<byte> message, ISipSendObserver? observer)
    {
        if (Kind.IsReliable() && !_network.Reaches(Kind, path.Remote)) observer?.SendFailed(SipTransportError.ConnectFailed);
        else _network.Inject(Kind, Local, path.Remote, message);
    }

    internal void Receive(SipPath from, ReadOnlyMemory<byte> message)
    {
        if (_sink is { } sink && sink.LetsIn(this, SourceAddress.Of(from.Remote.Address), message.Span)) sink.Received(this, from, message);
    }

    public ValueTask DisposeAsync()
    {
        _network.Remove(this);
        return ValueTask.CompletedTask;
    }
}
