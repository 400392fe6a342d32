using System.Net;
using Platform.Media;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>
/// Measures the RTP relay with calls of 50 packets/s each way, which another process makes and takes: phones with phones, then phones
/// with browsers (ICE, DTLS, SRTP).
/// </summary>
internal static class RtpRelayBench
{
    /// <summary>
    /// Prints rows <c>name TAB value TAB unit</c>. Options: <c>--streams</c> (200; 1,000 are 100,000 packets a second), <c>--browsers</c>
    /// (200; 0 leaves them out), <c>--seconds</c> (10), or <c>--minutes</c> for a run that shows whether memory stays flat;
    /// <c>--coalescing</c> in microseconds and relay <c>--threads</c> (the engine's defaults); <c>--batches 0</c> gives each datagram a
    /// system call of its own; the generator sends <c>--slots</c> times in 20 ms (20; the more, the less comes at once);
    /// <c>--rtpengine 1</c> then measures rtpengine with the same calls between phones, and prints what share of
    /// its time ours took.
    /// </summary>
    /// <returns>0, or 1 when our relay lost packets.</returns>
    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        var options = new BenchOptions(arguments, "streams", "browsers", "seconds", "minutes", "coalescing", "threads", "rtpengine", "batches", "slots");
        var (streams, browsers) = (options.Get("streams", 200), options.Get("browsers", 200));
        var isWhole = streams == 0 || await MeasurePlain(output, streams, options);
        isWhole &= browsers == 0 || MeasureBrowsers(output, browsers, options);
        return isWhole ? 0 : 1;
    }

    /// <summary>Calls between phones.</summary>
    /// <param name="output">Gets the rows.</param>
    /// <param name="prefix">What their names begin with.</param>
    /// <param name="streams">How many calls.</param>
    /// <param name="options">Seconds or minutes, coalescing.</param>
    /// <param name="begin">Begins what goes on meanwhile, if anything: given the engine and the legs, two of each call after another.</param>
    public static RelayResult MeasurePhones(
        TextWriter output, string prefix, int streams, BenchOptions options, Func<MediaEngine, IReadOnlyList<MediaLeg>, IDisposable?> begin)
    {
        using var engine = NewEngine(options);
        using var generator = new GeneratorProcess(GeneratorProgram.Phones, streams, SecondsOf(options), SlotsOf(options));
        var legs = new List<MediaLeg>();
        var ports = generator.Expect("ports");
        for (var i = 0; i < streams; i++)
        {
            var (a, b) = (OpenPhone(engine, ports[0]), OpenPhone(engine, ports[1]));
            engine.Bridge(a, b);
            legs.AddRange([a, b]);
            generator.Tell($"{a.RtpPort} {b.RtpPort}");
        }

        using var meanwhile = begin(engine, legs);
        output.Row($"{prefix}streams", streams, "bidirectional streams");
        return MeasureWindow(output, prefix, generator, legs);
    }

    private static async Task<bool> MeasurePlain(TextWriter output, int streams, BenchOptions options)
    {
        var ours = MeasurePhones(output, "", streams, options, (_, _) => null);
        if (options.Get("rtpengine", 0) == 0) return ours.IsWhole;
        var theirs = await RtpEngineBench.Measure(output, streams, SecondsOf(options), SlotsOf(options));
        output.Row("cpu_of_rtpengine", ours.CpuPerMillion / theirs.CpuPerMillion, "of rtpengine's CPU time");
        return ours.IsWhole;
    }

    private static bool MeasureBrowsers(TextWriter output, int streams, BenchOptions options)
    {
        const string Prefix = "browser_";
        using var engine = NewEngine(options);
        using var generator = new GeneratorProcess(GeneratorProgram.Browsers, streams, SecondsOf(options), SlotsOf(options));
        var legs = new List<MediaLeg>();
        var ports = generator.Expect("ports");
        var meter = new CpuMeter();
        for (var i = 0; i < streams; i++)
        {
            // What is compiled and loaded for the first ones is no part of a handshake's price.
            if (i == streams / 2) meter = new CpuMeter();
            var phone = OpenPhone(engine, ports[0]);
            var browser = OpenBrowser(engine, generator, phone);
            engine.Bridge(phone, browser);
            legs.AddRange([phone, browser]);
        }

        output.Row($"{Prefix}streams", streams, "bidirectional streams");
        output.Row($"{Prefix}handshake", meter.Cpu.TotalMilliseconds / (streams - streams / 2), "CPU-ms/call (two legs, ICE, DTLS)");
        return MeasureWindow(output, Prefix, generator, legs).IsWhole;
    }

    private static RelayResult MeasureWindow(TextWriter output, string prefix, GeneratorProcess generator, List<MediaLeg> legs)
    {
        generator.Expect("begin");
        var before = RelayReading.Of(legs);
        var end = GeneratorReport.Of(generator.Expect("end"));
        return before.Print(output, prefix, RelayReading.Of(legs), end);
    }

    private static MediaEngine NewEngine(BenchOptions options)
    {
        var engine = new MediaEngineOptions { BindAddress = IPAddress.Loopback };
        var coalescing = TimeSpan.FromMicroseconds(options.Get("coalescing", (int)engine.Coalescing.TotalMicroseconds));
        return new MediaEngine(engine with
        {
            Coalescing = coalescing,
            Threads = options.Get("threads", engine.Threads),
            Batches = options.Get("batches", 1) != 0,
        });
    }

    private static int SlotsOf(BenchOptions options) => options.Get("slots", 20);

    private static double SecondsOf(BenchOptions options) =>
        options.Get("minutes", 0) is > 0 and var minutes ? 60 * minutes : options.Get("seconds", 10);

    private static MediaLeg OpenPhone(MediaEngine engine, string port)
    {
        var leg = LegOf(engine.Allocate());
        var address = new MediaAddress("127.0.0.1", int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
        leg.SetRemote(new MediaRemote { Address = address, Codec = MediaCodec.Pcmu });
        return leg;
    }

    private static MediaLeg OpenBrowser(MediaEngine engine, GeneratorProcess generator, MediaLeg phone)
    {
        var leg = LegOf(engine.AllocateBrowser());
        generator.Tell($"{phone.RtpPort} {leg.RtpPort} {leg.Ice!.Ufrag} {leg.Ice.Password}");
        var theirs = generator.Expect("browser");
        var fingerprint = string.Join(' ', theirs[2..]);
        var security = new MediaSecurity.Dtls(DtlsRole.Passive, fingerprint, new IceCredentials(theirs[0], theirs[1]));
        // A browser's candidates are not in its SDP: its checks tell where it is.
        leg.SetRemote(new MediaRemote { Address = new MediaAddress("0.0.0.0", 9), Codec = MediaCodec.Pcmu, Security = security });
        generator.Tell("go");
        generator.Expect("secured");
        return leg;
    }

    private static MediaLeg LegOf(MediaAllocation allocation) =>
        allocation.Leg ?? throw new InvalidOperationException($"no leg: {allocation.Refusal}");
}
