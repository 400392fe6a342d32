namespace Platform.Media.Audio;

/// <summary>Measures how loud one frequency is, by Goertzel's algorithm (one bin of a discrete Fourier transform).</summary>
public static class ToneDetector
{
    /// <summary>What is reported for no energy at all, or no samples.</summary>
    public const double FloorDbfs = -120;

    /// <summary>Level of the sine at <paramref name="hz"/> in <paramref name="samples"/>; 0 dBFS is a sine at full scale.</summary>
    /// <param name="samples">Linear samples; the longer, the narrower the band (rate / count hertz).</param>
    /// <param name="hz">Frequency to look for, below half of the rate.</param>
    /// <param name="sampleRate">Samples per second.</param>
    public static double LevelDbfs(ReadOnlySpan<short> samples, double hz, int sampleRate = AudioLoop.SampleRate)
    {
        if (samples.IsEmpty) return FloorDbfs;
        var omega = 2 * Math.PI * hz / sampleRate;
        var coefficient = 2 * Math.Cos(omega);
        double previous = 0, beforeThat = 0;
        foreach (var sample in samples)
        {
            var state = sample + coefficient * previous - beforeThat;
            beforeThat = previous;
            previous = state;
        }

        var power = previous * previous + beforeThat * beforeThat - coefficient * previous * beforeThat;
        var amplitude = 2 * Math.Sqrt(Math.Max(power, 0)) / samples.Length;
        return ToDbfs(amplitude);
    }

    /// <summary>Level of all of <paramref name="samples"/>, such that a sine at full scale is 0 dBFS.</summary>
    public static double TotalDbfs(ReadOnlySpan<short> samples)
    {
        if (samples.IsEmpty) return FloorDbfs;
        double sum = 0;
        foreach (var sample in samples) sum += (double)sample * sample;
        return ToDbfs(Math.Sqrt(2 * sum / samples.Length));
    }

    private static double ToDbfs(double amplitude) =>
        amplitude <= 0 ? FloorDbfs : Math.Max(FloorDbfs, 20 * Math.Log10(amplitude / short.MaxValue));
}
