using System.Net;
using System.Net.Sockets;

namespace Platform.Sip.Transports;

/// <summary>SIP over TCP: the bare stream.</summary>
public sealed class TcpTransport(IPEndPoint endPoint, TimeProvider time, ConnectionOptions? options = null)
    : StreamTransport(SipTransportKind.Tcp, endPoint, time, options)
{
    private protected override Task<Stream> ServeAsync(NetworkStream stream, CancellationToken cancellation) =>
        Task.FromResult<Stream>(stream);

    private protected override Task<Stream> GreetAsync(NetworkStream stream, SipPath path, CancellationToken cancellation) =>
        Task.FromResult<Stream>(stream);
}
