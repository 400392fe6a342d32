using System.Globalization;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>
/// Measures rtpengine as <see cref="RtpRelayBench"/> measures our relay, with the same generator: what a packet costs depends on the
/// machine, and what of it is ours less so.
/// </summary>
internal static class RtpEngineBench
{
    private const string Prefix = "rtpengine_";

    /// <summary>Prints its rows.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="streams">How many calls between phones.</param>
    /// <param name="seconds">Length of the window.</param>
    /// <param name="slots">How often in 20 ms the generator sends.</param>
    /// <exception cref="InvalidOperationException">There is no rtpengine, or it refused a call.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public static async Task<RelayResult> Measure(TextWriter output, int streams, double seconds, int slots)
    {
        await using var relay = RtpEngine.Start();
        using var calls = new NgClient(relay.ControlPort);
        calls.WaitUntilUp();
        using var generator = new GeneratorProcess(GeneratorProgram.Phones, streams, seconds, slots);
        var phones = generator.Expect("ports").Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        for (var i = 0; i < streams; i++)
        {
            var (first, second) = calls.Open($"call-{i}", phones[0], phones[1]);
            generator.Tell($"{first} {second}");
        }

        generator.Expect("begin");
        var before = relay.CpuSeconds;
        var end = GeneratorReport.Of(generator.Expect("end"));
        return Print(output, relay.CpuSeconds - before, end);
    }

    private static RelayResult Print(TextWriter output, double cpuSeconds, GeneratorReport end)
    {
        var result = new RelayResult(end.Lost == 0, cpuSeconds * 1e6 / end.Received);
        output.Row($"{Prefix}cpu_per_million", result.CpuPerMillion, "CPU-s/million packets");
        output.Row($"{Prefix}delay_p50", end.MedianUs, "us");
        output.Row($"{Prefix}delay_p99", end.Percentile99Us, "us");
        output.Row($"{Prefix}lost", end.Lost, "packets");
        return result;
    }
}
