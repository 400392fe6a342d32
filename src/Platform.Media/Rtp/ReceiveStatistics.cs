namespace Platform.Media.Rtp;

/// <summary>What a sequence number says about its packet.</summary>
internal enum SequenceVerdict
{
    /// <summary>The next one, or one after a gap.</summary>
    InOrder,

    /// <summary>The first of a stream: a new SSRC, or a sender that began again.</summary>
    Restart,

    /// <summary>Later than one that was to come after it.</summary>
    Late,

    /// <summary>Seen before.</summary>
    Duplicate,

    /// <summary>Far off; a second one that follows it is a restart (RFC 3550 A.1).</summary>
    Outlier,
}

/// <summary>
/// Counts one peer's packets as RFC 3550 A.1 (sequence), A.3 (loss) and A.8 (jitter) tell. A new SSRC begins a new count; what
/// the former one lost stays in the sum. Relay thread only.
/// </summary>
internal sealed class ReceiveStatistics
{
    private const int MaximumDropout = 3000;
    private const int MaximumMisorder = 100;
    private const int Unset = -1;

    private uint _cycles;
    private ushort _highest;
    private uint _baseExtended;
    private long _received;
    private long _lostBefore;
    private int _expectedAfterOutlier = Unset;
    private ulong _recent;
    private int _transit;
    private bool _hasTransit;
    private long _expectedAtReport;
    private long _receivedAtReport;

    public bool HasSource { get; private set; }

    public uint Ssrc { get; private set; }

    public uint ExtendedHighest => _cycles + _highest;

    /// <summary>In units of the RTP clock.</summary>
    public double Jitter { get; private set; }

    /// <summary>Packets lost by all SSRCs so far, never below 0.</summary>
    public long Lost => _lostBefore + LostNow;

    /// <summary>Packets lost by the present SSRC, never below 0.</summary>
    public long LostNow => HasSource ? Math.Max(0, Expected - _received) : 0;

    public long OutOfOrder { get; private set; }

    /// <summary>Gaps in the sequence, however long; one that late packets fill still counts.</summary>
    public long Gaps { get; private set; }

    public long Duplicates { get; private set; }

    private long Expected => (long)ExtendedHighest - _baseExtended + 1;

    /// <summary>Judges a packet and counts it.</summary>
    public SequenceVerdict Accept(uint ssrc, ushort sequence)
    {
        if (!HasSource || ssrc != Ssrc) return Begin(ssrc, sequence);
        var ahead = (ushort)(sequence - _highest);
        if (ahead == 0) return CountDuplicate();
        if (ahead < MaximumDropout) return CountForward(sequence, ahead);
        if (ahead > 65536 - MaximumMisorder) return CountBackward((ushort)(_highest - sequence));
        if (sequence == _expectedAfterOutlier) return Begin(ssrc, sequence);
        _expectedAfterOutlier = (ushort)(sequence + 1);
        return SequenceVerdict.Outlier;
    }

    /// <summary>
    /// Adds a packet's arrival to the jitter (A.8). Not for packets whose timestamp does not tell when they were sampled.
    /// </summary>
    /// <param name="timestamp">RTP timestamp.</param>
    /// <param name="arrival">Arrival in units of the RTP clock.</param>
    public void AddArrival(uint timestamp, uint arrival)
    {
        var transit = (int)(arrival - timestamp);
        if (_hasTransit) Jitter += (Math.Abs((double)(transit - _transit)) - Jitter) / 16;
        _transit = transit;
        _hasTransit = true;
    }

    /// <summary>The stream's clock changed: the next arrival is compared with none before it.</summary>
    public void ForgetTransit() => _hasTransit = false;

    /// <summary>Share of packets lost since the last call, in 1/256 (RFC 3550 A.3).</summary>
    public byte TakeFractionLost()
    {
        var expected = Expected - _expectedAtReport;
        var lost = expected - (_received - _receivedAtReport);
        _expectedAtReport = Expected;
        _receivedAtReport = _received;
        return expected <= 0 || lost <= 0 ? (byte)0 : (byte)Math.Min(255, (lost << 8) / expected);
    }

    private SequenceVerdict Begin(uint ssrc, ushort sequence)
    {
        _lostBefore = Lost;
        HasSource = true;
        Ssrc = ssrc;
        _cycles = 0;
        _highest = sequence;
        _baseExtended = sequence;
        _received = 1;
        _recent = 1;
        _expectedAfterOutlier = Unset;
        _expectedAtReport = 0;
        _receivedAtReport = 0;
        _hasTransit = false;
        Jitter = 0;
        return SequenceVerdict.Restart;
    }

    private SequenceVerdict CountForward(ushort sequence, int ahead)
    {
        if (sequence < _highest) _cycles += 65536;
        _highest = sequence;
        if (ahead > 1) Gaps++;
        _recent = ahead >= 64 ? 1 : (_recent << ahead) | 1;
        _received++;
        return SequenceVerdict.InOrder;
    }

    private SequenceVerdict CountBackward(int behind)
    {
        var isRemembered = behind < 64;
        if (isRemembered && (_recent & (1UL << behind)) != 0) return CountDuplicate();
        if (isRemembered) _recent |= 1UL << behind;
        OutOfOrder++;
        _received++;
        return SequenceVerdict.Late;
    }

    private SequenceVerdict CountDuplicate()
    {
        Duplicates++;
        return SequenceVerdict.Duplicate;
    }
}
