using System.Net;
using System.Net.Sockets;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip;

/// <summary>Host names by A and AAAA records of the system's resolver (the last step of RFC 3263 section 4.2).</summary>
public sealed class DnsSipResolver : ISipResolver
{
    public async ValueTask<IReadOnlyList<SipPath>> ResolveAsync(SipUri uri, CancellationToken cancellation)
    {
        if (!uri.IsSip || SipRouting.TransportOf(uri) is not { } kind) return [];
        var addresses = await Dns.GetHostAddressesAsync(uri.Parameters.Get("maddr") ?? uri.Host, AddressFamily.Unspecified, cancellation);
        return [.. addresses.Select(address => new SipPath(kind, new IPEndPoint(address, uri.EffectivePort)))];
    }
}
