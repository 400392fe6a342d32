using System.Net;
using System.Net.Sockets;
using Platform.Sip.Messages;

namespace Platform.Sip.Transports;

/// <summary>Chooses the listening point for a path, and says how that point calls itself in Via and Contact.</summary>
internal sealed class TransportTable(IReadOnlyList<ISipTransport> transports, string? advertisedHost, int? advertisedPort)
{
    public IReadOnlyList<ISipTransport> All { get; } = transports;

    public void Send(SipPath path, ReadOnlyMemory<byte> message, ISipSendObserver? observer)
    {
        if (Find(path.Transport, path.Remote.AddressFamily) is { } transport) transport.Send(path, message, observer);
        else observer?.SendFailed(SipTransportError.NoTransport);
    }

    public ISipTransport? Find(SipTransportKind kind, AddressFamily family)
    {
        foreach (var transport in All)
            if (Serves(transport, kind, family)) return transport;
        return null;
    }

    /// <summary>A WebSocket's host may stand behind a proxy of the other family, so only stream and datagram sockets have one.</summary>
    private static bool Serves(ISipTransport transport, SipTransportKind kind, AddressFamily family) => transport.Kind == kind
        && (kind is SipTransportKind.Ws or SipTransportKind.Wss || family == AddressFamily.Unspecified
            || transport.Local.AddressFamily == family);

    /// <summary>Our Via for a request over a path; asks for rport (RFC 3581).</summary>
    public Via ViaFor(SipPath path, string branch)
    {
        var (host, port) = Advertised(path.Transport, path.Remote.AddressFamily);
        var parameters = default(SipParameters).With("branch", branch).With("rport", null);
        return new Via(path.Transport.ViaName(), host, port) { Parameters = parameters };
    }

    public SipUri ContactFor(SipTransportKind kind, string? user)
    {
        var (host, port) = Advertised(kind, AddressFamily.Unspecified);
        var uri = SipUri.Sip(user, host, port);
        return kind switch
        {
            SipTransportKind.Udp => uri,
            // RFC 7118 section 5.2: in a URI both are "ws".
            SipTransportKind.Wss => uri with { Parameters = default(SipParameters).With("transport", "ws") },
            _ => uri with { Parameters = default(SipParameters).With("transport", kind.ViaName().ToLowerInvariant()) },
        };
    }

    private (string Host, int Port) Advertised(SipTransportKind kind, AddressFamily family)
    {
        var local = LocalFor(kind, family);
        var isPlain = kind is SipTransportKind.Udp or SipTransportKind.Tcp;
        return (advertisedHost ?? SipPath.HostText(local.Address), isPlain ? advertisedPort ?? local.Port : local.Port);
    }

    private IPEndPoint LocalFor(SipTransportKind kind, AddressFamily family)
    {
        foreach (var transport in All)
            if (Serves(transport, kind, family)) return transport.Local;
        throw new InvalidOperationException($"No listening point for {kind}");
    }
}
