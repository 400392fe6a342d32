using System.Net;
using System.Net.Sockets;
using Platform.Media.Codecs;
using Platform.Media.Dtls;
using Platform.Media.Native;

namespace Platform.Media.Relay;

/// <summary>A <see cref="MediaRemote"/>, checked and made ready for the relay thread. Immutable.</summary>
internal sealed class PeerSettings
{
    private const int ComfortNoisePayloadType = 13;

    private PeerSettings(MediaRemote remote, KernelAddress rtp, KernelAddress rtcp)
    {
        Codec = remote.Codec;
        PayloadType = remote.PayloadType ?? (int)remote.Codec;
        TelephoneEventPayloadType = remote.TelephoneEventPayloadType;
        TelephoneEventReceivePayloadType = remote.TelephoneEventReceivePayloadType ?? remote.TelephoneEventPayloadType;
        TelephoneEventClockPerMs = (remote.TelephoneEventClockRate ?? AudioCodecs.RtpClockRate(remote.Codec)) / 1000;
        TakesComfortNoise = remote.ComfortNoise;
        MaySend = remote.Direction.HasFlag(MediaDirection.SendOnly);
        MayReceive = remote.Direction.HasFlag(MediaDirection.ReceiveOnly);
        // Opus has no frames of 30 ms.
        PacketTimeMs = remote is { Codec: MediaCodec.Opus, PacketTimeMs: 30 } ? 20 : remote.PacketTimeMs;
        ClockRate = AudioCodecs.RtpClockRate(remote.Codec);
        Security = remote.Security;
        IsMuxed = remote.RtcpMux || remote.Security is MediaSecurity.Dtls;
        Rtp = rtp;
        Rtcp = rtcp;
    }

    public MediaCodec Codec { get; }

    public int PayloadType { get; }

    public int? TelephoneEventPayloadType { get; }

    public int? TelephoneEventReceivePayloadType { get; }

    /// <summary>Units of a telephone-event's duration in a millisecond.</summary>
    public int TelephoneEventClockPerMs { get; }

    /// <summary>Comfort noise may be sent on to the peer.</summary>
    public bool TakesComfortNoise { get; }

    public bool MaySend { get; }

    public bool MayReceive { get; }

    public int PacketTimeMs { get; }

    /// <summary>Units of the RTP time stamp in a second.</summary>
    public int ClockRate { get; }

    /// <summary>Units of the RTP time stamp in a millisecond.</summary>
    public int ClockPerMs => ClockRate / 1000;

    /// <summary>Null: in the clear.</summary>
    public MediaSecurity? Security { get; }

    /// <summary>RTCP goes out of the RTP socket, to where RTP goes.</summary>
    public bool IsMuxed { get; }

    /// <summary>None: SDP asks to send nowhere.</summary>
    public KernelAddress Rtp { get; }

    /// <summary>None: the RTP port + 1 of wherever RTP goes.</summary>
    public KernelAddress Rtcp { get; }

    public static MediaRefusal TryMake(MediaRemote remote, AddressFamily family, out PeerSettings? settings)
    {
        settings = null;
        if (!TryResolve(remote.Address, family, out var rtp)) return MediaRefusal.BadAddress;
        var rtcp = default(KernelAddress);
        if (remote.RtcpAddress is { } separate && !TryResolve(separate, family, out rtcp)) return MediaRefusal.BadAddress;
        if (!ArePayloadsValid(remote)) return MediaRefusal.BadPayload;
        if (!IsSecurityValid(remote.Security)) return MediaRefusal.BadSecurity;
        settings = new PeerSettings(remote, rtp, rtcp);
        return MediaRefusal.None;
    }

    /// <summary>
    /// The static types of G.711 and comfort noise are understood whatever was agreed: peers that offered both laws do switch between
    /// them in mid-call.
    /// </summary>
    public PayloadKind Classify(byte payloadType)
    {
        if (payloadType == PayloadType) return PayloadKinds.Of(Codec);
        if (payloadType == TelephoneEventReceivePayloadType || payloadType == TelephoneEventPayloadType) return PayloadKind.TelephoneEvent;
        return payloadType switch
        {
            (byte)MediaCodec.Pcmu => PayloadKind.Pcmu,
            (byte)MediaCodec.Pcma => PayloadKind.Pcma,
            ComfortNoisePayloadType => PayloadKind.ComfortNoise,
            _ => PayloadKind.Unknown,
        };
    }

    /// <summary>The payload type that such a payload is sent to the peer with; null: the peer does not take it.</summary>
    public int? PayloadTypeOf(PayloadKind kind) => kind switch
    {
        PayloadKind.TelephoneEvent => TelephoneEventPayloadType,
        PayloadKind.ComfortNoise => TakesComfortNoise ? ComfortNoisePayloadType : null,
        _ => PayloadKinds.PassesAs(PayloadKinds.CodecOf(kind), Codec) ? PayloadType : null,
    };

    /// <summary>
    /// False when the address is not an IP address that sockets of <paramref name="family"/> reach; none when it means nowhere.
    /// </summary>
    public static bool TryResolve(MediaAddress address, AddressFamily family, out KernelAddress resolved)
    {
        resolved = default;
        if (address.Port is < 0 or > 65535 || !IPAddress.TryParse(address.Ip, out var ip)) return false;
        if (ip.AddressFamily != family && family != AddressFamily.InterNetworkV6) return false;
        var isNowhere = address.Port == 0 || ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any);
        if (!isNowhere) resolved = KernelAddress.From(ip, address.Port, family);
        return true;
    }

    private static bool IsSecurityValid(MediaSecurity? security) => security switch
    {
        MediaSecurity.Sdes sdes => Enum.IsDefined(sdes.Suite) && IsKey(sdes.SendKey, sdes.Suite) && IsKey(sdes.ReceiveKey, sdes.Suite),
        MediaSecurity.Dtls dtls => Enum.IsDefined(dtls.OurRole) && DtlsFingerprint.IsValid(dtls.Fingerprint) && dtls.Ice.Ufrag.Length > 0,
        _ => true,
    };

    private static bool IsKey(byte[] key, SrtpSuite suite) => key.Length == SrtpSuites.KeyLength(suite) + SrtpSuites.SaltLength(suite);

    private static bool ArePayloadsValid(MediaRemote remote)
    {
        var codecType = remote.PayloadType ?? (int)remote.Codec;
        return AudioCodecs.IsAvailable(remote.Codec) && remote.TelephoneEventClockRate is null or 8000 or 16000 or 48000
            && IsPayloadType(codecType) && IsFree(remote.TelephoneEventPayloadType) && IsFree(remote.TelephoneEventReceivePayloadType)
            && remote.PacketTimeMs is 10 or 20 or 30 or 40 or 60;

        bool IsFree(int? type) => type is not { } some || (IsPayloadType(some) && some != codecType);
    }

    // 64 to 95 would be taken for RTCP where both share a port (RFC 5761 4).
    private static bool IsPayloadType(int type) => type is >= 0 and <= 127 and not (>= 64 and <= 95);
}
