namespace Platform.Media.Relay;

/// <summary>
/// What is known of a leg from outside its relay thread. The relay thread alone writes; each field is read whole, and the fields
/// of one snapshot may be a packet apart.
/// </summary>
internal sealed class LegCounters
{
    /// <summary>A time that is not known yet.</summary>
    public const long Never = long.MinValue;

    public long PacketsIn;
    public long BytesIn;
    public long PacketsOut;
    public long BytesOut;
    public long PayloadBytesOut;
    public long Lost;
    public long LossBursts;
    public long OutOfOrder;
    public long Duplicates;
    public long Strangers;
    public long Malformed;
    public long Unauthentic;
    public long OtherDropped;
    public long SendErrors;
    public long FirstPacketAt = Never;
    public long LastPacketAt = Never;
    public long RemoteLost = Never;
    public double JitterMs;
    public double RemoteJitterMs;
    public double RoundTripMs = double.NaN;
    public long OneWayTicks;
    public long SilenceTicks;
    public uint Sequence;
    public uint Timestamp;
    public uint SentRollOver;
    public uint HeardRollOver;
    public uint RtcpIndex;
    public MediaAddress? SendingTo;
    public MediaAddress? Latched;

    public MediaLegStatistics Snapshot(MediaClock clock) => new()
    {
        PacketsIn = Volatile.Read(ref PacketsIn),
        BytesIn = Volatile.Read(ref BytesIn),
        PacketsOut = Volatile.Read(ref PacketsOut),
        BytesOut = Volatile.Read(ref BytesOut),
        Lost = Volatile.Read(ref Lost),
        JitterMs = Volatile.Read(ref JitterMs),
        LossBursts = Volatile.Read(ref LossBursts),
        OutOfOrder = Volatile.Read(ref OutOfOrder),
        Duplicates = Volatile.Read(ref Duplicates),
        StrangersDropped = Volatile.Read(ref Strangers),
        Malformed = Volatile.Read(ref Malformed),
        Unauthentic = Volatile.Read(ref Unauthentic),
        OtherDropped = Volatile.Read(ref OtherDropped),
        SendErrors = Volatile.Read(ref SendErrors),
        FirstPacketAt = TimeOf(clock, Volatile.Read(ref FirstPacketAt)),
        LastPacketAt = TimeOf(clock, Volatile.Read(ref LastPacketAt)),
        RemoteLost = Volatile.Read(ref RemoteLost) is var lost && lost == Never ? null : lost,
        RemoteJitterMs = Volatile.Read(ref RemoteLost) == Never ? null : Volatile.Read(ref RemoteJitterMs),
        RoundTrip = Volatile.Read(ref RoundTripMs) is var ms && double.IsNaN(ms) ? null : TimeSpan.FromMilliseconds(ms),
        OneWayAudio = clock.SpanOf(Volatile.Read(ref OneWayTicks)),
        Silence = clock.SpanOf(Volatile.Read(ref SilenceTicks)),
        SendingTo = Volatile.Read(ref SendingTo),
    };

    private static DateTimeOffset? TimeOf(MediaClock clock, long ticks) => ticks == Never ? null : clock.TimeOf(ticks);
}
