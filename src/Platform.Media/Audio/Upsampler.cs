namespace Platform.Media.Audio;

/// <summary>Turns a stream of 8 kHz audio into 16 kHz. Delays by 2 ms; allocates nothing.</summary>
public sealed class Upsampler
{
    private const int Delay = HalfBandFilter.Taps / 2;

    private readonly HalfBandFilter _filter = new();
    private readonly float[] _between = new float[HalfBandFilter.Longest];

    /// <param name="samples">What follows the last call's samples.</param>
    /// <param name="result">Twice as long.</param>
    public void Process(ReadOnlySpan<short> samples, Span<short> result)
    {
        while (!samples.IsEmpty)
        {
            var count = Math.Min(samples.Length, HalfBandFilter.Longest);
            ProcessSome(samples[..count], result);
            samples = samples[count..];
            result = result[(2 * count)..];
        }
    }

    private void ProcessSome(ReadOnlySpan<short> samples, Span<short> result)
    {
        var line = _filter.Next(samples.Length);
        for (var i = 0; i < samples.Length; i++) line[i] = samples[i];
        _filter.Run(_between.AsSpan(0, samples.Length));
        for (var i = 0; i < samples.Length; i++)
        {
            result[2 * i] = (short)_filter.At(i, Delay);
            result[2 * i + 1] = HalfBandFilter.Round(_between[i]);
        }

        _filter.Advance(samples.Length);
    }
}
