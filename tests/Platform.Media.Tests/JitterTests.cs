using Platform.Media.Audio;
using Platform.Media.Codecs;
using Platform.Media.Jitter;
using Platform.Media.Relay;

namespace Platform.Media.Tests;

/// <summary>
/// A speaker says a tone, the network does something to it, a listener takes 20 ms every 20 ms: how late, how broken is what is heard?
/// </summary>
public class JitterTests
{
    private const int PacketMs = 20;
    private const double ToneHz = 200;
    private const double LevelDbfs = -12;

    private sealed record Network
    {
        /// <summary>Milliseconds under way, by packet and the time it is sent; null: lost.</summary>
        public required Func<int, Random, double?> Delay { get; init; }

        /// <summary>How much faster the speaker's clock runs than the listener's.</summary>
        public double Drift { get; init; }

        public bool IsSent(int packet) => !Pause.Contains(packet);

        /// <summary>Packets that the speaker does not send, because it is silent then.</summary>
        public HashSet<int> Pause { get; init; } = [];
    }

    private sealed record Outcome(short[] Heard, long Concealed, long Late, double DelayMs);

    // Rows: what the network does; at most so many 20 ms of 500 made up, so many packets late, this delay at the end.
    public static TheoryData<string, int, int, double> Cases => new()
    {
        { "steady", 0, 0, 45 },
        { "jitter of 10 ms", 0, 0, 60 },
        { "jitter of 60 ms", 15, 5, 140 },
        { "every tenth lost", 50, 0, 65 },
        { "bursts of 5 lost", 50, 0, 65 },
        { "two swap places", 0, 0, 65 },
        { "a spike of 150 ms, once", 12, 0, 65 },
        { "fast clock", 2, 0, 65 },
        { "slow clock", 10, 0, 65 },
        { "a pause of 3 s", 6, 0, 65 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_the_network_does_is_made_good(string network, int mostConcealed, int mostLate, double longestDelayMs)
    {
        foreach (var codec in new[] { MediaCodec.Pcma, MediaCodec.G722, MediaCodec.Opus })
        {
            var outcome = Run(codec, Make(network), seed: 1);
            var said = $"{codec}: {outcome.Concealed} concealed, {outcome.Late} late, {outcome.DelayMs} ms";
            Assert.True(outcome.Concealed <= mostConcealed && outcome.Late <= mostLate && outcome.DelayMs <= longestDelayMs, said);
            var rate = AudioCodecs.SampleRate(codec);
            Assert.Equal(LevelDbfs, ToneDetector.TotalDbfs(outcome.Heard.AsSpan(^rate..)), 2.5);
        }
    }

    [Fact]
    public void Any_network_leaves_a_voice_that_goes_on()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            double loss = random.NextDouble() * 0.4, jitterMs = random.NextDouble() * 150;
            var codec = new[] { MediaCodec.Pcmu, MediaCodec.G722, MediaCodec.Opus }[seed % 3];
            var network = new Network { Delay = (_, r) => r.NextDouble() < loss ? null : r.NextDouble() * jitterMs, Drift = (random.NextDouble() - 0.5) / 500 };
            var outcome = Run(codec, network, seed);
            // The outcome leaves out 30 ms that this network does not take.
            Assert.True(outcome.DelayMs is > -30 and < 320, $"seed {seed}: {outcome.DelayMs} ms late with jitter of {jitterMs} ms");
            Assert.True(ToneDetector.TotalDbfs(outcome.Heard) > LevelDbfs - 10, $"seed {seed}: {ToneDetector.TotalDbfs(outcome.Heard)} dBFS heard");
        }
    }

    [Theory]
    [InlineData(3_600_000)]
    [InlineData(-3_600_000)]
    public void One_time_stamp_that_is_far_off_is_forgotten(int offMs)
    {
        using var voice = new Voice(new TrafficCounters());
        for (var i = 0; i < 100; i++)
        {
            var timestamp = (uint)(1_000_000_000 + 160 * i + (i == 50 ? 8 * offMs : 0));
            voice.Hear(new HeardPacket(MediaCodec.Pcma, (ushort)i, timestamp, IsRestart: i == 0, 0), new byte[160]);
            voice.Advance();
        }

        Assert.InRange(voice.HeldMs, 0, 60);
    }

    [Fact]
    public void A_cut_of_one_period_is_not_heard()
    {
        var samples = Tone(8000, 8000).AsSpan(0, 400).ToArray();
        var cut = SpeechShortener.Shorten(samples, 8);
        Assert.Equal(40, cut);
        var rest = samples.AsSpan(cut).ToArray();
        Assert.Equal(Tone(8000, 8000).AsSpan(0, rest.Length).ToArray().Select(s => s / 200), rest.Select(s => s / 200));
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(-30)]
    public void Silence_sounds_as_the_peer_says(int levelDbov)
    {
        using var voice = new Voice(new TrafficCounters());
        voice.Hear(new HeardPacket(MediaCodec.Pcma, 1, 0, IsRestart: true, 0), new byte[160]);
        voice.HearNoise(new HeardPacket(MediaCodec.Pcma, 2, 160, IsRestart: false, 0), levelDbov);
        for (var i = 0; i < 20; i++) voice.Advance();
        // TotalDbfs measures against a sine, which is 3 dB below a square wave of the same peak.
        Assert.Equal(levelDbov + 3, ToneDetector.TotalDbfs(voice.Frame(8000)), 1.5);
    }

    [Fact]
    public void Nothing_is_allocated_per_packet_or_frame()
    {
        using var voice = new Voice(new TrafficCounters());
        var octets = new byte[160];
        ushort sequence = 0;
        Run(500);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(500);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int packets)
        {
            for (var i = 0; i < packets; i++, sequence++)
            {
                if (i % 7 != 0) voice.Hear(new HeardPacket(MediaCodec.Pcma, sequence, sequence * 160u, sequence == 1, 0), octets);
                voice.Advance();
                if (voice.HasBegun) voice.Frame(16000);
            }
        }
    }

    private static Network Make(string name) => name switch
    {
        "steady" => new Network { Delay = (_, _) => 30 },
        "jitter of 10 ms" => new Network { Delay = (_, random) => 30 + random.NextDouble() * 10 },
        "jitter of 60 ms" => new Network { Delay = (_, random) => 30 + random.NextDouble() * 60 },
        "every tenth lost" => new Network { Delay = (packet, _) => packet % 10 == 5 ? null : 30 },
        "bursts of 5 lost" => new Network { Delay = (packet, _) => packet % 50 is >= 20 and < 25 ? null : 30 },
        "two swap places" => new Network { Delay = (packet, _) => packet % 10 == 3 ? 51 : 30 },
        "a spike of 150 ms, once" => new Network { Delay = (packet, _) => packet is >= 100 and < 108 ? 30 + 150 - (packet - 100) * 20 : 30 },
        "fast clock" => new Network { Delay = (_, _) => 30, Drift = 0.002 },
        "slow clock" => new Network { Delay = (_, _) => 30, Drift = -0.002 },
        "a pause of 3 s" => new Network { Delay = (_, _) => 30, Pause = [.. Enumerable.Range(200, 150)] },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such network"),
    };

    /// <summary>Ten seconds.</summary>
    private static Outcome Run(MediaCodec codec, Network network, int seed)
    {
        const int Packets = 500;
        var random = new Random(seed);
        var counters = new TrafficCounters();
        using var voice = new Voice(counters);
        using var encoder = AudioCodecs.CreateEncoder(codec);
        var rate = encoder.SampleRate;
        var tone = Tone(rate, Packets * PacketMs * rate / 1000);
        var step = (uint)(PacketMs * AudioCodecs.RtpClockRate(codec) / 1000);
        var arrivals = new List<(double At, int Packet, byte[] Payload)>();
        for (var i = 0; i < Packets; i++)
        {
            var payload = new byte[AudioCodecs.LargestPayload];
            var length = encoder.Encode(tone.AsSpan(i * PacketMs * rate / 1000, PacketMs * rate / 1000), payload);
            if (network.IsSent(i) && network.Delay(i, random) is { } delay) arrivals.Add((i * PacketMs / (1 + network.Drift) + delay, i, payload[..length]));
        }

        var heard = new List<short>();
        var waiting = new Queue<(double At, int Packet, byte[] Payload)>(arrivals.OrderBy(arrival => arrival.At));
        var isFirst = true;
        double delayMs = 0;
        for (var now = 37.0; waiting.Count > 0; now += PacketMs)
        {
            while (waiting.TryPeek(out var next) && next.At <= now)
            {
                waiting.Dequeue();
                voice.Hear(new HeardPacket(codec, (ushort)(next.Packet + 65500), (uint)next.Packet * step, isFirst, 0), next.Payload);
                isFirst = false;
                delayMs = now - next.Packet * PacketMs / (1 + network.Drift) + voice.HeldMs;
            }

            voice.Advance();
            if (voice.HasBegun) heard.AddRange(voice.Frame(rate));
        }

        return new Outcome([.. heard], counters.Concealed, counters.Dropped(DropReason.Late), delayMs - 30 - PacketMs);
    }

    private static short[] Tone(int rate, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (short)Math.Round(short.MaxValue * 0.251 * Math.Sin(2 * Math.PI * ToneHz * i / rate)))];
}
