namespace Platform.Media.Rtp;

/// <summary>
/// The one RTP stream that a leg's peer receives. Sources take turns (music, a bridged leg, digits), yet the peer sees a single
/// SSRC, sequence numbers that count on, and a timestamp that runs with the clock. Relay thread only.
/// </summary>
/// <remarks>
/// Invariants: the first packet after a change of source has the highest sequence number sent + 1, a timestamp past the last
/// one by the time that went by, and the marker bit. Within a relayed source, gaps and reordering pass through as they are, so
/// that the receiver can tell loss. A packet older than the change of source is refused.
/// </remarks>
internal sealed class OutgoingStream
{
    private const int LargestClockJumpSeconds = 4;
    private const int LongestPast = 1 << 14;

    private long _source;
    private ushort _highest;
    private ushort _anchor;
    private ushort _sequenceOffset;
    private uint _timestamp;
    private uint _timestampOffset;
    private long _sentAt; // when a packet first carried _timestamp
    private bool _hasSent;

    public OutgoingStream(uint ssrc, ushort sequence, uint timestamp)
    {
        Ssrc = ssrc;
        _highest = sequence;
        _timestamp = timestamp;
    }

    public uint Ssrc { get; }

    /// <summary>Units of the time stamps, and of the times given to the other members, in a second.</summary>
    public int ClockRate { get; private set; } = 8000;

    /// <summary>Sequence number of the latest packet.</summary>
    public ushort Sequence => _highest;

    /// <summary>Timestamp of the latest packet.</summary>
    public uint Timestamp => _timestamp;

    /// <summary>Another codec may have another clock: time stamps go on from the last one at its pace.</summary>
    public void UseClockRate(int rate)
    {
        _sentAt = _sentAt * rate / ClockRate;
        ClockRate = rate;
    }

    /// <summary>Places a packet of another stream in this one; false when it is too old to be sent.</summary>
    /// <param name="source">Which stream it is of; never 0.</param>
    /// <param name="header">Its header.</param>
    /// <param name="isRestart">Its sender began again.</param>
    /// <param name="now">The time in units of the RTP clock.</param>
    /// <param name="placed">Its place in this stream.</param>
    /// <param name="lastDuration">
    /// The audio goes on from the last packet's, which lasted so long: a change of source leaves no hole then. 0: it does not.
    /// </param>
    public bool TryPlace(long source, in RtpHeader header, bool isRestart, long now, out RtpPlace placed, uint lastDuration = 0)
    {
        var isSwitch = source != _source || isRestart;
        if (isSwitch) AnchorSequence(source, header.Sequence);
        var sequence = (ushort)(header.Sequence + _sequenceOffset);
        if (isSwitch || IsClockJump(header.Timestamp, sequence, now)) _timestampOffset = Follow(lastDuration, now) - header.Timestamp;
        var timestamp = header.Timestamp + _timestampOffset;
        placed = new RtpPlace(sequence, timestamp, isSwitch || header.Marker);
        if ((short)(sequence - _anchor) < 0) return false;
        if ((short)(sequence - _highest) <= 0) return true;
        Advance(sequence, timestamp, now);
        // Left behind by half the range, it would seem to lie ahead.
        if ((ushort)(sequence - _anchor) > LongestPast) _anchor = (ushort)(sequence - LongestPast);
        return true;
    }

    /// <summary>
    /// A packet of the present source that the peer does not take: those after it close up, so that it does not look lost. Its own past
    /// can't be sent after that.
    /// </summary>
    /// <param name="source">As of <see cref="TryPlace"/>.</param>
    /// <param name="header">Its header.</param>
    /// <param name="isRestart">Its sender began again.</param>
    public void LeaveOut(long source, in RtpHeader header, bool isRestart)
    {
        if (source != _source) return;
        // The next packet begins it anew.
        if (isRestart) _source = 0;
        if (isRestart || (short)(header.Sequence + _sequenceOffset - _highest) <= 0) return;
        _sequenceOffset--;
        _anchor = (ushort)(_highest + 1);
    }

    /// <summary>The next packet of a source that goes on where the former one ended, if that was just now.</summary>
    /// <param name="source">Which source; never 0.</param>
    /// <param name="step">As of <see cref="Next"/>.</param>
    /// <param name="now">The time in units of the RTP clock.</param>
    public RtpPlace NextOf(long source, uint step, long now)
    {
        if (source == _source) return Next(source, step, now);
        var timestamp = Follow(step, now);
        _source = source;
        Advance(++_highest, timestamp, now);
        return new RtpPlace(_highest, timestamp, Marker: true);
    }

    /// <summary>The next packet of a source of our own.</summary>
    /// <param name="source">Which source; never 0.</param>
    /// <param name="step">Units of the RTP clock since the source's previous packet; 0 repeats its timestamp.</param>
    /// <param name="now">The time in units of the RTP clock.</param>
    public RtpPlace Next(long source, uint step, long now)
    {
        var isSwitch = source != _source;
        var timestamp = isSwitch ? TimestampAt(now) : _timestamp + step;
        _source = source;
        var sequence = (ushort)(_highest + 1);
        Advance(sequence, timestamp, now);
        return new RtpPlace(sequence, timestamp, isSwitch);
    }

    /// <summary>Another packet of an instant that went by, such as of a key press.</summary>
    public RtpPlace Repeat(uint timestamp) => new(++_highest, timestamp, Marker: false);

    /// <summary>The time after the last packet, if it was sent within the last 100 ms or so; else what the clock shows.</summary>
    private uint Follow(uint lastDuration, long now)
    {
        var isRecent = _hasSent && lastDuration > 0 && now - _sentAt < lastDuration + ClockRate / 10;
        return isRecent ? _timestamp + lastDuration : TimestampAt(now);
    }

    private void AnchorSequence(long source, ushort sequence)
    {
        _source = source;
        _anchor = (ushort)(_highest + 1);
        _sequenceOffset = (ushort)(_anchor - sequence);
    }

    private void Advance(ushort sequence, uint timestamp, long now)
    {
        var isNewInstant = timestamp != _timestamp || !_hasSent;
        if (isNewInstant) _sentAt = now;
        _highest = sequence;
        _timestamp = timestamp;
        _hasSent = true;
    }

    /// <summary>What the clock of this stream shows at <paramref name="now"/>.</summary>
    public uint TimestampAt(long now) => _hasSent ? _timestamp + (uint)Math.Max(1, now - _sentAt) : _timestamp;

    /// <summary>A sender may set its clock anew in the middle of a stream (after hold); the receiver shall not see that.</summary>
    private bool IsClockJump(uint timestamp, ushort sequence, long now)
    {
        if ((short)(sequence - _highest) <= 0) return false;
        var step = (int)(timestamp + _timestampOffset - _timestamp);
        return Math.Abs(step - (now - _sentAt)) > LargestClockJumpSeconds * ClockRate;
    }
}

/// <summary>Where a packet stands in a stream.</summary>
internal readonly record struct RtpPlace(ushort Sequence, uint Timestamp, bool Marker);
