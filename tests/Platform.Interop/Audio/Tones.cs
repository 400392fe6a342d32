using Platform.Media.Audio;

namespace Platform.Interop.Audio;

/// <summary>Sine tones, made and measured. Samples are 8 kHz mono 16 bit; levels are dBFS, where 0 is a full-scale sine.</summary>
public static class Tones
{
    public const int SampleRateHz = 8000;

    /// <summary>The level of <see cref="Sine"/>.</summary>
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
    /// Level of one frequency, the median of whole windows of 100 ms, so that a gap at either end of a recording does not count.
    /// </summary>
    public static double LevelAt(double frequencyHz, ReadOnlySpan<short> samples)
    {
        const int window = SampleRateHz / 10;
        var levels = new List<double>();
        for (var start = 0; start + window <= samples.Length; start += window)
            levels.Add(ToneDetector.LevelDbfs(samples.Slice(start, window), frequencyHz));
        levels.Sort();
        return levels.Count == 0 ? ToneDetector.FloorDbfs : levels[levels.Count / 2];
    }
}
