namespace Platform.Media;

/// <summary>
/// All of a leg that must outlive its process: a small serializable value. <see cref="MediaEngine.Reopen"/> makes a leg of it
/// again, whose peer sees the same stream go on after a gap.
/// </summary>
public sealed record MediaLegDescription
{
    public required int RtpPort { get; init; }

    public required int RtcpPort { get; init; }

    /// <summary>What SDP agreed; null before an answer.</summary>
    public required MediaRemote? Remote { get; init; }

    /// <summary>Source address that the peer was latched to; null before its first packet.</summary>
    public required MediaAddress? Latched { get; init; }

    /// <summary>SSRC of the stream that we send.</summary>
    public required uint Ssrc { get; init; }

    /// <summary>Sequence number of the last packet sent.</summary>
    public required ushort Sequence { get; init; }

    /// <summary>RTP time stamp of the last packet sent.</summary>
    public required uint Timestamp { get; init; }

    /// <summary>Our ICE credentials; browser legs only.</summary>
    public IceCredentials? Ice { get; init; }

    /// <summary>Roll-over counter (RFC 3711 3.3.1) of the stream that we send.</summary>
    public uint SentRollOver { get; init; }

    /// <summary>Roll-over counter of the stream that the peer sends.</summary>
    public uint HeardRollOver { get; init; }

    /// <summary>Index of the next SRTCP packet.</summary>
    public uint RtcpIndex { get; init; }

    /// <summary>RTCP canonical name (RFC 3550 6.5.1).</summary>
    public required string CanonicalName { get; init; }

    /// <summary>When this was written; the RTP clock goes on from here.</summary>
    public required DateTimeOffset TakenAt { get; init; }
}
