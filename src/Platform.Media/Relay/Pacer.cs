namespace Platform.Media.Relay;

/// <summary>
/// Decides when a leg's own packets are due, in ticks of the media timer. A late timer is made up for by shorter gaps, never by a
/// burst: at least half a packet time lies between two packets. What is later than 200 ms is given up.
/// </summary>
internal struct Pacer
{
    public const int TickMs = 5;
    private const int LargestLagTicks = 200 / TickMs;

    private long _due;

    /// <summary>A new run of packets begins at this tick.</summary>
    public void Begin(long tick) => _due = tick;

    /// <summary>A packet goes out at <paramref name="tick"/>.</summary>
    /// <param name="tick">The present tick.</param>
    /// <param name="packetTicks">Ticks that one packet lasts.</param>
    /// <param name="givenUp">Packets that are to be skipped because they are too late.</param>
    /// <returns>Ticks until the next packet, at least 1.</returns>
    public int Next(long tick, int packetTicks, out int givenUp)
    {
        _due += packetTicks;
        var lag = tick + packetTicks - _due;
        givenUp = lag > LargestLagTicks ? (int)(lag / packetTicks) : 0;
        _due += (long)givenUp * packetTicks;
        return (int)Math.Max(_due - tick, Math.Max(1, packetTicks / 2));
    }
}
