using System.Security.Cryptography;
using Platform.Media;
using Platform.Media.Recording;

namespace Platform.Benchmarks;

/// <summary>
/// Measures the relay while it records every call: the rows of <see cref="RtpRelayBench"/>, relaying and recording together, and how many
/// calls of 100 packets a second that is per core. Files go to the system's folder for temporary files.
/// </summary>
internal static class RecordBench
{
    private const int PacketsPerCall = 100;

    /// <summary>Options as those of <c>rtp-relay</c>.</summary>
    public static int Run(TextWriter output, string[] arguments)
    {
        var rows = new StringWriter();
        var folder = Directory.CreateTempSubdirectory("platform-record-bench-");
        try
        {
            var result = RtpRelayBench.Run(rows, arguments, (engine, legs) => Record(engine, legs, folder.FullName));
            output.Write(rows);
            if (PacketsPerCpuSecond(rows.ToString()) is { } packets) output.Row("record.calls_per_core", packets / PacketsPerCall, "calls");
            output.Row("record.bytes", folder.EnumerateFiles("*.rec", SearchOption.AllDirectories).Sum(file => file.Length) / 1e6, "MB");
            return result;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static RecordingEngine Record(MediaEngine media, IReadOnlyList<MediaLeg> legs, string folder)
    {
        var engine = new RecordingEngine(media, new RecordingEngineOptions { Folder = folder });
        var key = Task.FromResult(RandomNumberGenerator.GetBytes(32));
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < legs.Count; i += 2)
        {
            var plan = new RecordingPlan("acme", $"c{i}", "node-1", now, $"acme/c{i}.rec", key, _ => { });
            engine.Start(plan).Record([legs[i]], [legs[i + 1]], now);
        }

        return engine;
    }

    private static double? PacketsPerCpuSecond(string rows)
    {
        var row = rows.Split('\n').Select(line => line.Split('\t')).FirstOrDefault(row => row[0].Contains("per_cpu_second", StringComparison.Ordinal));
        return row is null ? null : double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
