namespace Platform.Media;

/// <summary>Audio codecs of a leg. Numbers are stable: they are stored.</summary>
public enum MediaCodec
{
    /// <summary>G.711 µ-law, static payload type 0.</summary>
    Pcmu = 0,

    /// <summary>G.711 A-law, static payload type 8.</summary>
    Pcma = 8,

    /// <summary>G.722 at 64 kbit/s, 16 kHz, static payload type 9.</summary>
    G722 = 9,

    /// <summary>Opus (RFC 6716), a dynamic payload type: 120 unless SDP says another.</summary>
    Opus = 120,
}

/// <summary>Which way media flows, seen from this engine: <c>SendOnly</c> means that we send and expect nothing.</summary>
/// <remarks>
/// A peer that holds us with <c>a=sendonly</c> is <see cref="ReceiveOnly"/> here; with <c>a=inactive</c>, <see cref="Inactive"/>.
/// </remarks>
[Flags]
public enum MediaDirection
{
    Inactive = 0,
    SendOnly = 1,
    ReceiveOnly = 2,
    SendReceive = SendOnly | ReceiveOnly,
}

/// <summary>What the peer of a leg agreed to in SDP. Serializable.</summary>
public sealed record MediaRemote
{
    /// <summary>Where the peer's SDP asks for RTP. Address 0.0.0.0 or :: or port 0: send nothing until the peer was heard.</summary>
    public required MediaAddress Address { get; init; }

    /// <summary>Where RTCP goes; null: the RTP port + 1.</summary>
    public MediaAddress? RtcpAddress { get; init; }

    /// <summary>RTCP shares the RTP port (RFC 5761).</summary>
    public bool RtcpMux { get; init; }

    public MediaCodec Codec { get; init; } = MediaCodec.Pcma;

    /// <summary>Payload type used both ways for <see cref="Codec"/>, 0 to 127; null: the codec's static one.</summary>
    public int? PayloadType { get; init; }

    /// <summary>Payload type of telephone-event (RFC 4733) that the peer's SDP asks for; null: the peer takes none.</summary>
    public int? TelephoneEventPayloadType { get; init; }

    /// <summary>
    /// Payload type of telephone-event that our SDP asked for; null: the same as <see cref="TelephoneEventPayloadType"/>.
    /// </summary>
    public int? TelephoneEventReceivePayloadType { get; init; }

    /// <summary>
    /// Units of the RTP time stamp in a second that telephone-event was agreed with; null: the codec's (RFC 4733 2.1 asks for that).
    /// </summary>
    public int? TelephoneEventClockRate { get; init; }

    /// <summary>The peer takes comfort noise (RFC 3389) as payload type 13.</summary>
    public bool ComfortNoise { get; init; }

    /// <summary>How the media is protected; null: in the clear. Browser legs need <see cref="MediaSecurity.Dtls"/>.</summary>
    public MediaSecurity? Security { get; init; }

    public MediaDirection Direction { get; init; } = MediaDirection.SendReceive;

    /// <summary>Milliseconds of audio per packet that we make ourselves (music, prompts): 10, 20, 30, 40 or 60.</summary>
    public int PacketTimeMs { get; init; } = 20;
}
