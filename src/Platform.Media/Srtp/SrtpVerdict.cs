namespace Platform.Media.Srtp;

/// <summary>What became of a protected packet.</summary>
internal enum SrtpVerdict
{
    /// <summary>Authentic, new, and in the clear now.</summary>
    Accepted,

    /// <summary>Too short, or not RTP or RTCP at all.</summary>
    Malformed,

    /// <summary>Its tag does not fit: forged, damaged, or made with other keys.</summary>
    BadTag,

    /// <summary>Seen before, or too old to tell.</summary>
    Replayed,

    /// <summary>The peer uses more SSRCs than any phone needs.</summary>
    TooManySources,
}
