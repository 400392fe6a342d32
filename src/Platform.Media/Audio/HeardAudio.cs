using Platform.Media.Codecs;
using Platform.Media.Relay;

namespace Platform.Media.Audio;

/// <summary>The last minute of what a leg's peer said, as linear samples; gaps of up to a second are silence.</summary>
internal sealed class HeardAudio : IAudioSink, IDisposable
{
    public const int KeptSeconds = 60;
    private const int LargestGap = AudioLoop.SampleRate;
    private const int WidebandPerMs = 16;

    private readonly Lock _gate = new();
    private readonly short[] _ring = new short[KeptSeconds * AudioLoop.SampleRate];
    private readonly short[] _decoded = new short[AudioCodecs.LongestPayloadMs * WidebandPerMs];
    private readonly short[] _narrow = new short[AudioCodecs.LongestPayloadMs * AudioLoop.SamplesPerMs];
    private readonly Downsampler _downsampler = new();
    private IAudioDecoder? _decoder;
    private long _total;
    private uint _expected;
    private bool _hasExpected;
    private bool _isDisposed;

    /// <summary>Samples heard since the start or <see cref="Forget"/>.</summary>
    public long Total
    {
        get { lock (_gate) return _total; }
    }

    public void Hear(in HeardPacket packet, ReadOnlySpan<byte> octets)
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            var gap = _hasExpected ? (int)(packet.Timestamp - _expected) : 0;
            gap /= AudioCodecs.RtpClockRate(packet.Codec) / AudioLoop.SampleRate;
            if (gap is > 0 and <= LargestGap) AddSilence(gap);
            (_expected, _hasExpected) = (packet.Timestamp + (uint)AudioCodecs.RtpDuration(packet.Codec, octets), true);
            foreach (var sample in Decode(packet.Codec, octets)) Add(sample);
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

    /// <summary>Hears no more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _decoder?.Dispose();
        }
    }

    private ReadOnlySpan<short> Decode(MediaCodec codec, ReadOnlySpan<byte> octets)
    {
        if (_decoder?.Codec != codec) UseDecoder(codec);
        var count = _decoder!.Decode(octets, _decoded);
        if (_decoder.SampleRate == AudioLoop.SampleRate) return _decoded.AsSpan(0, count);
        _downsampler.Process(_decoded.AsSpan(0, count), _narrow);
        return _narrow.AsSpan(0, count / 2);
    }

    private void UseDecoder(MediaCodec codec)
    {
        _decoder?.Dispose();
        _decoder = AudioCodecs.CreateDecoder(codec);
    }

    private void AddSilence(int samples)
    {
        for (var i = 0; i < samples; i++) Add(0);
    }

    private void Add(short sample) => _ring[_total++ % _ring.Length] = sample;
}
