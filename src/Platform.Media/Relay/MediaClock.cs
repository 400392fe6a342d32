namespace Platform.Media.Relay;

/// <summary>Turns the engine's time source into ticks since the engine began, RTP clock units, wall time and NTP time.</summary>
internal sealed class MediaClock
{
    private static readonly DateTimeOffset NtpEpoch = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly DateTimeOffset _originTime;

    public MediaClock(TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _originTime = time.GetUtcNow();
    }

    /// <summary>Ticks now; they begin at 0 and never go back.</summary>
    public long Now => _time.GetTimestamp() - _origin;

    public long TicksPerSecond => _time.TimestampFrequency;

    public DateTimeOffset UtcNow => _time.GetUtcNow();

    public long Ticks(TimeSpan span) => (long)(span.TotalSeconds * TicksPerSecond);

    /// <summary>The time in units of an RTP clock.</summary>
    /// <param name="ticks">The time.</param>
    /// <param name="rate">Units in a second.</param>
    public long Rtp(long ticks, int rate) => ticks / TicksPerSecond * rate + ticks % TicksPerSecond * rate / TicksPerSecond;

    public TimeSpan SpanOf(long ticks) => TimeSpan.FromSeconds((double)ticks / TicksPerSecond);

    public DateTimeOffset TimeOf(long ticks) => _originTime + TimeSpan.FromSeconds((double)ticks / TicksPerSecond);

    /// <summary>NTP time (RFC 3550 4): seconds since 1900 in the upper 32 bits, their fraction in the lower.</summary>
    public ulong Ntp(long ticks)
    {
        var sinceEpoch = (ulong)(TimeOf(ticks) - NtpEpoch).Ticks;
        var seconds = sinceEpoch / TimeSpan.TicksPerSecond;
        var fraction = sinceEpoch % TimeSpan.TicksPerSecond;
        return (seconds << 32) | ((fraction << 32) / TimeSpan.TicksPerSecond);
    }
}
