using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;

namespace Platform.Sip.Transports;

/// <summary>
/// What one connection's messages travel on: a byte stream (TCP, TLS) or a WebSocket. Reading and writing each happen one
/// at a time. Network faults come as the exceptions of <see cref="CarrierFaults"/>.
/// </summary>
internal interface ISipCarrier : IDisposable
{
    /// <summary>Connects and shakes hands, where that is still to do.</summary>
    Task OpenAsync(CancellationToken cancellation);

    /// <summary>Gives every message and ping to the connection until the far side ends; returns early when the stream is no SIP.</summary>
    Task ReadAllAsync(SipConnection connection);

    Task WriteAsync(ReadOnlyMemory<byte> message);
}

internal static class CarrierFaults
{
    /// <summary>True for what a network or a hostile peer can cause; anything else is a bug.</summary>
    public static bool IsOfNetwork(Exception fault) => fault is SocketException or IOException or ObjectDisposedException
        or OperationCanceledException or AuthenticationException or WebSocketException;
}
