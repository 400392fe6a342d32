using System.Numerics;

namespace Platform.Media.Dtmf;

/// <summary>
/// Judges whether 30 ms of audio are the two tones of a key, by the limits of ITU-T Q.24 (column AT&amp;T of its table A-1): within 1.5 % of
/// their frequencies and not 3.5 % off, of like level, and with next to nothing beside them. Speech has harmonics beside any two
/// tones, and glides.
/// </summary>
internal static class TonePair
{
    public const int Blocks = 3;

    private const string Keys = "123A456B789C*0#D";
    private const double LowestDbfs = -32;
    private const double LargestOffset = 0.025;
    private const double LeastTwistDb = -10;
    private const double MostTwistDb = 6;
    private const double LeastShare = 0.9;
    private const double MostChange = 2;
    private const double WindowSeconds = 2.0 * ToneBank.BlockMs / 1000;
    private const int WindowSamples = 2 * ToneBank.BlockSamples;

    /// <param name="first">Tones of the oldest block.</param>
    /// <param name="second">Of the one after it.</param>
    /// <param name="third">Of the newest.</param>
    /// <param name="energy">Of the last two blocks.</param>
    /// <param name="row">Which row tone.</param>
    /// <param name="column">Which column tone.</param>
    public static bool Is(ReadOnlySpan<Complex> first, ReadOnlySpan<Complex> second, ReadOnlySpan<Complex> third, double energy,
        out int row, out int column)
    {
        row = Strongest(second, third, 0, ToneBank.Rows);
        column = Strongest(second, third, ToneBank.Rows, ToneBank.Tones);
        if (!TryMeasure(row, first, second, third, out var low) || !TryMeasure(column, first, second, third, out var high)) return false;
        var floor = short.MaxValue * Math.Pow(10, LowestDbfs / 20);
        if (low < floor || high < floor) return false;
        if (20 * Math.Log10(high / low) is < LeastTwistDb or > MostTwistDb) return false;
        return (low * low + high * high) / 2 * WindowSamples >= LeastShare * energy;
    }

    public static char KeyOf(int row, int column) => Keys[4 * row + column - ToneBank.Rows];

    private static int Strongest(ReadOnlySpan<Complex> second, ReadOnlySpan<Complex> third, int from, int to)
    {
        var best = from;
        double most = -1;
        for (var tone = from; tone < to; tone++)
        {
            var sum = second[tone] + third[tone];
            var power = sum.Real * sum.Real + sum.Imaginary * sum.Imaginary;
            if (power > most) (best, most) = (tone, power);
        }

        return best;
    }

    /// <summary>The tone's amplitude, if it is on its frequency and steady.</summary>
    private static bool TryMeasure(int tone, ReadOnlySpan<Complex> first, ReadOnlySpan<Complex> second, ReadOnlySpan<Complex> third,
        out double amplitude)
    {
        var (before, after) = (first[tone] + second[tone], second[tone] + third[tone]);
        var turn = after * Complex.Conjugate(before);
        var offsetHz = turn.Phase / (2 * Math.PI) * 1000 / ToneBank.BlockMs;
        // A window of 20 ms sees less of a tone that is off the middle of its bin.
        var seen = Sinc(offsetHz * WindowSeconds);
        amplitude = 2 * after.Magnitude / (WindowSamples * seen);
        return Math.Abs(offsetHz) <= LargestOffset * ToneBank.FrequencyOf(tone)
            && after.Magnitude <= MostChange * before.Magnitude && before.Magnitude <= MostChange * after.Magnitude;
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
