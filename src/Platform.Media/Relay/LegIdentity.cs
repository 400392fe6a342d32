using Platform.Media.Native;

namespace Platform.Media.Relay;

/// <summary>What a leg is born with and keeps: sockets, ports, and the beginning of its outgoing stream.</summary>
internal sealed record LegIdentity(
    uint Serial, int RtpPort, DatagramSocket RtpSocket, DatagramSocket RtcpSocket,
    uint Ssrc, ushort Sequence, uint Timestamp, string CanonicalName);
