using System.Net;
using System.Net.WebSockets;

namespace Platform.Sip.Transports;

/// <summary>
/// SIP over WebSocket (RFC 7118), the server's side: a host accepts WebSockets with the subprotocol "sip" and hands them in.
/// A client can't be called back, so everything to it goes over the connection that its path names, and nothing else will do:
/// clients behind one proxy share an address, and what they write into Via and Contact leads nowhere.
/// </summary>
/// <param name="kind">Ws, or Wss when the host serves them over TLS; it stands in Via and Contact.</param>
/// <param name="local">The host's listening address, for Via and Contact.</param>
public sealed class WebSocketTransport(
    SipTransportKind kind, IPEndPoint local, TimeProvider time, ConnectionOptions? options = null) : ISipTransport
{
    public const string Subprotocol = "sip";

    private readonly ConnectionOptions _options = options ?? new ConnectionOptions();
    private readonly CancellationTokenSource _closing = new();
    private ConnectionTable? _connections;

    public SipTransportKind Kind { get; } = kind is SipTransportKind.Ws or SipTransportKind.Wss
        ? kind : throw new ArgumentOutOfRangeException(nameof(kind));

    public IPEndPoint Local { get; } = local;

    public int ConnectionCount => _connections?.Count ?? 0;

    public void Start(ISipTransportSink sink)
    {
        _connections = new ConnectionTable(this, sink, _options, time);
        _connections.StartSweeping();
    }

    /// <summary>Serves one WebSocket until it ends, and disposes it. False at once when there are too many, or none are served.</summary>
    public async Task<bool> ServeAsync(WebSocket socket, IPEndPoint remote, CancellationToken cancellation)
    {
        if (_connections is not { } connections || _closing.IsCancellationRequested || !connections.Accepts(remote))
        {
            socket.Dispose();
            _connections?.Sink.Dropped(this, "connection_limit");
            return false;
        }
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closing.Token);
        await connections.AddAccepted(new WebSocketCarrier(socket, _options.Limits, ending.Token), remote).RunAsync();
        return true;
    }

    public void Send(SipPath path, ReadOnlyMemory<byte> message, ISipSendObserver? observer)
    {
        if (_connections is not { } connections) observer?.SendFailed(SipTransportError.NoTransport);
        else if (!connections.TrySendByNumber(path, message, observer)) observer?.SendFailed(SipTransportError.ConnectionLost);
    }

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        _connections?.Dispose();
    }
}
