using System.Globalization;
using System.Net;
using Platform.Media;
using Platform.Media.Audio;

namespace Platform.Benchmarks;

/// <summary>
/// Measures mixing: three-way calls, all of whose parties talk and hear the two others, and music to legs of each codec. The phones run
/// on an engine of their own in this process; only the CPU time of the measured engine's relay thread counts.
/// </summary>
public static class RtpMixBench
{
    private const int Parties = 3;
    private const double WarmUpSeconds = 2;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(5);
    private static readonly MediaCodec[] Codecs = [MediaCodec.Pcma, MediaCodec.G722, MediaCodec.Opus];

    /// <summary>Runs the measurements and prints rows <c>name TAB value TAB unit</c>.</summary>
    /// <returns>0, or 1 when a leg heard nothing.</returns>
    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(output);
        var options = new BenchOptions(arguments, "calls", "seconds");
        var (calls, seconds) = (options.Get("calls", 20), options.Get("seconds", 5));
        var isGood = true;
        foreach (var codec in Codecs)
        {
            isGood &= await MeasureAsync(output, $"mix_{codec}", codec, calls, seconds, Mix);
            isGood &= await MeasureAsync(output, $"play_{codec}", codec, calls, seconds, Play);
        }

        return isGood ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(
        TextWriter output, string name, MediaCodec codec, int calls, int seconds, Action<MediaEngine, MediaLeg[]> start)
    {
        using var phones = new MediaEngine(new MediaEngineOptions { BindAddress = IPAddress.Loopback, FirstPort = 24000, LastPort = 25999 });
        var other = RelayThreadBesides(null);
        using var engine = new MediaEngine(new MediaEngineOptions { BindAddress = IPAddress.Loopback, FirstPort = 20000, LastPort = 21999 });
        var thread = RelayThreadBesides(other);
        var legs = Enumerable.Range(0, calls * Parties).Select(_ => Connect(engine, phones, codec)).ToArray();
        foreach (var call in legs.Chunk(Parties)) start(engine, call);
        await Task.Delay(TimeSpan.FromSeconds(WarmUpSeconds), TimeProvider.System);
        var (cpu, packets) = (CpuSeconds(thread), PacketsOut(legs));
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        (cpu, packets) = (CpuSeconds(thread) - cpu, PacketsOut(legs) - packets);
        output.Row($"{name}_packets_per_cpu_second".ToLowerInvariant(), packets / cpu, "packets sent/CPU-s");
        output.Row($"{name}_calls_per_core".ToLowerInvariant(), calls * seconds / cpu, $"times {Parties} legs");
        return packets > legs.Length * seconds * 40;
    }

    private static MediaLeg Connect(MediaEngine engine, MediaEngine phones, MediaCodec codec)
    {
        var leg = engine.Allocate().Leg!;
        var phone = phones.Allocate().Leg!;
        leg.SetRemote(new MediaRemote { Address = new MediaAddress("127.0.0.1", phone.RtpPort), Codec = codec });
        phone.SetRemote(new MediaRemote { Address = new MediaAddress("127.0.0.1", leg.RtpPort), Codec = codec });
        phone.Play(AudioLoop.HoldMusic);
        return leg;
    }

    private static void Mix(MediaEngine engine, MediaLeg[] call) =>
        engine.Mix([.. call.Select(leg => new MixParty(leg, [.. call.Where(other => other != leg)]))]);

    private static void Play(MediaEngine engine, MediaLeg[] call)
    {
        foreach (var leg in call) leg.Play(AudioLoop.HoldMusic);
    }

    private static long PacketsOut(MediaLeg[] legs) => legs.Sum(leg => leg.Statistics.PacketsOut);

    /// <summary>The task of a relay thread, once it bears its name.</summary>
    private static string RelayThreadBesides(string? other)
    {
        string? found = null;
        SpinWait.SpinUntil(() => (found = Array.Find(Directory.GetDirectories("/proc/self/task"), task => task != other && IsRelay(task))) is not null, LongestStart);
        return found ?? throw new TimeoutException($"no relay thread came up within {LongestStart}");
    }

    private static bool IsRelay(string task)
    {
        try
        {
            return File.ReadAllText($"{task}/comm").StartsWith("media-relay", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // A thread of the pool that has ended meanwhile.
            return false;
        }
    }

    /// <summary>Time on the processor, from the first figure of the task's schedstat (nanoseconds).</summary>
    private static double CpuSeconds(string task) =>
        long.Parse(File.ReadAllText($"{task}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e9;
}
