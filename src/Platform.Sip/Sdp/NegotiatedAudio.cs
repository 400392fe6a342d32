using System.Net;

namespace Platform.Sip.Sdp;

/// <summary>The voice codecs that the platform speaks. The numbers are the static payload types of RFC 3551.</summary>
public enum AudioCodec
{
    Pcmu = 0,
    Pcma = 8,
}

/// <summary>What this side is ready to speak, most wanted first, and where it listens.</summary>
public sealed record SdpCapabilities(IPEndPoint Local)
{
    public IReadOnlyList<AudioCodec> Codecs { get; init; } = [AudioCodec.Pcma, AudioCodec.Pcmu];

    /// <summary>The payload type that our offers give telephone-event (RFC 4733).</summary>
    public int TelephoneEventPayloadType { get; init; } = 101;

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
}
