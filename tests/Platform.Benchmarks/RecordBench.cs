using System.Security.Cryptography;
using Platform.Benchmarks.RtpRelay;
using Platform.Media;
using Platform.Media.Recording;

namespace Platform.Benchmarks;

/// <summary>
/// Measures the relay while it records every call: the rows of <see cref="RtpRelayBench"/>, relaying and recording together, and how many
/// calls of 100 packets a second that is per core. Files go to the system's folder for temporary files.
/// </summary>
internal static class RecordBench
{
    /// <summary>Options <c>--streams</c>, <c>--seconds</c>, <c>--minutes</c>, <c>--coalescing</c> and <c>--threads</c>, as those of <c>rtp-relay</c>.</summary>
    public static int Run(TextWriter output, string[] arguments)
    {
        const string Prefix = "record_";
        var options = new BenchOptions(arguments, "streams", "seconds", "minutes", "coalescing", "threads");
        var folder = Directory.CreateTempSubdirectory("platform-record-bench-");
        try
        {
            var result = RtpRelayBench.MeasurePhones(
                output, Prefix, options.Get("streams", 200), options, (engine, legs) => Record(engine, legs, folder.FullName));
            output.Row($"{Prefix}written", folder.EnumerateFiles("*.rec", SearchOption.AllDirectories).Sum(file => file.Length) / 1e6, "MB");
            return result.IsWhole ? 0 : 1;
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
}
