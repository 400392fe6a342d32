namespace Platform.Media.Audio;

/// <summary>
/// Turns a stream of 16 kHz audio into 8 kHz; what lies above 4 kHz is filtered out. Delays by 2 ms; allocates nothing.
/// </summary>
public sealed class Downsampler
{
    private const int Delay = HalfBandFilter.Taps / 2 - 1;

    private readonly HalfBandFilter _odd = new();
    private readonly float[] _even = new float[Delay + HalfBandFilter.Longest];
    private readonly float[] _filtered = new float[HalfBandFilter.Longest];

    /// <param name="samples">What follows the last call's samples; an even number.</param>
    /// <param name="result">Half as long.</param>
    public void Process(ReadOnlySpan<short> samples, Span<short> result)
    {
        while (!samples.IsEmpty)
        {
            var count = Math.Min(samples.Length / 2, HalfBandFilter.Longest);
            ProcessSome(samples[..(2 * count)], result[..count]);
            samples = samples[(2 * count)..];
            result = result[count..];
        }
    }

    private void ProcessSome(ReadOnlySpan<short> samples, Span<short> result)
    {
        var line = _odd.Next(result.Length);
        for (var i = 0; i < result.Length; i++)
        {
            _even[Delay + i] = samples[2 * i];
            line[i] = samples[2 * i + 1];
        }

        _odd.Run(_filtered.AsSpan(0, result.Length));
        for (var i = 0; i < result.Length; i++) result[i] = HalfBandFilter.Round((_even[i] + _filtered[i]) / 2);
        _odd.Advance(result.Length);
        _even.AsSpan(result.Length, Delay).CopyTo(_even);
    }
}
