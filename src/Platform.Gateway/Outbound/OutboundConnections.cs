using System.Net;
using System.Net.Sockets;

namespace Platform.Gateway.Outbound;

/// <summary>
/// Connections to servers that tenants name. The address is judged when it is connected to, so that no name can lead elsewhere afterwards;
/// redirects, proxies and cookies are not followed, used or kept.
/// </summary>
internal static class OutboundConnections
{
    /// <summary>How a connection fails that is not even tried.</summary>
    public const SocketError Forbidden = SocketError.AccessDenied;

    public static SocketsHttpHandler Handler(OutboundAddresses addresses) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ActivityHeadersPropagator = null,
        ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, addresses, cancellation),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, OutboundAddresses addresses, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(target.Host, cancellation);
        var allowed = found.Where(addresses.MayReach).ToArray();
        if (allowed.Length == 0)
            throw new SocketException((int)Forbidden);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
