namespace Platform.Media.Jitter;

/// <summary>Makes speech shorter by one period of its pitch, where it resembles itself most, so that nobody hears it.</summary>
internal static class SpeechShortener
{
    /// <summary>Audio that it needs to look at.</summary>
    public const int NeededMs = LongestMs + BlendMs;

    /// <summary>The most that it cuts.</summary>
    public const int LongestMs = 15;

    private const int ShortestMs = 5;
    private const int BlendMs = 10;

    /// <summary>
    /// Blends the beginning of <paramref name="samples"/> into what comes a period later. The result is at the end; gives how many
    /// samples at the beginning are to be dropped.
    /// </summary>
    /// <param name="samples">At least <see cref="NeededMs"/>.</param>
    /// <param name="samplesPerMs">8 or 16.</param>
    public static int Shorten(Span<short> samples, int samplesPerMs)
    {
        var blend = BlendMs * samplesPerMs;
        var period = FindPeriod(samples, blend, samplesPerMs);
        for (var i = 0; i < blend; i++)
        {
            var later = (i + 1f) / (blend + 1);
            samples[period + i] = (short)(samples[i] * (1 - later) + samples[period + i] * later);
        }

        return period;
    }

    private static int FindPeriod(ReadOnlySpan<short> samples, int length, int samplesPerMs)
    {
        var best = ShortestMs * samplesPerMs;
        var least = long.MaxValue;
        for (var period = best; period <= LongestMs * samplesPerMs; period++)
        {
            long difference = 0;
            for (var i = 0; i < length; i += 2) difference += Math.Abs(samples[i] - samples[period + i]);
            if (difference >= least) continue;
            (best, least) = (period, difference);
        }

        return best;
    }
}
