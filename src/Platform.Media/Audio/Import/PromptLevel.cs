namespace Platform.Media.Audio.Import;

/// <summary>
/// How loud audio is, and the same audio at the level of all prompts. The measure is the gated mean power of ITU-R BS.1770
/// (blocks of 400 ms with 75 % overlap, an absolute gate and one 10 dB below the mean), without its weighting of frequencies, which
/// telephone audio has little use for. 0 dB is a sine at full scale.
/// </summary>
internal static class PromptLevel
{
    /// <summary>Where every prompt ends up, within its peak limit.</summary>
    public const double TargetDbfs = -19;

    /// <summary>No peak is above this, between samples either.</summary>
    public const double CeilingDbfs = -1.5;

    /// <summary>Audio below this is silence.</summary>
    public const double SilenceDbfs = -60;

    private const double RelativeGateDb = 10;
    private const double SineToMeanDb = 3.0103;

    /// <summary>Gated level; null when no part of it is above silence.</summary>
    public static double? Measure(ReadOnlySpan<float> samples, int sampleRate)
    {
        var powers = BlockPowers(samples, sampleRate);
        powers.RemoveAll(power => ToDbfs(power) < SilenceDbfs);
        if (powers.Count == 0) return null;
        var gate = ToDbfs(powers.Average()) - RelativeGateDb;
        return ToDbfs(powers.Where(power => ToDbfs(power) >= gate).Average());
    }

    /// <summary>Brings the audio to the target, in place; peaks that would stand out are pressed down.</summary>
    /// <param name="samples">Audio of which <see cref="Measure"/> gave <paramref name="levelDbfs"/>.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="levelDbfs">The level as it is.</param>
    public static void Level(Span<float> samples, int sampleRate, double levelDbfs)
    {
        var gain = (float)Math.Pow(10, (TargetDbfs - levelDbfs) / 20);
        foreach (ref var sample in samples) sample *= gain;
        PeakLimiter.Limit(samples, sampleRate, (float)Math.Pow(10, CeilingDbfs / 20));
    }

    private static List<double> BlockPowers(ReadOnlySpan<float> samples, int sampleRate)
    {
        var block = Math.Min(samples.Length, sampleRate * 2 / 5);
        var step = Math.Max(1, block / 4);
        var powers = new List<double>();
        for (var at = 0; block > 0 && at + block <= samples.Length; at += step)
        {
            double sum = 0;
            foreach (var sample in samples.Slice(at, block)) sum += (double)sample * sample;
            powers.Add(sum / block);
        }

        return powers;
    }

    private static double ToDbfs(double meanSquare) => 10 * Math.Log10(Math.Max(meanSquare, 1e-20)) + SineToMeanDb;
}
