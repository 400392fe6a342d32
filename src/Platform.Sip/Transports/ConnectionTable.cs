using System.Collections.Concurrent;
using System.Net;
using System.Runtime.InteropServices;

namespace Platform.Sip.Transports;

/// <summary>
/// The live connections of one listening point, by number and by far address. A connection that was opened for a TLS name
/// serves that name only (RFC 5923 section 4), so the name is part of the second key.
/// </summary>
internal sealed class ConnectionTable(
    ISipTransport transport, ISipTransportSink sink, ConnectionOptions options, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<long, SipConnection> _byId = new();
    private readonly ConcurrentDictionary<(IPEndPoint, string?), SipConnection> _byRemote = new();
    private readonly Dictionary<SourceAddress, int> _openBySource = [];
    private ITimer? _sweep;

    /// <summary>Numbers begin at the time: records keep them, and none may name a connection of a later process.</summary>
    private long _lastId = time.GetUtcNow().UtcTicks;

    private volatile bool _isClosed;

    public ISipTransport Transport { get; } = transport;

    public ISipTransportSink Sink { get; } = sink;

    public int Count => _byId.Count;

    public void StartSweeping()
    {
        var period = (options.IdleTimeout < options.MessageTimeout ? options.IdleTimeout : options.MessageTimeout) / 4;
        _sweep = time.CreateTimer(_ => CloseIdle(), null, period, period);
    }

    /// <summary>Whether one more connection of the source is accepted.</summary>
    public bool Accepts(IPEndPoint remote)
    {
        var source = SourceAddress.Of(remote.Address).Network;
        var open = 0;
        lock (_openBySource) _openBySource.TryGetValue(source, out open);
        return _byId.Count < options.MaxConnections && open < options.MaxConnectionsPerSource
            && Sink.LetsConnect(Transport, SourceAddress.Of(remote.Address), open);
    }

    public SipConnection AddAccepted(ISipCarrier carrier, IPEndPoint remote)
    {
        lock (_openBySource)
            CollectionsMarshal.GetValueRefOrAddDefault(_openBySource, SourceAddress.Of(remote.Address).Network, out _)++;
        return Add(carrier, remote, null, isAccepted: true);
    }

    public SipConnection AddOpened(ISipCarrier carrier, IPEndPoint remote, string? serverName) =>
        Add(carrier, remote, serverName, isAccepted: false);

    private SipConnection Add(ISipCarrier carrier, IPEndPoint remote, string? serverName, bool isAccepted)
    {
        var path = new SipPath(Transport.Kind, remote, Interlocked.Increment(ref _lastId)) { ServerName = serverName };
        var connection = new SipConnection(path, carrier, this, options, time) { IsAccepted = isAccepted };
        _byId[path.ConnectionId] = connection;
        _byRemote[(remote, serverName)] = connection;
        if (_isClosed) connection.Close();
        return connection;
    }

    /// <summary>Queues on the connection that the path names. False when it is gone.</summary>
    public bool TrySendByNumber(SipPath path, ReadOnlyMemory<byte> message, ISipSendObserver? observer) =>
        path.ConnectionId != 0 && _byId.TryGetValue(path.ConnectionId, out var named) && named.TryQueue(message, observer);

    /// <summary>Queues on any connection to the path's address and name. False when there is none.</summary>
    public bool TrySendByAddress(SipPath path, ReadOnlyMemory<byte> message, ISipSendObserver? observer) =>
        _byRemote.TryGetValue((path.Remote, path.ServerName), out var known) && known.TryQueue(message, observer);

    public void Forget(SipConnection connection)
    {
        _byId.TryRemove(connection.Path.ConnectionId, out _);
        _byRemote.TryRemove(KeyValuePair.Create((connection.Path.Remote, connection.Path.ServerName), connection));
        if (connection.IsAccepted) Release(SourceAddress.Of(connection.Path.Remote.Address).Network);
    }

    private void Release(SourceAddress source)
    {
        lock (_openBySource)
        {
            ref var open = ref CollectionsMarshal.GetValueRefOrNullRef(_openBySource, source);
            if (--open == 0) _openBySource.Remove(source);
        }
    }

    private void CloseIdle()
    {
        foreach (var connection in _byId.Values)
            if (connection.IdleFor > options.IdleTimeout || connection.WaitsFor > options.MessageTimeout) connection.Close();
    }

    public void Dispose()
    {
        _isClosed = true;
        _sweep?.Dispose();
        foreach (var connection in _byId.Values) connection.Close();
    }
}
