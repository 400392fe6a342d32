using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Platform.Sip.Messages;

namespace Platform.Sip.Transports;

/// <summary>Bounds of a TCP listening point.</summary>
public sealed record TcpTransportOptions
{
    public SipParserLimits Limits { get; init; } = SipParserLimits.Default;

    public int MaxConnections { get; init; } = 10_000;

    /// <summary>Bytes that may wait to be written to one connection.</summary>
    public int MaxQueuedBytes { get; init; } = 1024 * 1024;

    /// <summary>A connection without a byte for this long is closed.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>
/// SIP over TCP (RFC 3261 section 18): accepts and opens connections and keeps them for both directions. A message goes
/// over the connection that its path names; when that is gone, over any to the same address, or a new one.
/// </summary>
public sealed class TcpTransport(IPEndPoint endPoint, TimeProvider time, TcpTransportOptions? options = null) : ISipTransport
{
    private readonly TcpTransportOptions _options = options ?? new TcpTransportOptions();
    private readonly Socket _listener = new(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<long, TcpConnection> _byId = new();
    private readonly ConcurrentDictionary<IPEndPoint, TcpConnection> _byRemote = new();
    private readonly CancellationTokenSource _closing = new();
    private ISipTransportSink? _sink;
    private ITimer? _sweep;
    private long _lastId;

    public SipTransportKind Kind => SipTransportKind.Tcp;

    public IPEndPoint Local { get; private set; } = endPoint;

    public int ConnectionCount => _byId.Count;

    public void Start(ISipTransportSink sink)
    {
        _sink = sink;
        if (Local.AddressFamily == AddressFamily.InterNetworkV6) _listener.DualMode = false;
        _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Bind(Local);
        _listener.Listen(512);
        Local = (IPEndPoint)_listener.LocalEndPoint!;
        _sweep = time.CreateTimer(_ => CloseIdle(), null, _options.IdleTimeout / 4, _options.IdleTimeout / 4);
        _ = AcceptLoopAsync();
    }

    public void Send(SipPath path, ReadOnlyMemory<byte> message, ISipSendObserver? observer)
    {
        if (_closing.IsCancellationRequested)
        {
            observer?.SendFailed(SipTransportError.NoTransport);
            return;
        }
        if (path.ConnectionId != 0 && _byId.TryGetValue(path.ConnectionId, out var named) && named.TryQueue(message, observer)) return;
        if (_byRemote.TryGetValue(path.Remote, out var known) && known.TryQueue(message, observer)) return;
        var opened = Open(path.Remote);
        if (!opened.TryQueue(message, observer)) observer?.SendFailed(SipTransportError.ConnectionLost);
    }

    private TcpConnection Open(IPEndPoint remote)
    {
        var connection = Register(new Socket(remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp), remote);
        _ = connection.ConnectAndRunAsync(_options.ConnectTimeout, time);
        return connection;
    }

    private TcpConnection Register(Socket socket, IPEndPoint remote)
    {
        socket.NoDelay = true;
        var connection = new TcpConnection(Interlocked.Increment(ref _lastId), socket, remote, this, _sink!, _options, time);
        _byId[connection.Id] = connection;
        _byRemote[remote] = connection;
        return connection;
    }

    internal void Forget(TcpConnection connection)
    {
        _byId.TryRemove(connection.Id, out _);
        _byRemote.TryRemove(KeyValuePair.Create(connection.Remote, connection));
    }

    private async Task AcceptLoopAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                Accepted(await _listener.AcceptAsync(_closing.Token));
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                if (_closing.IsCancellationRequested) return;
            }
        }
    }

    private void Accepted(Socket socket)
    {
        if (_byId.Count >= _options.MaxConnections || socket.RemoteEndPoint is not IPEndPoint remote)
        {
            socket.Dispose();
            _sink!.Dropped(this, "connection_limit");
            return;
        }
        _ = Register(socket, remote).RunAsync();
    }

    private void CloseIdle()
    {
        foreach (var connection in _byId.Values)
            if (time.GetElapsedTime(connection.LastActivity) > _options.IdleTimeout) connection.Close();
    }

    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        if (_sweep is not null) await _sweep.DisposeAsync();
        _listener.Dispose();
        foreach (var connection in _byId.Values) connection.Close();
    }
}
