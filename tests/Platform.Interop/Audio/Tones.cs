namespace Platform.Interop.Audio;

/// <summary>Sine tones, made and measured. Samples are 8 kHz mono 16 bit; levels are dBFS, where 0 is a full-scale sine.</summary>
public static class Tones
{
    public const int SampleRateHz = 8000;

    /// <summary>The level of <see cref="Sine"/> and the least that a tone counts as heard.</summary>
    public const double LevelDbfs = -12;

    public static short[] Sine(double frequencyHz, TimeSpan length, double levelDbfs = LevelDbfs)
    {
        var peak = short.MaxValue * Math.Pow(10, levelDbfs / 20);
        var samples = new short[(int)(length.TotalSeconds * SampleRateHz)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)Math.Round(peak * Math.Sin(2 * Math.PI * frequencyHz * i / SampleRateHz));
        return samples;
    }

    /// <summary>
    /// Level of one frequency (Goertzel's algorithm over whole windows of 100 ms, the median of them), so that a gap at
    /// either end of a recording does not count. -120 for silence or no samples.
    /// </summary>
    public static double LevelAt(double frequencyHz, ReadOnlySpan<short> samples)
    {
        const int window = SampleRateHz / 10;
        var levels = new List<double>();
        for (var start = 0; start + window <= samples.Length; start += window)
            levels.Add(WindowLevel(frequencyHz, samples.Slice(start, window)));
        levels.Sort();
        return levels.Count == 0 ? Silence : levels[levels.Count / 2];
    }

    private const double Silence = -120;

    private static double WindowLevel(double frequencyHz, ReadOnlySpan<short> samples)
    {
        var coefficient = 2 * Math.Cos(2 * Math.PI * frequencyHz / SampleRateHz);
        double last = 0, beforeLast = 0;
        foreach (var sample in samples)
            (last, beforeLast) = (sample + (coefficient * last) - beforeLast, last);

        var power = (last * last) + (beforeLast * beforeLast) - (coefficient * last * beforeLast);
        var amplitude = 2 * Math.Sqrt(Math.Max(power, 0)) / samples.Length / short.MaxValue;
        return Math.Max(20 * Math.Log10(amplitude + 1e-9), Silence);
    }
}
