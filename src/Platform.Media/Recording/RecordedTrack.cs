using Platform.Media.Codecs;

namespace Platform.Media.Recording;

/// <summary>
/// What one leg says, on the recording's time line: its packets are put in order, lost ones made up for, the rest is silence. The
/// recording thread only.
/// </summary>
internal sealed class RecordedTrack(RecordingTap tap, long ticksPerSecond) : IDisposable
{
    private const int Rate = RecordingFormat.SampleRate;
    private const int LongestConcealed = Rate * 60 / 1000;
    private const int LongestPayload = Rate * AudioCodecs.LongestPayloadMs / 1000;

    private readonly TrackPlacing _placing = new(ticksPerSecond);
    private readonly List<HeldPacket> _held = [];
    private readonly short[] _decoded = new short[2 * LongestPayload];
    private readonly short[] _pending = new short[2 * LongestPayload];
    private IAudioDecoder? _decoder;
    private Decimator? _decimator;
    private long _cursor;
    private long _pendingAt;
    private int _pendingLength;
    private long _end;
    private long _lastOrder;

    public RecordingTap Tap => tap;

    /// <summary>Adds the samples from <paramref name="from"/> on to <paramref name="mix"/>.</summary>
    public void Render(long from, Span<int> mix)
    {
        TakeIn();
        var to = from + mix.Length;
        AddPending(from, mix);
        while (_held.Count > 0 && _held[0].Place.At < to)
        {
            var isHeard = TryDecode(_held[0]);
            _held.RemoveAt(0);
            if (isHeard) AddPending(from, mix);
        }

        tap.Ring.Release(_held.Count == 0 ? _cursor : _held.Min(packet => packet.RingAt));
    }

    public void Dispose() => _decoder?.Dispose();

    private void TakeIn()
    {
        while (tap.Ring.TryRead(ref _cursor, out var packet, out var at))
        {
            var held = new HeldPacket(_placing.Place(packet), packet.Codec, at);
            var index = _held.Count;
            while (index > 0 && _held[index - 1].Place.Order > held.Place.Order) index--;
            _held.Insert(index, held);
        }
    }

    /// <summary>Leaves the packet's samples, and what was lost before them, pending; false when it comes too late.</summary>
    private bool TryDecode(in HeldPacket packet)
    {
        var decoder = DecoderOf(packet.Codec);
        var isLate = packet.Place.Order <= _lastOrder;
        if (isLate) return false;
        var gap = packet.Place.At - _end;
        var isLoss = !packet.Place.IsFirst && packet.Place.Order > _lastOrder + 1 && gap is > 0 and <= LongestPayload;
        (_pendingAt, _pendingLength) = (packet.Place.At, 0);
        if (isLoss) Conceal(decoder, (int)gap);
        var made = Narrow(decoder, decoder.Decode(tap.Ring.Payload(packet.RingAt), RoomOf(decoder)));
        var overlap = packet.Place.IsFirst ? 0 : (int)Math.Clamp(-gap, 0, made);
        _decoded.AsSpan(overlap, made - overlap).CopyTo(_pending.AsSpan(_pendingLength));
        _pendingLength += made - overlap;
        _pendingAt += isLoss ? 0 : overlap;
        _end = packet.Place.At + made;
        _lastOrder = packet.Place.Order;
        return true;
    }

    /// <summary>What does not fit in it is longer than any payload may be, and not decoded.</summary>
    private Span<short> RoomOf(IAudioDecoder decoder) => _decoded.AsSpan(0, LongestPayload * decoder.SampleRate / Rate);

    private void Conceal(IAudioDecoder decoder, int gap)
    {
        _pendingAt -= gap;
        var concealed = Math.Min(gap, LongestConcealed);
        var wanted = _decoded.AsSpan(0, concealed * decoder.SampleRate / Rate);
        decoder.Conceal(wanted);
        var made = Narrow(decoder, wanted.Length);
        _decoded.AsSpan(0, made).CopyTo(_pending);
        _pending.AsSpan(made, gap - made).Clear();
        _pendingLength = gap;
    }

    private int Narrow(IAudioDecoder decoder, int length) =>
        decoder.SampleRate == Rate ? length : (_decimator ??= new Decimator()).Halve(_decoded.AsSpan(0, length));

    private void AddPending(long from, Span<int> mix)
    {
        var first = Math.Max(from, _pendingAt);
        var last = Math.Min(from + mix.Length, _pendingAt + _pendingLength);
        for (var at = first; at < last; at++) mix[(int)(at - from)] += _pending[at - _pendingAt];
    }

    private IAudioDecoder DecoderOf(MediaCodec codec)
    {
        if (_decoder?.Codec == codec) return _decoder;
        _decoder?.Dispose();
        return _decoder = AudioCodecs.CreateDecoder(codec);
    }

    private readonly record struct HeldPacket(PacketPlace Place, MediaCodec Codec, long RingAt);
}
