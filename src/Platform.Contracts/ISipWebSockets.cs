using System.Net;
using System.Net.WebSockets;

namespace Platform.Contracts;

/// <summary>A WebSocket with the subprotocol <c>sip</c> that a gateway has accepted.</summary>
/// <param name="Tenant">The tenant whose address it came to; only that tenant's agents register over it.</param>
/// <param name="Remote">The client; the port is 0 where a load balancer told the address alone.</param>
/// <param name="IsSecure">The client came by TLS.</param>
public sealed record SipWebSocketOpening(string Tenant, IPEndPoint Remote, bool IsSecure);

/// <summary>SIP over WebSocket (RFC 7118), as a gateway hands it to this process's telephony.</summary>
public interface ISipWebSockets
{
    /// <summary>Serves a WebSocket until it ends, and disposes it. False at once when there are too many, or none are served.</summary>
    Task<bool> ServeAsync(SipWebSocketOpening opening, WebSocket socket, CancellationToken cancellation);
}
