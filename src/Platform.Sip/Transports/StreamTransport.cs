using System.Net;
using System.Net.Sockets;

namespace Platform.Sip.Transports;

/// <summary>
/// SIP over byte streams (RFC 3261 section 18): accepts and opens connections and keeps them for both directions. A message
/// goes over the connection that its path names; when that is gone, over any to the same address and name, or a new one.
/// </summary>
public abstract class StreamTransport : ISipTransport
{
    private readonly TimeProvider _time;
    private readonly Socket _listener;
    private readonly CancellationTokenSource _closing = new();
    private ConnectionTable? _connections;

    private protected StreamTransport(SipTransportKind kind, IPEndPoint endPoint, TimeProvider time, ConnectionOptions? options)
    {
        _time = time;
        _listener = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        Kind = kind;
        Local = endPoint;
        Options = options ?? new ConnectionOptions();
    }

    public SipTransportKind Kind { get; }

    public IPEndPoint Local { get; private set; }

    public int ConnectionCount => _connections?.Count ?? 0;

    private protected ConnectionOptions Options { get; }

    /// <summary>Makes the stream of an accepted socket ready for messages.</summary>
    private protected abstract Task<Stream> ServeAsync(NetworkStream stream, CancellationToken cancellation);

    /// <summary>Makes the stream of a socket that we connected ready for messages.</summary>
    private protected abstract Task<Stream> GreetAsync(NetworkStream stream, SipPath path, CancellationToken cancellation);

    public void Start(ISipTransportSink sink)
    {
        if (Local.AddressFamily == AddressFamily.InterNetworkV6) _listener.DualMode = false;
        _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Bind(Local);
        _listener.Listen(512);
        Local = (IPEndPoint)_listener.LocalEndPoint!;
        _connections = new ConnectionTable(this, sink, Options, _time);
        _connections.StartSweeping();
        _ = AcceptLoopAsync(_connections);
    }

    public void Send(SipPath path, ReadOnlyMemory<byte> message, ISipSendObserver? observer)
    {
        if (_closing.IsCancellationRequested || _connections is not { } connections)
        {
            observer?.SendFailed(SipTransportError.NoTransport);
            return;
        }
        if (connections.TrySendByNumber(path, message, observer) || connections.TrySendByAddress(path, message, observer)) return;
        var opened = Open(connections, path);
        if (!opened.TryQueue(message, observer)) observer?.SendFailed(SipTransportError.ConnectionLost);
        _ = opened.RunAsync();
    }

    private SipConnection Open(ConnectionTable connections, SipPath path)
    {
        var socket = new Socket(path.Remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var carrier = new StreamCarrier(socket, cancellation => ConnectAsync(socket, path, cancellation), Options.Limits);
        return connections.AddOpened(carrier, path.Remote, path.ServerName);
    }

    private async Task<Stream> ConnectAsync(Socket socket, SipPath path, CancellationToken cancellation)
    {
        await socket.ConnectAsync(path.Remote, cancellation);
        return await GreetAsync(new NetworkStream(socket, ownsSocket: true), path, cancellation);
    }

    private async Task AcceptLoopAsync(ConnectionTable connections)
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                Accepted(connections, await _listener.AcceptAsync(_closing.Token));
            }
            catch (Exception fault) when (CarrierFaults.IsOfNetwork(fault))
            {
                if (_closing.IsCancellationRequested) return;
            }
        }
    }

    private void Accepted(ConnectionTable connections, Socket socket)
    {
        if (socket.RemoteEndPoint is not IPEndPoint remote || !connections.Accepts(remote))
        {
            socket.Dispose();
            connections.Sink.Dropped(this, "connection_limit");
            return;
        }
        socket.NoDelay = true;
        var carrier = new StreamCarrier(
            socket, cancellation => ServeAsync(new NetworkStream(socket, ownsSocket: true), cancellation), Options.Limits);
        _ = connections.AddAccepted(carrier, remote).RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        _listener.Dispose();
        _connections?.Dispose();
        GC.SuppressFinalize(this);
    }
}
