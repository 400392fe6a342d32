using System.Net;

namespace Platform.Sip.Sdp;

/// <summary>The voice codecs that descriptions may name. The numbers are the payload types that our offers give them: those of RFC 3551.</summary>
public enum AudioCodec
{
    Pcmu = 0,
    Pcma = 8,

    /// <summary>Its RTP clock runs at 8 kHz, though it samples at 16 (RFC 3551 section 4.5.2).</summary>
    G722 = 9,

    /// <summary>RFC 7587: always 48 kHz and two channels in descriptions. Dynamic payload type.</summary>
    Opus = 120,
}

/// <summary>What this side is ready to speak, most wanted first, and where it listens.</summary>
public sealed record SdpCapabilities(IPEndPoint Local)
{
    public IReadOnlyList<AudioCodec> Codecs { get; init; } = [AudioCodec.Pcma, AudioCodec.Pcmu];

    /// <summary>Codecs that answers choose before the offer's own order: what the other leg of the call speaks.</summary>
    public IReadOnlyList<AudioCodec> Preferred { get; init; } = [];

    /// <summary>How the stream is protected; null: not at all.</summary>
    public SdpProtection? Protection { get; init; }

    /// <summary>The payload type that our offers give telephone-event (RFC 4733) at 8 kHz; the one at 48 kHz, beside Opus, is one higher.</summary>
    public int TelephoneEventPayloadType { get; init; } = 101;

    /// <summary>Comfort noise (RFC 3389) is taken: a far side that agrees may say what its silence sounds like in place of audio.</summary>
    public bool ComfortNoise { get; init; }

    /// <summary>Milliseconds of sound a packet.</summary>
    public int PacketTimeMs { get; init; } = 20;

    /// <summary>What this side wants to do with the stream.</summary>
    public SdpDirection Direction { get; init; } = SdpDirection.SendRecv;

    /// <summary>For o=: constant over a dialog.</summary>
    public required ulong SessionId { get; init; }

    /// <summary>For o=: one more each time this side's description changes (RFC 3264 section 8).</summary>
    public required ulong Version { get; init; }
}

/// <summary>The agreed audio stream, plain enough to be kept in a call's record.</summary>
public sealed record NegotiatedAudio
{
    public required AudioCodec Codec { get; init; }

    /// <summary>Payload type in packets that we send.</summary>
    public required int SendPayloadType { get; init; }

    /// <summary>Payload type in packets that we receive.</summary>
    public required int ReceivePayloadType { get; init; }

    /// <summary>telephone-event in packets that we send; null when the far side takes none.</summary>
    public int? SendTelephoneEvent { get; init; }

    public int? ReceiveTelephoneEvent { get; init; }

    /// <summary>Ticks a second in time stamps and durations of telephone-event.</summary>
    public int TelephoneEventClockRate { get; init; } = 8000;

    /// <summary>Both sides take comfort noise (RFC 3389) as payload type 13.</summary>
    public bool ComfortNoise { get; init; }

    /// <summary>SRTP with keys from the descriptions; null without.</summary>
    public NegotiatedSdes? Sdes { get; init; }

    /// <summary>DTLS-SRTP over ICE; null without. The far side's address is then not known from its description.</summary>
    public NegotiatedDtls? Dtls { get; init; }

    /// <summary>The far side's RTP address (an IP literal, or a name when it gave one) and port.</summary>
    public required string RemoteHost { get; init; }

    public required int RemotePort { get; init; }

    /// <summary>The far side's RTCP port: a=rtcp, a=rtcp-mux, or the RTP port plus one.</summary>
    public required int RemoteRtcpPort { get; init; }

    /// <summary>As we see it: SendOnly when the far side is on hold and we may still play music.</summary>
    public required SdpDirection Direction { get; init; }

    /// <summary>Milliseconds a packet that the far side asked for; 20 when it asked for nothing.</summary>
    public int PacketTimeMs { get; init; } = 20;

    /// <summary>The far side put us on hold: sendonly, inactive, or c=0.0.0.0.</summary>
    public bool IsHeldByRemote { get; init; }
}

/// <summary>Why no agreement was reached. The numbers are stable; answer the offer with 488 (400 for NotSdp).</summary>
public enum SdpRefusal
{
    None = 0,
    NotSdp = 1,
    NoAudio = 2,
    NoCommonCodec = 3,
    NoAddress = 4,
    AnswerDoesNotFit = 5,
    StreamRejected = 6,

    /// <summary>No a=crypto line that can be used: suite, key length, key parameters.</summary>
    NoCommonCrypto = 7,

    /// <summary>No usable a=fingerprint (SHA-256, SHA-384, SHA-512), or an a=setup that names no role for us.</summary>
    NoFingerprint = 8,

    /// <summary>a=ice-ufrag or a=ice-pwd is missing or malformed.</summary>
    NoIce = 9,

    /// <summary>A browser's stream has to share one port with its RTCP (RFC 5761).</summary>
    NoRtcpMux = 10,

    /// <summary>The stream is not protected, and has to be.</summary>
    NotProtected = 11,
}
