using System.Net;
using System.Net.Sockets;

namespace Platform.Sip.Transports;

/// <summary>
/// SIP over UDP on one shared socket (RFC 3261 section 18, RFC 3581). One thread of its own receives with blocking calls;
/// each datagram is copied to an array of its exact size, which the message then owns. Sending is a direct call from any
/// thread: a full socket buffer drops the datagram, as the network would, and retransmission repairs it.
/// </summary>
public sealed class UdpTransport(IPEndPoint endPoint) : ISipTransport
{
    private const int SocketBufferBytes = 4 * 1024 * 1024;

    private readonly Socket _socket = new(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
    private Thread? _receiver;
    private volatile bool _closing;

    public SipTransportKind Kind => SipTransportKind.Udp;

    public IPEndPoint Local { get; private set; } = endPoint;

    public void Start(ISipTransportSink sink)
    {
        if (Local.AddressFamily == AddressFamily.InterNetworkV6) _socket.DualMode = false;
        _socket.ReceiveBufferSize = SocketBufferBytes;
        _socket.SendBufferSize = SocketBufferBytes;
        _socket.Bind(Local);
        Local = (IPEndPoint)_socket.LocalEndPoint!;
        _receiver = new Thread(() => ReceiveLoop(sink)) { IsBackground = true, Name = $"sip-udp-{Local.Port}" };
        _receiver.Start();
    }

    public void Send(SipPath path, ReadOnlyMemory<byte> message, ISipSendObserver? observer)
    {
        try
        {
            _socket.SendTo(message.Span, SocketFlags.None, path.Remote);
        }
        catch (SocketException fault)
        {
            if (fault.SocketErrorCode is SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable) return;
            observer?.SendFailed(fault.SocketErrorCode == SocketError.MessageSize ? SipTransportError.MessageTooLarge : SipTransportError.SendFailed);
        }
        catch (ObjectDisposedException)
        {
            observer?.SendFailed(SipTransportError.NoTransport);
        }
    }

    private void ReceiveLoop(ISipTransportSink sink)
    {
        var buffer = new byte[65_536];
        var from = new SocketAddress(Local.AddressFamily);
        var known = new EndPointCache(Local);
        while (!_closing)
        {
            var length = ReceiveOne(buffer, from);
            var datagram = buffer.AsSpan(0, length);
            if (IsKeepAlive(datagram) || !sink.LetsIn(this, SourceAddress.Of(from), datagram)) continue;
            sink.Received(this, new SipPath(SipTransportKind.Udp, known.Get(from)), datagram.ToArray());
        }
    }

    /// <summary>ICMP errors of earlier sends show up here as exceptions; they say nothing about this datagram.</summary>
    private int ReceiveOne(byte[] buffer, SocketAddress from)
    {
        try
        {
            return _socket.ReceiveFrom(buffer, SocketFlags.None, from);
        }
        catch (SocketException)
        {
            return 0;
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }

    /// <summary>RFC 5626 section 3.5.1 and common practice: CRLFs, or NULs, only keep a NAT binding open. So does an empty datagram.</summary>
    private static bool IsKeepAlive(ReadOnlySpan<byte> datagram) => !datagram.ContainsAnyExcept((byte)'\r', (byte)'\n', (byte)0);

    public ValueTask DisposeAsync()
    {
        _closing = true;
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
