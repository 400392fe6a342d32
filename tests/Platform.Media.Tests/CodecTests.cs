using Platform.Media.Audio;
using Platform.Media.Codecs;

namespace Platform.Media.Tests;

public class CodecTests
{
    public static TheoryData<MediaCodec> Codecs => [MediaCodec.Pcmu, MediaCodec.Pcma, MediaCodec.G722, MediaCodec.Opus];

    [Fact]
    public void Opus_is_there_for_the_tests() => Assert.True(Opus.IsAvailable, "libopus.so.0 is missing: apt-get install libopus0");

    // RFC 3551 4.5.2: the clock of G.722 is 8000 although it samples at 16000. RFC 7587 4.1: the clock of Opus is always 48000.
    [Theory]
    [InlineData(MediaCodec.Pcmu, 8000, 8000)]
    [InlineData(MediaCodec.Pcma, 8000, 8000)]
    [InlineData(MediaCodec.G722, 8000, 16000)]
    [InlineData(MediaCodec.Opus, 48000, 16000)]
    public void Clocks_and_sample_rates_are_those_of_the_RFCs(MediaCodec codec, int clockRate, int sampleRate)
    {
        Assert.Equal((clockRate, sampleRate), (AudioCodecs.RtpClockRate(codec), AudioCodecs.SampleRate(codec)));
        using var decoder = AudioCodecs.CreateDecoder(codec);
        using var encoder = AudioCodecs.CreateEncoder(codec);
        Assert.Equal((codec, sampleRate, codec, sampleRate), (decoder.Codec, decoder.SampleRate, encoder.Codec, encoder.SampleRate));
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void A_tone_goes_through_at_its_level_in_packets_of_any_length(MediaCodec codec)
    {
        foreach (var packetMs in new[] { 10, 20, 40, 60 })
        {
            var rate = AudioCodecs.SampleRate(codec);
            var tone = Tone(440, rate, 120 * rate / 100);
            using var decoder = AudioCodecs.CreateDecoder(codec);
            var heard = new short[tone.Length + AudioCodecs.LongestPayloadMs * rate / 1000];
            var count = 0;
            foreach (var packet in Packets(codec, tone, packetMs)) count += decoder.Decode(packet, heard.AsSpan(count));
            Assert.Equal(tone.Length, count);
            Assert.Equal(-12, ToneDetector.LevelDbfs(heard.AsSpan(rate / 10, rate), 440, rate), 1.0);
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void A_payload_tells_its_duration(MediaCodec codec)
    {
        foreach (var packetMs in new[] { 10, 20, 40, 60 })
        {
            var tone = Tone(440, AudioCodecs.SampleRate(codec), AudioCodecs.SampleRate(codec));
            var packet = Packets(codec, tone, packetMs).First();
            Assert.Equal(packetMs * AudioCodecs.RtpClockRate(codec) / 1000, AudioCodecs.RtpDuration(codec, packet));
        }
    }

    // RFC 6716 3.1: the first octets of a packet; its duration in milliseconds, 0: malformed.
    [Theory]
    [InlineData("00", 10)]
    [InlineData("18", 60)]
    [InlineData("60", 10)]
    [InlineData("68", 20)]
    [InlineData("80", 2.5)]
    [InlineData("98", 20)]
    [InlineData("F9", 40)]
    [InlineData("FA", 40)]
    [InlineData("FB06", 120)]
    [InlineData("FB07", 0)]
    [InlineData("FB00", 0)]
    [InlineData("FB", 0)]
    [InlineData("", 0)]
    public void An_Opus_packet_tells_its_duration(string packet, double ms) =>
        Assert.Equal((int)(ms * 48), AudioCodecs.RtpDuration(MediaCodec.Opus, Convert.FromHexString(packet)));

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Any_octets_are_decoded_or_refused(MediaCodec codec)
    {
        var random = new Random(9);
        using var decoder = AudioCodecs.CreateDecoder(codec);
        var samples = new short[AudioCodecs.LongestPayloadMs * decoder.SampleRate / 1000];
        for (var i = 0; i < 5000; i++)
        {
            var octets = new byte[random.Next(400)];
            random.NextBytes(octets);
            Assert.InRange(decoder.Decode(octets, samples), 0, samples.Length);
            if (random.Next(4) == 0) decoder.Conceal(samples.AsSpan(0, random.Next(samples.Length)));
            if (random.Next(4) == 0) decoder.Recover(octets, samples.AsSpan(0, random.Next(samples.Length)));
        }

        Assert.Equal(0, decoder.Decode([], samples));
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Nothing_is_allocated_per_packet(MediaCodec codec)
    {
        using var decoder = AudioCodecs.CreateDecoder(codec);
        using var encoder = AudioCodecs.CreateEncoder(codec);
        var pcm = Tone(300, decoder.SampleRate, decoder.SampleRate / 50);
        var payload = new byte[AudioCodecs.LargestPayload];
        var decoded = new short[AudioCodecs.LongestPayloadMs * decoder.SampleRate / 1000];
        Run(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var length = encoder.Encode(pcm, payload);
                decoder.Conceal(decoded.AsSpan(0, pcm.Length));
                decoder.Recover(payload.AsSpan(0, length), decoded.AsSpan(0, pcm.Length));
                decoder.Decode(payload.AsSpan(0, length), decoded);
            }
        }
    }

    // One 20 ms packet of a steady sound is lost: what is made up continues it. Opus recovers it from the packet after it.
    [Theory]
    [MemberData(nameof(Codecs))]
    public void A_lost_packet_of_a_steady_sound_is_hardly_missed(MediaCodec codec)
    {
        var rate = AudioCodecs.SampleRate(codec);
        var frame = rate / 50;
        var packets = Packets(codec, Tone(210, rate, rate), 20).ToList();
        using var decoder = AudioCodecs.CreateDecoder(codec);
        using var whole = AudioCodecs.CreateDecoder(codec);
        short[] heard = new short[rate], meant = new short[rate];
        for (var i = 0; i < packets.Count; i++)
        {
            if (i == 25) decoder.Recover(packets[i + 1], heard.AsSpan(i * frame, frame));
            else decoder.Decode(packets[i], heard.AsSpan(i * frame));
            whole.Decode(packets[i], meant.AsSpan(i * frame));
        }

        var lost = heard.AsSpan(25 * frame, frame);
        Assert.Equal(ToneDetector.TotalDbfs(meant.AsSpan(25 * frame, frame)), ToneDetector.TotalDbfs(lost), 5.0);
        Assert.InRange(LargestStep(heard.AsSpan(24 * frame, 3 * frame)), 0, 2 * LargestStep(meant));
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void A_long_loss_fades_to_silence(MediaCodec codec)
    {
        var rate = AudioCodecs.SampleRate(codec);
        using var decoder = AudioCodecs.CreateDecoder(codec);
        var frame = new short[rate / 50];
        var buffer = new short[AudioCodecs.LongestPayloadMs * rate / 1000];
        foreach (var packet in Packets(codec, Tone(210, rate, rate / 5), 20)) decoder.Decode(packet, buffer);
        for (var i = 0; i < 10; i++) decoder.Conceal(frame);
        // libopus goes on with noise at the level of the background, which is far below the tone's -12 dB.
        Assert.InRange(ToneDetector.TotalDbfs(frame), ToneDetector.FloorDbfs, -40);
    }

    private static double LargestStep(ReadOnlySpan<short> samples)
    {
        var largest = 0;
        for (var i = 1; i < samples.Length; i++) largest = Math.Max(largest, Math.Abs(samples[i] - samples[i - 1]));
        return largest;
    }

    private static IEnumerable<byte[]> Packets(MediaCodec codec, short[] pcm, int packetMs)
    {
        using var encoder = AudioCodecs.CreateEncoder(codec);
        var frame = encoder.SampleRate * packetMs / 1000;
        var payload = new byte[AudioCodecs.LargestPayload];
        for (var at = 0; at + frame <= pcm.Length; at += frame)
        {
            var length = encoder.Encode(pcm.AsSpan(at, frame), payload);
            yield return payload[..length];
        }
    }

    private static short[] Tone(double hz, int rate, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (short)Math.Round(short.MaxValue * 0.251 * Math.Sin(2 * Math.PI * hz * i / rate)))];
}
