using Platform.Media.Relay;

namespace Platform.Media.Audio;

/// <summary>The last minute of what a leg's peer said, as linear samples; gaps of up to a second are silence.</summary>
internal sealed class HeardAudio : IAudioSink
{
    public const int KeptSeconds = 60;
    private const int LargestGap = AudioLoop.SampleRate;

    private readonly Lock _gate = new();
    private readonly short[] _ring = new short[KeptSeconds * AudioLoop.SampleRate];
    private readonly short[] _decoded = new short[2048];
    private long _total;
    private uint _expected;
    private bool _hasExpected;

    /// <summary>Samples heard since the start or <see cref="Forget"/>.</summary>
    public long Total
    {
        get { lock (_gate) return _total; }
    }

    public void Hear(in HeardPacket packet, ReadOnlySpan<byte> octets)
    {
        lock (_gate)
        {
            var gap = _hasExpected ? (int)(packet.Timestamp - _expected) : 0;
            if (gap is > 0 and <= LargestGap) AddSilence(gap);
            (_expected, _hasExpected) = (packet.Timestamp + (uint)octets.Length, true);
            G711.Decode(packet.Codec, octets, _decoded);
            foreach (var sample in _decoded.AsSpan(0, octets.Length)) Add(sample);
        }
    }

    /// <summary>The newest samples, oldest first.</summary>
    public short[] Newest(long atMost)
    {
        lock (_gate)
        {
            var count = Math.Min(Math.Min(atMost, _total), _ring.Length);
            var result = new short[count];
            for (var i = 0; i < count; i++) result[i] = _ring[(_total - count + i) % _ring.Length];
            return result;
        }
    }

    public void Forget()
    {
        lock (_gate) (_total, _hasExpected) = (0, false);
    }

    private void AddSilence(int samples)
    {
        for (var i = 0; i < samples; i++) Add(0);
    }

    private void Add(short sample) => _ring[_total++ % _ring.Length] = sample;
}
