namespace Platform.Benchmarks.RtpRelay;

/// <summary>How long packets took that were sent in a window of time. One thread adds, another opens and closes the window.</summary>
internal sealed class DelayHistogram
{
    private const int LongestUs = 200_000;

    private readonly long[] _packets = new long[LongestUs + 1];
    private long _from = long.MaxValue;
    private long _to = long.MaxValue;

    /// <summary>Packets sent from now on count.</summary>
    public void Open() => Volatile.Write(ref _from, RtpSource.Now);

    /// <summary>Packets sent from now on no longer count.</summary>
    public void Close() => Volatile.Write(ref _to, RtpSource.Now);

    public long Count => _packets.Sum();

    public void Add(ReadOnlySpan<byte> packet, long arrivedAt)
    {
        var sentAt = RtpSource.SentAt(packet);
        if (sentAt < Volatile.Read(ref _from) || sentAt > Volatile.Read(ref _to)) return;
        var us = (arrivedAt - sentAt) / TimeSpan.TicksPerMicrosecond;
        _packets[Math.Clamp(us, 0, LongestUs)]++;
    }

    /// <param name="share">Such as 0.99.</param>
    /// <returns>Microseconds; 200,000 stands for all that is longer.</returns>
    public long Percentile(double share)
    {
        var left = (long)(Count * share);
        for (var us = 0; us <= LongestUs; us++)
            if ((left -= _packets[us]) <= 0) return us;
        return LongestUs;
    }
}
