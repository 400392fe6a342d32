using System.Globalization;
using System.Net;

namespace Platform.Sip.Transports;

/// <summary>
/// Where a message came from or goes to: transport, far address and, for stream transports, the connection to reuse
/// (0: any connection to that address, opened when there is none). Text form "udp:192.0.2.1:5060", for records.
/// </summary>
public readonly record struct SipPath(SipTransportKind Transport, IPEndPoint Remote, long ConnectionId = 0)
{
    public override string ToString() => $"{Transport.ViaName().ToLowerInvariant()}:{Remote}";

    /// <summary>Reads the text form; the connection is not part of it, because it does not outlive the process.</summary>
    public static bool TryParse(string? text, out SipPath path)
    {
        path = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0 || SipTransportKinds.Find(text![..colon]) is not { } kind) return false;
        if (!IPEndPoint.TryParse(text.AsSpan(colon + 1), out var remote)) return false;
        path = new SipPath(kind, remote);
        return true;
    }

    internal static string HostText(IPAddress address) =>
        address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    internal string PortText => Remote.Port.ToString(CultureInfo.InvariantCulture);
}
