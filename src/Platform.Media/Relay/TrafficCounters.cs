namespace Platform.Media.Relay;

/// <summary>Why a datagram went no further. The names are the metric's <c>reason</c> tag.</summary>
internal enum DropReason
{
    Malformed,
    Stranger,
    NoRemote,
    PayloadType,
    Direction,
    Duplicate,
    Stale,
    SendFailed,
    NotSecured,
    BadTag,
    Replayed,
    UnknownUfrag,
    IceRefused,
    Late,
    ForeignSource,
}

/// <summary>Counts of one relay thread, which alone writes them; others read whenever they like.</summary>
internal sealed class TrafficCounters
{
    private readonly long[] _dropped = new long[Enum.GetValues<DropReason>().Length];
    private readonly long[] _audioFaults = new long[Enum.GetValues<AudioFault>().Length];
    private long _packetsIn;
    private long _packetsOut;
    private long _lost;
    private long _faults;
    private long _mixed;
    private long _concealed;

    public long PacketsIn => Volatile.Read(ref _packetsIn);

    public long PacketsOut => Volatile.Read(ref _packetsOut);

    public long Lost => Volatile.Read(ref _lost);

    /// <summary>Exceptions caught on the thread: bugs, each of which cost at most one packet.</summary>
    public long Faults => Volatile.Read(ref _faults);

    /// <summary>Packets that were mixed or transcoded.</summary>
    public long Mixed => Volatile.Read(ref _mixed);

    /// <summary>Times that lost audio was made up, 20 ms at most each.</summary>
    public long Concealed => Volatile.Read(ref _concealed);

    public long Dropped(DropReason reason) => Volatile.Read(ref _dropped[(int)reason]);

    /// <summary>How often a bridged peer was found not to be heard.</summary>
    public long AudioFaults(AudioFault fault) => Volatile.Read(ref _audioFaults[(int)fault]);

    public void CountAudioFault(AudioFault fault) => _audioFaults[(int)fault]++;

    public void CountIn() => _packetsIn++;

    public void CountOut() => _packetsOut++;

    public void CountLost(long packets) => _lost += packets;

    public void CountFault() => _faults++;

    public void CountMixed() => _mixed++;

    public void CountConcealed() => _concealed++;

    public void CountDrop(DropReason reason) => _dropped[(int)reason]++;
}
