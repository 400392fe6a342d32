using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;

namespace Platform.Sip.Transports;

/// <summary>
/// SIP over WebSocket (RFC 7118), the server's side: a host accepts WebSockets with the subprotocol "sip" and hands them in.
/// A client can't be called back, so everything to it goes over the connection that its path names, and nothing else will do:
/// clients behind one proxy share an address, and what they write into Via and Contact leads nowhere.
/// </summary>
/// <param name="kind">Ws, or Wss when the host serves them over TLS; it stands in Via.</param>
/// <param name="local">The host's listening address, for Via and Contact.</param>
public sealed class WebSocketTransport(
    SipTransportKind kind, IPEndPoint local, TimeProvider time, ConnectionOptions? options = null) : ISipTransport
{
    public const string Subprotocol = "sip";

    /// <summary>For the close handshakes of all clients at the end.</summary>
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(2);

    private readonly ConnectionOptions _options = options ?? new ConnectionOptions();
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<WebSocketCarrier, Task> _running = new();
    private ConnectionTable? _connections;
    private int _isLeaving;

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
    /// <param name="onOpen">Told the connection's path before any message of it is read.</param>
    public async Task<bool> ServeAsync(
        WebSocket socket, IPEndPoint remote, CancellationToken cancellation, Action<SipPath>? onOpen = null)
    {
        if (_connections is not { } connections || Volatile.Read(ref _isLeaving) != 0 || !connections.Accepts(remote))
        {
            socket.Dispose();
            _connections?.Sink.Dropped(this, "connection_limit");
            return false;
        }
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closing.Token);
        var carrier = new WebSocketCarrier(socket, _options.Limits, ending.Token);
        var connection = connections.AddAccepted(carrier, remote);
        onOpen?.Invoke(connection.Path);
        var running = connection.RunAsync();
        _running[carrier] = running;
        await running;
        _running.TryRemove(carrier, out _);
        return true;
    }

    public void Send(SipPath path, ReadOnlyMemory<byte> message, ISipSendObserver? observer)
    {
        if (_connections is not { } connections) observer?.SendFailed(SipTransportError.NoTransport);
        else if (!connections.TrySendByNumber(path, message, observer)) observer?.SendFailed(SipTransportError.ConnectionLost);
    }

    /// <summary>Takes no more clients, tells those that are there to go (1001), and cuts off those that don't.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isLeaving, 1) != 0) return;
        try
        {
            await Task.WhenAll(_running.Select(one => LeaveAsync(one.Key, one.Value))).WaitAsync(GoodbyeTime, time);
        }
        catch (TimeoutException)
        {
            // Those that are left are cut off below.
        }
        await _closing.CancelAsync();
        _connections?.Dispose();
    }

    private static async Task LeaveAsync(WebSocketCarrier carrier, Task running)
    {
        try
        {
            await carrier.SayGoodbyeAsync(WebSocketCloseStatus.EndpointUnavailable);
        }
        catch (Exception fault) when (CarrierFaults.IsOfNetwork(fault))
        {
            // It was gone before we were.
        }
        await running;
    }
}
