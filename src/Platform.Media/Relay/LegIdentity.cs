using Platform.Media.Native;
using Platform.Media.Srtp;

namespace Platform.Media.Relay;

/// <summary>
/// What a leg is born with and keeps: sockets, ports, and the beginning of its outgoing stream. A browser leg has the shared port's
/// socket for both, and a link.
/// </summary>
internal sealed record LegIdentity(
    uint Serial, int RtpPort, DatagramSocket RtpSocket, DatagramSocket RtcpSocket,
    uint Ssrc, ushort Sequence, uint Timestamp, string CanonicalName, BrowserLink? Browser = null, SrtpPosition Position = default);
