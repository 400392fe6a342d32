namespace Platform.Media.Audio.Import;

/// <summary>
/// Presses peaks below a ceiling with a gain that bends in 5 ms before the peak and out again after it, so that nothing clips and
/// nothing clicks. Peaks between samples count: they are looked for at four times the rate.
/// </summary>
internal static class PeakLimiter
{
    private const int Oversampling = 4;
    private const double BendSeconds = 0.005;

    public static void Limit(Span<float> samples, int sampleRate, float ceiling)
    {
        var gains = NeededGains(samples, sampleRate, ceiling);
        if (gains is null) return;
        var reach = (int)(BendSeconds * sampleRate);
        var smooth = Average(Minimum(gains, reach), reach);
        for (var i = 0; i < samples.Length; i++) samples[i] *= smooth[i];
    }

    /// <summary>The highest peak, between samples too; full scale is 1.</summary>
    public static float TruePeak(ReadOnlySpan<float> samples, int sampleRate)
    {
        var peak = 0f;
        foreach (var sample in Resampler.Convert(samples.ToArray(), sampleRate, Oversampling * sampleRate))
            peak = Math.Max(peak, Math.Abs(sample));
        return peak;
    }

    /// <summary>Per sample what keeps it and its neighbourhood below the ceiling; null when nothing need be done.</summary>
    private static float[]? NeededGains(ReadOnlySpan<float> samples, int sampleRate, float ceiling)
    {
        var fine = Resampler.Convert(samples.ToArray(), sampleRate, Oversampling * sampleRate);
        var gains = new float[samples.Length];
        Array.Fill(gains, 1);
        var isNeeded = false;
        for (var i = 0; i < fine.Length; i++)
        {
            var level = Math.Abs(fine[i]);
            if (level <= ceiling) continue;
            ref var gain = ref gains[Math.Min(i / Oversampling, gains.Length - 1)];
            gain = Math.Min(gain, ceiling / level);
            isNeeded = true;
        }

        return isNeeded ? gains : null;
    }

    /// <summary>The least gain within reach on either side.</summary>
    private static float[] Minimum(float[] gains, int reach)
    {
        var result = new float[gains.Length];
        var candidates = new LinkedList<int>();
        for (var i = 0; i < gains.Length + reach; i++)
        {
            if (i < gains.Length)
            {
                while (candidates.Last is { } last && gains[last.Value] >= gains[i]) candidates.RemoveLast();
                candidates.AddLast(i);
            }

            var place = i - reach;
            if (place < 0) continue;
            while (candidates.First!.Value < place - reach) candidates.RemoveFirst();
            result[place] = gains[candidates.First.Value];
        }

        return result;
    }

    /// <summary>Mean over the reach on either side: of least gains, so never more than the gain at its middle.</summary>
    private static float[] Average(float[] gains, int reach)
    {
        var sums = new double[gains.Length + 1];
        for (var i = 0; i < gains.Length; i++) sums[i + 1] = sums[i] + gains[i];
        var result = new float[gains.Length];
        for (var i = 0; i < gains.Length; i++)
        {
            var (from, to) = (Math.Max(0, i - reach), Math.Min(gains.Length, i + reach + 1));
            result[i] = (float)((sums[to] - sums[from]) / (to - from));
        }

        return result;
    }
}
