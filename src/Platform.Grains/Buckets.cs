using System.Diagnostics.Metrics;

namespace Platform.Grains;

/// <summary>Bounds of histograms, in seconds unless said otherwise: the ones that are asked for, such as the 20 s of a service level.</summary>
internal static class Buckets
{
    public static InstrumentAdvice<double> Waits { get; } = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1800] };

    public static InstrumentAdvice<double> Errors { get; } = new() { HistogramBucketBoundaries = [5, 10, 20, 30, 60, 120, 300, 600] };

    public static InstrumentAdvice<double> Messages { get; } = new() { HistogramBucketBoundaries = [2, 5, 10, 20, 30, 60, 120, 300] };

    public static InstrumentAdvice<double> Answers { get; } = new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    /// <summary>Points from 1 to 5, or 9.</summary>
    public static InstrumentAdvice<int> Points { get; } = new() { HistogramBucketBoundaries = [1, 2, 3, 4, 5, 6, 7, 8] };
}
