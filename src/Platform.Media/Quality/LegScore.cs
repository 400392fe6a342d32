namespace Platform.Media.Quality;

/// <summary>The mean opinion scores of a leg from its counts: what comes from its peer, and, by the peer's reports, what goes there.</summary>
public static class LegScore
{
    private const double PacketMs = 20;

    // A jitter buffer as deep as twice the jitter holds nearly everything back that is late; none is shallower than a packet.
    private const double BufferDepth = 2;

    // Fewer packets than half a second of audio say nothing.
    private const long FewestPackets = 25;

    /// <summary>Of what the peer sends; null before half a second of audio came.</summary>
    public static double? In(MediaLegStatistics leg)
    {
        ArgumentNullException.ThrowIfNull(leg);
        return Of(leg.PacketsIn + leg.Lost, leg.Lost, BurstRatio(leg.Lost, leg.LossBursts, leg.PacketsIn), leg.JitterMs, leg.RoundTrip);
    }

    /// <summary>Of what the peer hears of us; null without its report.</summary>
    public static double? Out(MediaLegStatistics leg)
    {
        ArgumentNullException.ThrowIfNull(leg);
        return leg is { RemoteLost: { } lost, RemoteJitterMs: { } jitter } ? Of(leg.PacketsOut, lost, 1, jitter, leg.RoundTrip) : null;
    }

    private static double? Of(long expected, long lost, double burstRatio, double jitterMs, TimeSpan? roundTrip)
    {
        if (expected < FewestPackets) return null;
        var delay = (roundTrip?.TotalMilliseconds ?? 0) / 2 + PacketMs + Math.Max(PacketMs, BufferDepth * jitterMs);
        return EModel.Score(EModel.Rating(new StreamQuality((double)lost / expected, burstRatio, delay)));
    }

    /// <summary>Mean burst over the mean burst of random loss, which is 1 / (1 − p).</summary>
    private static double BurstRatio(long lost, long bursts, long received) =>
        lost == 0 || bursts == 0 ? 1 : (double)lost / bursts * ((double)received / (received + lost));
}
