using Platform.Media.Relay;

namespace Platform.Media.Jitter;

/// <summary>What a <see cref="JitterBuffer"/> has to give.</summary>
internal enum JitterStep
{
    /// <summary>Nothing was heard yet, or what was heard is held back a little before it begins.</summary>
    Idle,

    /// <summary>The next packet is there.</summary>
    Packet,

    /// <summary>A later packet is there, and what lies before it is lost.</summary>
    Gap,

    /// <summary>Nothing is there: it is late, or lost, or the speaker is silent.</summary>
    Starved,
}

/// <summary>
/// Puts the packets of one stream in order for a listener who takes audio at a steady pace. All times are in units of the RTP clock.
/// Nothing allocates once the slots have grown to the size of the payloads.
/// </summary>
/// <remarks>
/// The delay adapts by itself. It grows when a packet comes later than it was wanted: what was made up meanwhile is not taken back.
/// Only when a time stamp shows that the packet stands behind a hole (a loss, or silence that was not sent), then what was made up
/// fills the hole. It shrinks by <see cref="Excess"/>: for a while each packet came that much before it was wanted.
/// </remarks>
internal sealed class JitterBuffer
{
    private const int Slots = 64;
    private const int WindowPackets = 100;
    private const int LargestJumpMs = 1000;
    private const int SpareMs = 10;
    private const int LongestMs = 200;

    private readonly Slot[] _slots = new Slot[Slots];
    private readonly int _clockPerMs;
    private bool _isRunning;
    private bool _hasPackets;
    private ushort _next;
    private uint _expected;
    private uint _end;
    private int _waited;
    private int _windowLeft = WindowPackets;
    private int _leastAhead = int.MaxValue;

    /// <param name="clockRate">Units in a second.</param>
    public JitterBuffer(int clockRate) => _clockPerMs = clockRate / 1000;

    /// <summary>How much is held back for the listener.</summary>
    public int Held => _isRunning ? Math.Max(0, (int)(_end - _expected)) : 0;

    /// <summary>By how much the delay can be cut now; the caller says with <see cref="Cut"/> what it cut.</summary>
    public int Excess { get; private set; }

    /// <summary>Takes a packet; false when it came too late.</summary>
    /// <param name="packet">Its place.</param>
    /// <param name="payload">Copied.</param>
    /// <param name="duration">How long it lasts.</param>
    /// <param name="queued">How much audio that was taken out already waits to be heard.</param>
    public bool Put(in HeardPacket packet, ReadOnlySpan<byte> payload, int duration, int queued)
    {
        var isFar = _hasPackets && (short)(packet.Sequence - _next) is >= Slots or < -Slots;
        if (packet.IsRestart || isFar) Reset();
        if (!_hasPackets) (_hasPackets, _next, _end) = (true, packet.Sequence, packet.Timestamp);
        if ((short)(packet.Sequence - _next) < 0)
        {
            if (_isRunning) return false;
            _next = packet.Sequence;
        }

        _slots[packet.Sequence % Slots].Fill(packet, payload, duration);
        var end = packet.Timestamp + (uint)duration;
        if ((int)(end - _end) > 0) _end = end;
        if (_isRunning) Observe((int)(packet.Timestamp - _expected) - _waited + queued);
        return true;
    }

    /// <summary>Looks for what comes next; a packet is taken out.</summary>
    /// <param name="packet">Of <see cref="JitterStep.Packet"/>: the packet. Of <see cref="JitterStep.Gap"/>: the one after the gap.</param>
    /// <param name="missing">Length of the gap.</param>
    public JitterStep Take(out TakenPacket packet, out int missing)
    {
        packet = default;
        missing = 0;
        if (!_hasPackets || !TryFindNext(out var index)) return _isRunning ? JitterStep.Starved : JitterStep.Idle;
        ref var slot = ref _slots[index];
        if (!_isRunning && !TryBegin(slot)) return JitterStep.Idle;
        packet = new TakenPacket(slot.Codec, slot.Octets.AsSpan(0, slot.Length));
        var isJump = Math.Abs((long)(int)(slot.Timestamp - _expected)) > LargestJumpMs * _clockPerMs;
        missing = Missing(slot.Timestamp);
        if (missing > 0) return JitterStep.Gap;
        slot.IsFull = false;
        _next = (ushort)(slot.Sequence + 1);
        _expected = slot.Timestamp + (uint)slot.Duration;
        _waited = 0;
        // The ends of before belong to another clock.
        if (isJump) (_end, Excess) = (_expected, 0);
        return JitterStep.Packet;
    }

    /// <summary>The caller made up this much of a gap.</summary>
    public void Fill(int units) => _expected += (uint)units;

    /// <summary>The caller made up this much because there was nothing.</summary>
    public void Wait(int units)
    {
        if (_hasPackets) _waited = Math.Min(_waited + units, 3600 * 1000 * _clockPerMs / 4);
    }

    /// <summary>The caller left this much out.</summary>
    public void Cut(int units) => Excess = Math.Max(0, Excess - units);

    /// <summary>The stream begins anew.</summary>
    private void Reset()
    {
        foreach (ref var slot in _slots.AsSpan()) slot.IsFull = false;
        (_isRunning, _hasPackets, _waited, Excess) = (false, false, 0, 0);
        (_windowLeft, _leastAhead) = (WindowPackets, int.MaxValue);
    }

    /// <summary>A stream begins one step after its first packet is seen, so that the second may come a little late.</summary>
    private bool TryBegin(in Slot first)
    {
        if (_waited == 0) return false;
        (_isRunning, _expected, _waited) = (true, first.Timestamp, 0);
        return true;
    }

    private bool TryFindNext(out int index)
    {
        for (var ahead = 0; ahead < Slots; ahead++)
        {
            index = (ushort)(_next + ahead) % Slots;
            if (_slots[index].IsFull) return true;
        }

        index = -1;
        return false;
    }

    private int Missing(uint timestamp)
    {
        var gap = (int)(timestamp - _expected);
        var filled = Math.Clamp(gap, 0, _waited);
        _waited -= filled;
        _expected += (uint)filled;
        gap -= filled;
        return gap > LargestJumpMs * _clockPerMs ? 0 : gap;
    }

    /// <summary>Learns how long before it was wanted a packet came.</summary>
    private void Observe(int ahead)
    {
        _leastAhead = Math.Min(_leastAhead, ahead);
        var overLong = Held - LongestMs * _clockPerMs;
        if (overLong > 0) Excess = Math.Max(Excess, overLong);
        if (--_windowLeft > 0) return;
        Excess = Math.Max(0, _leastAhead - SpareMs * _clockPerMs);
        (_windowLeft, _leastAhead) = (WindowPackets, int.MaxValue);
    }

    private struct Slot
    {
        public bool IsFull;
        public ushort Sequence;
        public uint Timestamp;
        public int Duration;
        public int Length;
        public MediaCodec Codec;
        public byte[]? Octets;

        public void Fill(in HeardPacket packet, ReadOnlySpan<byte> payload, int duration)
        {
            if (Octets is null || Octets.Length < payload.Length) Octets = new byte[Math.Max(payload.Length, 256)];
            payload.CopyTo(Octets);
            (IsFull, Sequence, Timestamp, Duration) = (true, packet.Sequence, packet.Timestamp, duration);
            (Length, Codec) = (payload.Length, packet.Codec);
        }
    }
}

/// <summary>A packet out of a <see cref="JitterBuffer"/>; valid until the next one is put in.</summary>
internal readonly ref struct TakenPacket(MediaCodec codec, ReadOnlySpan<byte> payload)
{
    public MediaCodec Codec { get; } = codec;

    public ReadOnlySpan<byte> Payload { get; } = payload;
}
