using System.Diagnostics;
using Platform.Media;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>What the relay has done and used so far.</summary>
internal readonly record struct RelayReading(double CpuSeconds, long Packets, long Wall, double Mebibytes)
{
    private const int PacketsPerCall = 100;

    public static RelayReading Of(IReadOnlyList<MediaLeg> legs) =>
        new(Environment.CpuUsage.TotalTime.TotalSeconds, legs.Sum(leg => leg.Statistics.PacketsOut), Stopwatch.GetTimestamp(),
            Environment.WorkingSet / 1024.0 / 1024);

    /// <summary>Prints the rows of the window between the two readings.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="prefix">What their names begin with.</param>
    /// <param name="after">The reading at its end.</param>
    /// <param name="end">What the generator told.</param>
    public RelayResult Print(TextWriter output, string prefix, RelayReading after, GeneratorReport end)
    {
        var packets = after.Packets - Packets;
        var cpuSeconds = after.CpuSeconds - CpuSeconds;
        var cpuPerMillion = cpuSeconds * 1e6 / packets;
        var wall = Stopwatch.GetElapsedTime(Wall, after.Wall).TotalSeconds;
        output.Row($"{prefix}relayed", packets / wall, "packets/s");
        output.Row($"{prefix}relayed_per_cpu_second", packets / cpuSeconds, "packets/CPU-s");
        output.Row($"{prefix}cpu_per_million", cpuPerMillion, "CPU-s/million packets");
        output.Row($"{prefix}cores", cpuSeconds / wall, "cores");
        output.Row($"{prefix}calls_per_core", packets / cpuSeconds / PacketsPerCall, "calls");
        output.Row($"{prefix}delay_p50", end.MedianUs, "us");
        output.Row($"{prefix}delay_p99", end.Percentile99Us, "us");
        output.Row($"{prefix}memory_at_begin", Mebibytes, "MiB");
        output.Row($"{prefix}memory_at_end", after.Mebibytes, "MiB");
        output.Row($"{prefix}lost", end.Lost, "packets");
        return new RelayResult(end.Lost == 0, cpuPerMillion);
    }
}
