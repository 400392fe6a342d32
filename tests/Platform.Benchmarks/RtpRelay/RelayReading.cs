using System.Diagnostics;
using System.Globalization;
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
    /// <param name="end">What the generator told: sent, received, median and 99th percentile delay.</param>
    /// <returns>Whether all packets came.</returns>
    public bool Print(TextWriter output, string prefix, RelayReading after, string[] end)
    {
        var figures = end.Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        var packets = after.Packets - Packets;
        var cpuSeconds = after.CpuSeconds - CpuSeconds;
        var wall = Stopwatch.GetElapsedTime(Wall, after.Wall).TotalSeconds;
        output.Row($"{prefix}relayed", packets / wall, "packets/s");
        output.Row($"{prefix}relayed_per_cpu_second", packets / cpuSeconds, "packets/CPU-s");
        output.Row($"{prefix}cpu_per_million", cpuSeconds * 1e6 / packets, "CPU-s/million packets");
        output.Row($"{prefix}cores", cpuSeconds / wall, "cores");
        output.Row($"{prefix}calls_per_core", packets / cpuSeconds / PacketsPerCall, "calls");
        output.Row($"{prefix}delay_p50", figures[2], "us");
        output.Row($"{prefix}delay_p99", figures[3], "us");
        output.Row($"{prefix}memory_at_begin", Mebibytes, "MiB");
        output.Row($"{prefix}memory_at_end", after.Mebibytes, "MiB");
        output.Row($"{prefix}lost", figures[0] - figures[1], "packets");
        return figures[0] == figures[1];
    }
}
