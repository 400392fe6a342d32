using Platform.Media.Audio;
using Platform.Media.Audio.Import;
using Platform.Media.Dtmf;
using Platform.Media.Relay;

namespace Platform.Media.Tests;

/// <summary>ITU-T Q.24 table A-1, column AT&amp;T, on tones that are made here; and nothing found in speech, music and noise.</summary>
public class InbandDigitTests
{
    private const string Keys = "123A456B789C*0#D";
    private const int PressPackets = 10;
    private static readonly int[] Rows = [697, 770, 852, 941];
    private static readonly int[] Columns = [1209, 1336, 1477, 1633];

    [Fact]
    public void Every_key_is_found_once_with_its_length()
    {
        foreach (var key in Keys)
        {
            var digit = Assert.Single(Detect(Press(key, 100)));
            Assert.Equal(key, digit.Digit);
            Assert.InRange(digit.DurationMs, 85, 115);
        }
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(50, true)]
    [InlineData(23, false)]
    [InlineData(15, false)]
    public void Forty_milliseconds_are_enough_and_twenty_three_are_not(int ms, bool isFound)
    {
        foreach (var key in Keys)
        {
            // The tone may begin anywhere within a block.
            for (var offset = 0; offset < 80; offset += 7)
                Assert.Equal(isFound ? 1 : 0, Detect([.. new short[800 + offset], .. Press(key, ms)]).Count);
        }
    }

    [Theory]
    [InlineData(40, "55")]
    [InlineData(10, "5")]
    [InlineData(5, "5")]
    public void A_pause_of_forty_milliseconds_parts_two_presses_and_one_of_ten_does_not(int pauseMs, string digits)
    {
        for (var offset = 0; offset < 80; offset += 7)
        {
            short[] stream = [.. new short[offset], .. Press('5', 60), .. new short[8 * pauseMs], .. Press('5', 60)];
            Assert.Equal(digits, Text(Detect(stream)));
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1.5, true)]
    [InlineData(-1.5, true)]
    [InlineData(3.5, false)]
    [InlineData(-3.5, false)]
    [InlineData(5, false)]
    [InlineData(-5, false)]
    public void Frequencies_may_be_off_by_one_and_a_half_percent_and_not_by_three_and_a_half(double percent, bool isFound)
    {
        var factor = 1 + percent / 100;
        foreach (var key in Keys)
        {
            Assert.Equal(isFound, Detect(Press(key, 80, rowFactor: factor)).Count > 0);
            Assert.Equal(isFound, Detect(Press(key, 80, columnFactor: factor)).Count > 0);
        }
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(-8, true)]
    [InlineData(9, false)]
    [InlineData(-13, false)]
    public void Twist_is_taken_within_limits(double db, bool isFound)
    {
        foreach (var key in Keys)
            Assert.Equal(isFound, Detect(Press(key, 80, columnDbfs: -15 + db, rowDbfs: -15)).Count == 1);
    }

    [Theory]
    [InlineData(-6, true)]
    [InlineData(-28, true)]
    [InlineData(-45, false)]
    public void Levels_from_0_to_minus_25_dBm0_are_taken(double dbfs, bool isFound) =>
        Assert.Equal(isFound, Detect(Press('9', 80, dbfs, dbfs)).Count == 1);

    [Fact]
    public void Noise_of_15_dB_below_does_not_hide_a_key()
    {
        var random = new Random(24);
        var found = 0;
        foreach (var key in Keys)
        {
            for (var round = 0; round < 20; round++)
            {
                var stream = Press(key, 50);
                for (var i = 0; i < stream.Length; i++) stream[i] = (short)Math.Clamp(stream[i] + 32767 * 0.077 * (random.NextDouble() * 2 - 1), -32768, 32767);
                if (Text(Detect(stream)) == $"{key}") found++;
            }
        }

        Assert.Equal(Keys.Length * 20, found);
    }

    [Theory]
    [InlineData(MediaCodec.Pcma)]
    [InlineData(MediaCodec.Pcmu)]
    public void A_number_dialled_fast_is_read_in_either_law(MediaCodec codec)
    {
        const string Number = "4111111111111111*0#86";
        short[] stream = [.. Number.SelectMany(key => (short[])[.. Press(key, 45), .. new short[8 * 45]])];
        Assert.Equal(Number, Text(Detect(stream, codec)));
    }

    [Fact]
    public void A_lost_packet_does_not_make_two_presses_of_one()
    {
        var stream = Press('7', 200);
        Assert.Equal("7", Text(Detect(stream, skip: packet => packet == 14)));
        Assert.Equal("77", Text(Detect([.. stream, .. stream], skip: packet => packet is > 18 and < 23)));
    }

    [Fact]
    public async Task While_legs_are_bridged_tones_are_for_the_partner()
    {
        using var rig = new Rig().Bridged();
        Send(rig, '5', firstPacket: 0);
        await Wait.Until(() => rig.B.Statistics.PacketsOut == PressPackets, () => rig.B.Statistics);
        rig.Engine.Unbridge(rig.A);
        await rig.SettleAsync();
        Send(rig, '6', PressPackets);
        var press = await rig.EventAsync<DigitReceived>();
        Assert.Equal(('6', true), (press.Digit, press.IsInband));
    }

    /// <summary>Talk-off: all built-in speech, in two languages, finds no key, and in six other pitches (some twenty minutes) one at most.</summary>
    [Fact]
    public void Speech_is_no_key()
    {
        var speech = new List<short>();
        foreach (var file in Directory.EnumerateFiles(PartsFolder(), "*.alaw", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var octets = File.ReadAllBytes(file);
            var samples = new short[octets.Length];
            G711.Decode(MediaCodec.Pcma, octets, samples);
            speech.AddRange(samples);
        }

        var whole = speech.Select(sample => (float)sample).ToArray();
        Assert.Empty(Detect(InPitch(8000)));
        var found = new[] { 6000, 6800, 7400, 8600, 9400, 10400 }.SelectMany(rate => Detect(InPitch(rate))).ToList();
        Assert.True(found.Count <= 1, string.Join(", ", found));

        short[] InPitch(int rate) => Array.ConvertAll(
            Resampler.Convert(whole, rate, 8000), sample => (short)Math.Clamp(sample, short.MinValue, short.MaxValue));
    }

    [Fact]
    public void Music_noise_and_call_progress_tones_are_no_keys()
    {
        Assert.Empty(Detect(AudioLoop.HoldMusic.ToPcm()));
        var random = new Random(23);
        Assert.Empty(Detect([.. Enumerable.Range(0, 8000 * 60).Select(_ => (short)random.Next(-12000, 12000))]));
        foreach (var tones in new[] { (350, 440), (440, 480), (480, 620), (450, 450), (697, 697), (1209, 1209), (1004, 1004), (1100, 2100) })
            Assert.Empty(Detect(Mix(tones.Item1, tones.Item2, 500, -12, -12)));
    }

    /// <summary>A vowel: a pitch with harmonics, gliding; at times two harmonics stand on the tones of a key.</summary>
    [Fact]
    public void Harmonics_that_hit_two_tones_are_no_key()
    {
        for (var pitch = 90; pitch <= 400; pitch += 3)
        {
            var phase = 0.0;
            var vowel = new short[8000];
            for (var i = 0; i < vowel.Length; i++)
            {
                phase += 2 * Math.PI * (pitch + 10 * Math.Sin(i / 1500.0)) / 8000;
                double sum = 0;
                for (var harmonic = 1; harmonic * pitch < 3400; harmonic++) sum += Math.Sin(harmonic * phase) / Math.Sqrt(harmonic);
                vowel[i] = (short)(2500 * sum);
            }

            Assert.Empty(Detect(vowel));
        }
    }

    private static string Text(IEnumerable<DetectedDigit> digits) => string.Concat(digits.Select(digit => digit.Digit));

    private static short[] Press(char key, int ms, double rowDbfs = -12, double columnDbfs = -12, double rowFactor = 1, double columnFactor = 1)
    {
        var index = Keys.IndexOf(key, StringComparison.Ordinal);
        return Mix(Rows[index / 4] * rowFactor, Columns[index % 4] * columnFactor, ms, rowDbfs, columnDbfs);
    }

    private static short[] Mix(double oneHz, double otherHz, int ms, double oneDbfs, double otherDbfs)
    {
        var samples = new short[8 * ms];
        for (var i = 0; i < samples.Length; i++)
        {
            var one = Math.Pow(10, oneDbfs / 20) * Math.Sin(2 * Math.PI * oneHz * i / 8000);
            var other = Math.Pow(10, otherDbfs / 20) * Math.Sin(2 * Math.PI * otherHz * i / 8000 + 1);
            samples[i] = (short)Math.Clamp(32767 * (one + other), -32768, 32767);
        }

        return samples;
    }

    /// <summary>The stream between two stretches of silence, in packets of 20 ms.</summary>
    private static List<DetectedDigit> Detect(short[] stream, MediaCodec codec = MediaCodec.Pcma, Func<int, bool>? skip = null)
    {
        var found = new List<DetectedDigit>();
        Feed(new InbandDigitDetector(found.Add), [.. new short[803], .. stream, .. new short[1600]], codec, 0, skip ?? (_ => false));
        return found;
    }

    /// <summary>A's peer presses the key for 100 ms in a stream of A-law.</summary>
    private static void Send(Rig rig, char key, int firstPacket)
    {
        var octets = new byte[PressPackets * 160];
        G711.Encode(MediaCodec.Pcma, [.. Press(key, 100), .. new short[octets.Length - 800]], octets);
        for (var i = 0; i < PressPackets; i++)
        {
            var sequence = firstPacket + i;
            rig.PeerA.SendRtp(rig.A, sequence, payloadType: 8, octets[(160 * i)..(160 * i + 160)], ssrc: 5, (uint)(160 * sequence), marker: false);
        }
    }

    private static void Feed(InbandDigitDetector detector, short[] stream, MediaCodec codec, uint timestamp, Func<int, bool> skip)
    {
        var octets = new byte[stream.Length];
        G711.Encode(codec, stream, octets);
        for (var packet = 0; packet * 160 + 160 <= octets.Length; packet++)
        {
            if (skip(packet)) continue;
            var heard = new HeardPacket(codec, (ushort)packet, timestamp + (uint)(160 * packet), packet == 0, 0);
            detector.Hear(heard, octets.AsSpan(160 * packet, 160));
        }
    }

    private static string PartsFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "src", "Platform.Telephony", "Prompts", "Parts");
    }
}
