using System.Numerics;

namespace Platform.Media.Dtmf;

/// <summary>
/// Measures the eight tones of keys (ITU-T Q.23) in blocks of 10 ms: one bin of a discrete Fourier transform each. Phases count from
/// one common moment, so that blocks add up to longer windows, and what the phase gains from one window to the next tells how far a
/// tone is off its nominal frequency. The frequencies are whole, so the common moment may be moved by a second at a time.
/// </summary>
internal sealed class ToneBank
{
    public const int BlockSamples = 80;
    public const int BlockMs = 10;
    public const int Rows = 4;
    public const int Tones = 8;

    private const int SampleRate = 8000;
    private const int BlocksPerSecond = SampleRate / BlockSamples;

    private static readonly int[] Frequencies = [697, 770, 852, 941, 1209, 1336, 1477, 1633];
    private static readonly Complex[] Steps = MakeSteps(1, BlockSamples);
    private static readonly Complex[] Starts = MakeSteps(BlockSamples, BlocksPerSecond);

    private int _block;

    /// <summary>Hertz, rows first.</summary>
    public static int FrequencyOf(int tone) => Frequencies[tone];

    /// <summary>Measures the next block.</summary>
    /// <param name="samples"><see cref="BlockSamples"/> samples.</param>
    /// <param name="tones">Gets a sum for each tone: a sine at full scale gives half the number of samples times 32767.</param>
    /// <returns>Energy of the block: the sum of squares.</returns>
    public double Measure(ReadOnlySpan<short> samples, Span<Complex> tones)
    {
        double energy = 0;
        foreach (var sample in samples) energy += (double)sample * sample;
        for (var tone = 0; tone < Tones; tone++)
        {
            double real = 0, imaginary = 0;
            var steps = Steps.AsSpan(tone * BlockSamples, BlockSamples);
            for (var i = 0; i < BlockSamples; i++)
            {
                real += samples[i] * steps[i].Real;
                imaginary += samples[i] * steps[i].Imaginary;
            }

            tones[tone] = new Complex(real, imaginary) * Starts[tone * BlocksPerSecond + _block];
        }

        _block = (_block + 1) % BlocksPerSecond;
        return energy;
    }

    private static Complex[] MakeSteps(int samplesPerStep, int count)
    {
        var steps = new Complex[Tones * count];
        for (var i = 0; i < steps.Length; i++)
            steps[i] = Complex.FromPolarCoordinates(1, -2 * Math.PI * Frequencies[i / count] * (i % count * samplesPerStep) / SampleRate);
        return steps;
    }
}
