using System.Globalization;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>What the generator says at the end of a window: packets, and the delay of those that came in microseconds.</summary>
internal readonly record struct GeneratorReport(double Sent, double Received, double MedianUs, double Percentile99Us)
{
    public double Lost => Sent - Received;

    /// <param name="words">See <see cref="GeneratorProgram.Run"/>.</param>
    public static GeneratorReport Of(string[] words)
    {
        var figures = words.Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return new GeneratorReport(figures[0], figures[1], figures[2], figures[3]);
    }
}
