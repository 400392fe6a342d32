using Platform.Media.Audio;

namespace Platform.Host.Robots;

/// <summary>What was heard of one tone, and of everything else.</summary>
/// <param name="LevelDbfs">Level of the tone; 0 is a sine at full scale.</param>
/// <param name="OtherDbfs">Level of all that is not the tone, counted as one sine.</param>
internal sealed record ToneFinding(int Hz, double LevelDbfs, double OtherDbfs)
{
    /// <summary>A quieter tone does not count as heard.</summary>
    public const double QuietestDbfs = -35;

    /// <summary>How far the tone must stand out.</summary>
    public const double LeastDistanceDb = 15;

    private const int WindowSamples = AudioLoop.SampleRate / 4;

    public bool IsHeard => LevelDbfs >= QuietestDbfs && LevelDbfs - OtherDbfs >= LeastDistanceDb;

    /// <summary>
    /// Medians over windows of 250 ms, so that one late packet, which bends the tone's phase, does not spoil the whole.
    /// </summary>
    public static ToneFinding In(ReadOnlySpan<short> heard, int hz)
    {
        var levels = new List<double>();
        var others = new List<double>();
        for (var start = 0; start + WindowSamples <= heard.Length; start += WindowSamples)
        {
            var window = heard.Slice(start, WindowSamples);
            var level = ToneDetector.LevelDbfs(window, hz);
            levels.Add(level);
            others.Add(Rest(ToneDetector.TotalDbfs(window), level));
        }
        return new ToneFinding(hz, Median(levels), Median(others));
    }

    public override string ToString() =>
        FormattableString.Invariant($"{Hz} Hz at {LevelDbfs:0.0} dBFS, everything else at {OtherDbfs:0.0} dBFS");

    private static double Rest(double totalDbfs, double partDbfs)
    {
        var rest = Power(totalDbfs) - Power(partDbfs);
        return rest <= Power(ToneDetector.FloorDbfs) ? ToneDetector.FloorDbfs : 10 * Math.Log10(rest);
    }

    private static double Power(double dbfs) => Math.Pow(10, dbfs / 10);

    private static double Median(List<double> values)
    {
        if (values.Count == 0) return ToneDetector.FloorDbfs;
        values.Sort();
        return values[values.Count / 2];
    }
}
