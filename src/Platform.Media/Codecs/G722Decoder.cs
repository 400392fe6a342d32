namespace Platform.Media.Codecs;

/// <summary>ITU-T G.722 at 64 kbit/s (mode 1), two samples for an octet; see <see cref="G722Encoder"/>.</summary>
internal sealed class G722Decoder : IAudioDecoder
{
    private readonly LossConcealer _concealer = new(16000);
    private readonly G722Band _low = G722Band.Low();
    private readonly G722Band _high = G722Band.High();
    private readonly int[] _line = new int[24];
    private int _at;

    public MediaCodec Codec => MediaCodec.G722;

    public int SampleRate => 16000;

    public int Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        if (2 * payload.Length > samples.Length) return 0;
        for (var i = 0; i < payload.Length; i++)
        {
            var low = DecodeLow(payload[i] & 0x3F);
            var high = DecodeHigh(payload[i] >> 6);
            Join(low + high, low - high, out samples[2 * i], out samples[2 * i + 1]);
        }

        _concealer.Hear(samples[..(2 * payload.Length)]);
        return 2 * payload.Length;
    }

    public void Conceal(Span<short> samples) => _concealer.Conceal(samples);

    public void Dispose()
    {
    }

    private int DecodeLow(int code)
    {
        var sample = Limit(_low.Predicted + ((_low.Scale * G722Tables.LowSteps6[code]) >> 15));
        var upper = code >> 2;
        _low.Adapt((_low.Scale * G722Tables.LowSteps4[upper]) >> 15, G722Tables.LowMultipliers[upper]);
        return sample;
    }

    private int DecodeHigh(int code)
    {
        var difference = (_high.Scale * G722Tables.HighSteps[code]) >> 15;
        var sample = Limit(_high.Predicted + difference);
        _high.Adapt(difference, G722Tables.HighMultipliers[code]);
        return sample;
    }

    private static int Limit(int sample) => Math.Clamp(sample, -16384, 16383);

    /// <summary>The receive filter (4.4): the two phases of the mirror filter over sums and differences.</summary>
    private void Join(int sum, int difference, out short first, out short second)
    {
        (_line[_at], _line[_at + 1]) = (sum, difference);
        _at = _at == 22 ? 0 : _at + 2;
        int even = 0, odd = 0;
        var filter = G722Tables.MirrorFilter;
        for (int i = 0, at = _at; i < 12; i++, at = at == 22 ? 0 : at + 2)
        {
            even += _line[at] * filter[i];
            odd += _line[at + 1] * filter[11 - i];
        }

        first = (short)G722Band.Saturate(odd >> 11);
        second = (short)G722Band.Saturate(even >> 11);
    }
}
