using System.Numerics;

namespace Platform.Media.Audio.Import;

/// <summary>
/// Changes the sample rate with a windowed sinc (Kaiser window, 80 dB). What lies above half of the lower rate is filtered out;
/// the band below 0.9 of that half is kept. Offline: for prompts, not for live audio.
/// </summary>
internal static class Resampler
{
    private const int ZeroCrossings = 32;
    private const double Beta = 7.857;
    private const double CutOff = 0.95;

    /// <param name="samples">At <paramref name="from"/> samples per second.</param>
    /// <param name="from">Samples per second.</param>
    /// <param name="to">Samples per second.</param>
    /// <returns>As long as the input, to the nearest sample.</returns>
    public static float[] Convert(float[] samples, int from, int to)
    {
        if (from == to) return samples;
        var divisor = (int)BigInteger.GreatestCommonDivisor(from, to);
        var (up, down) = (to / divisor, from / divisor);
        // In units of input samples: a wider kernel when the rate goes down.
        var stretch = CutOff * Math.Min(1, (double)to / from);
        var reach = (int)Math.Ceiling(ZeroCrossings / stretch);
        var padded = new float[samples.Length + 2 * reach + 1];
        samples.CopyTo(padded, reach);
        var phases = new float[up][];
        var result = new float[(int)Math.Max(1, (long)Math.Round((double)samples.Length * to / from))];
        for (var i = 0; i < result.Length; i++)
        {
            var position = (long)i * down;
            var (whole, phase) = ((int)(position / up), (int)(position % up));
            if (whole >= samples.Length) break;
            var taps = phases[phase] ??= Taps((double)phase / up, stretch, reach);
            result[i] = Dot(padded.AsSpan(whole + 1, taps.Length), taps);
        }

        return result;
    }

    /// <summary>Weights of the input samples from <paramref name="reach"/> - 1 before to <paramref name="reach"/> after a place.</summary>
    /// <param name="offset">How far behind an input sample the place is, 0 to 1.</param>
    /// <param name="stretch">Zero crossings of the sinc per input sample.</param>
    /// <param name="reach">Input samples on either side.</param>
    private static float[] Taps(double offset, double stretch, int reach)
    {
        var taps = new float[2 * reach];
        for (var k = 0; k < taps.Length; k++) taps[k] = (float)(stretch * Kernel((k + 1 - reach - offset) * stretch));
        return taps;
    }

    private static double Kernel(double crossings)
    {
        var edge = crossings / ZeroCrossings;
        if (Math.Abs(edge) >= 1) return 0;
        var sinc = crossings == 0 ? 1 : Math.Sin(Math.PI * crossings) / (Math.PI * crossings);
        return sinc * Bessel(Beta * Math.Sqrt(1 - edge * edge)) / Bessel(Beta);
    }

    /// <summary>The modified Bessel function of the first kind, order 0.</summary>
    private static double Bessel(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > 1e-12 * sum; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }

    private static float Dot(ReadOnlySpan<float> samples, ReadOnlySpan<float> taps)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i + Vector<float>.Count <= taps.Length; i += Vector<float>.Count)
            sums += new Vector<float>(samples[i..]) * new Vector<float>(taps[i..]);
        var sum = Vector.Sum(sums);
        for (; i < taps.Length; i++) sum += samples[i] * taps[i];
        return sum;
    }
}
