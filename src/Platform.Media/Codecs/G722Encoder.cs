namespace Platform.Media.Codecs;

/// <summary>
/// ITU-T G.722 at 64 kbit/s: a quadrature mirror filter halves the band; each half is coded by adaptive differences, the lower with
/// six bits and the higher with two. An octet for two samples, |high 2|low 6|.
/// </summary>
internal sealed class G722Encoder : IAudioEncoder
{
    private const int HighDecision = 564;

    private readonly G722Band _low = G722Band.Low();
    private readonly G722Band _high = G722Band.High();
    private readonly int[] _line = new int[24];
    private int _at;

    public MediaCodec Codec => MediaCodec.G722;

    public int SampleRate => 16000;

    public int Encode(ReadOnlySpan<short> samples, Span<byte> payload)
    {
        for (var i = 0; i < samples.Length / 2; i++)
        {
            Split(samples[2 * i], samples[2 * i + 1], out var low, out var high);
            payload[i] = (byte)(EncodeHigh(high) << 6 | EncodeLow(low));
        }

        return samples.Length / 2;
    }

    public void Dispose()
    {
    }

    /// <summary>The transmit filter (3.1): sum and difference of the filter's two phases.</summary>
    private void Split(int first, int second, out int low, out int high)
    {
        // The line is a ring of pairs, the oldest at _at.
        (_line[_at], _line[_at + 1]) = (first, second);
        _at = _at == 22 ? 0 : _at + 2;
        int odd = 0, even = 0;
        var filter = G722Tables.MirrorFilter;
        for (int i = 0, at = _at; i < 12; i++, at = at == 22 ? 0 : at + 2)
        {
            odd += _line[at] * filter[i];
            even += _line[at + 1] * filter[11 - i];
        }

        low = (even + odd) >> 14;
        high = (even - odd) >> 14;
    }

    private int EncodeLow(int sample)
    {
        var error = G722Band.Saturate(sample - _low.Predicted);
        var magnitude = error < 0 ? ~error : error;
        var decisions = G722Tables.LowDecisions;
        var level = 1;
        while (level < decisions.Length && magnitude >= (decisions[level] * _low.Scale) >> 12) level++;
        // Codes count down from 61 for positive and from 63, 62, 31, 30 for negative differences (table 13).
        var code = error >= 0 ? 62 - level : level <= 2 ? 64 - level : 34 - level;
        var upper = code >> 2;
        _low.Adapt((_low.Scale * G722Tables.LowSteps4[upper]) >> 15, G722Tables.LowMultipliers[upper]);
        return code;
    }

    private int EncodeHigh(int sample)
    {
        var error = G722Band.Saturate(sample - _high.Predicted);
        var magnitude = error < 0 ? ~error : error;
        var isFar = magnitude >= (HighDecision * _high.Scale) >> 12;
        var code = (error >= 0 ? 2 : 0) + (isFar ? 0 : 1);
        _high.Adapt((_high.Scale * G722Tables.HighSteps[code]) >> 15, G722Tables.HighMultipliers[code]);
        return code;
    }
}
