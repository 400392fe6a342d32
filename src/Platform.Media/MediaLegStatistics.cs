namespace Platform.Media;

/// <summary>Figures of one leg at one moment, seen from this engine. Counts never fall.</summary>
public sealed record MediaLegStatistics
{
    /// <summary>RTP packets accepted from the peer.</summary>
    public required long PacketsIn { get; init; }

    /// <summary>RTP payload and header bytes accepted.</summary>
    public required long BytesIn { get; init; }

    /// <summary>RTP packets sent to the peer.</summary>
    public required long PacketsOut { get; init; }

    public required long BytesOut { get; init; }

    /// <summary>Packets that should have come and did not (RFC 3550 A.3), summed over the peer's SSRCs; never below 0.</summary>
    public required long Lost { get; init; }

    /// <summary>Interarrival jitter (RFC 3550 A.8) in milliseconds.</summary>
    public required double JitterMs { get; init; }

    /// <summary>Gaps in the sequence: one however many packets in a row are missing.</summary>
    public required long LossBursts { get; init; }

    /// <summary>Packets that came after a later one.</summary>
    public required long OutOfOrder { get; init; }

    /// <summary>Packets that came twice.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Packets from an address that is not the peer's, dropped.</summary>
    public required long StrangersDropped { get; init; }

    /// <summary>Datagrams that are neither RTP nor RTCP, dropped.</summary>
    public required long Malformed { get; init; }

    /// <summary>Protected packets whose tag did not fit, or that had come before, dropped.</summary>
    public long Unauthentic { get; init; }

    /// <summary>Well-formed packets dropped for another reason: no remote yet, direction, payload type, far out of sequence.</summary>
    public required long OtherDropped { get; init; }

    /// <summary>Packets that the operating system did not take (no buffer, refused by the peer's machine).</summary>
    public required long SendErrors { get; init; }

    public required DateTimeOffset? FirstPacketAt { get; init; }

    public required DateTimeOffset? LastPacketAt { get; init; }

    /// <summary>Packets that the peer's last RTCP report says it lost of what we sent; null without a report.</summary>
    public required long? RemoteLost { get; init; }

    /// <summary>Jitter in milliseconds that the peer's last RTCP report gives; null without a report.</summary>
    public required double? RemoteJitterMs { get; init; }

    /// <summary>Round trip from RTCP (RFC 3550 6.4.1); null when unknown.</summary>
    public required TimeSpan? RoundTrip { get; init; }

    /// <summary>How long only the other side of the bridge was heard: this peer sent nothing, or nothing but silence.</summary>
    public required TimeSpan OneWayAudio { get; init; }

    /// <summary>How long neither side of the bridge was heard.</summary>
    public required TimeSpan Silence { get; init; }

    /// <summary>Where RTP goes now: the peer's latched address, or its SDP address before that.</summary>
    public required MediaAddress? SendingTo { get; init; }
}
