using System.Buffers.Binary;
using Platform.Media.Audio;

namespace Platform.Media.Tests;

public class AudioTests
{
    // ITU-T G.711 tables 5 and 6: a period of a 1 kHz sine at 0 dBm0 in A-law and µ-law.
    private static readonly byte[] ALawSine = [0x34, 0x21, 0x21, 0x34, 0xB4, 0xA1, 0xA1, 0xB4];
    private static readonly byte[] MuLawSine = [0x1E, 0x0B, 0x0B, 0x1E, 0x9E, 0x8B, 0x8B, 0x9E];

    // ITU-T G.711 tables 1a and 2a, column 8 (value at decoder output), scaled to 16 bits: octet on the wire, value.
    [Theory]
    [InlineData(0xD5, 8)]
    [InlineData(0x55, -8)]
    [InlineData(0xD4, 24)]
    [InlineData(0xC5, 264)]
    [InlineData(0xF5, 528)]
    [InlineData(0x80, 5504)]
    [InlineData(0xAA, 32256)]
    [InlineData(0x2A, -32256)]
    public void A_law_decodes_to_the_defined_values(byte octet, short value) => Assert.Equal(value, G711.ALawToLinear(octet));

    [Theory]
    [InlineData(0xFF, 0)]
    [InlineData(0x7F, 0)]
    [InlineData(0xFE, 2 * 4)]
    [InlineData(0xF0, 30 * 4)]
    [InlineData(0xEF, 33 * 4)]
    [InlineData(0xDF, 99 * 4)]
    [InlineData(0x8F, 4191 * 4)]
    [InlineData(0x80, 8031 * 4)]
    [InlineData(0x00, -8031 * 4)]
    public void Mu_law_decodes_to_the_defined_values(byte octet, short value) => Assert.Equal(value, G711.MuLawToLinear(octet));

    [Theory]
    [InlineData(MediaCodec.Pcma, -3.14)]
    [InlineData(MediaCodec.Pcmu, -3.17)]
    public void The_reference_sine_has_the_defined_level(MediaCodec codec, double levelDbfs)
    {
        var period = codec == MediaCodec.Pcma ? ALawSine : MuLawSine;
        var samples = new short[800];
        for (var i = 0; i < 100; i++) G711.Decode(codec, period, samples.AsSpan(8 * i));
        Assert.Equal(levelDbfs, ToneDetector.LevelDbfs(samples, 1000), 0.1);
    }

    [Theory]
    [InlineData(MediaCodec.Pcma)]
    [InlineData(MediaCodec.Pcmu)]
    public void Every_octet_survives_decoding_and_encoding(MediaCodec codec)
    {
        var octets = Enumerable.Range(0, 256).Select(o => (byte)o).Where(o => codec == MediaCodec.Pcma || o != 0x7F).ToArray();
        var samples = new short[octets.Length];
        var again = new byte[octets.Length];
        G711.Decode(codec, octets, samples);
        G711.Encode(codec, samples, again);
        Assert.Equal(octets, again);
    }

    // G.711 decides at the middle of an interval, and where segments meet, the intervals on the two sides differ in width.
    [Theory]
    [InlineData(MediaCodec.Pcma)]
    [InlineData(MediaCodec.Pcmu)]
    public void Coding_never_falls_and_errs_by_half_an_interval_at_most(MediaCodec codec)
    {
        var former = int.MinValue;
        for (var sample = -32768; sample <= 32767; sample++)
        {
            var octet = codec == MediaCodec.Pcma ? G711.LinearToALaw((short)sample) : G711.LinearToMuLaw((short)sample);
            var coded = codec == MediaCodec.Pcma ? G711.ALawToLinear(octet) : G711.MuLawToLinear(octet);
            var segment = ((codec == MediaCodec.Pcma ? octet ^ 0x55 : ~octet) >> 4) & 7;
            var interval = codec == MediaCodec.Pcma ? 16 << Math.Max(0, segment - 1) : 8 << segment;
            var isClipped = Math.Abs(sample) > 32635;
            Assert.True(isClipped || Math.Abs(coded - sample) <= interval / 2, $"{sample} became {coded}");
            Assert.True(coded >= former, $"{sample} became {coded}, less than {former} before it");
            former = coded;
        }
    }

    [Fact]
    public void The_laws_are_converted_by_way_of_their_values()
    {
        for (var octet = 0; octet < 256; octet++)
        {
            Assert.Equal(G711.LinearToALaw(G711.MuLawToLinear((byte)octet)), G711.MuLawToALaw((byte)octet));
            Assert.Equal(G711.LinearToMuLaw(G711.ALawToLinear((byte)octet)), G711.ALawToMuLaw((byte)octet));
        }

        byte[] both = [0xD5, 0x2A];
        G711.Transcode(MediaCodec.Pcma, both);
        Assert.Equal([G711.ALawToMuLaw(0xD5), G711.ALawToMuLaw(0x2A)], both);
    }

    [Theory]
    [InlineData(440, -12)]
    [InlineData(1000, -20)]
    [InlineData(3400, -6)]
    public void A_tone_is_found_at_its_frequency_and_level_and_nowhere_else(double hz, double levelDbfs)
    {
        var samples = Decoded(AudioLoop.Tone(hz, levelDbfs));
        Assert.Equal(levelDbfs, ToneDetector.LevelDbfs(samples, hz), 0.2);
        Assert.Equal(levelDbfs, ToneDetector.TotalDbfs(samples), 0.2);
        Assert.InRange(ToneDetector.LevelDbfs(samples, hz + 150), ToneDetector.FloorDbfs, levelDbfs - 30);
    }

    [Fact]
    public void Silence_has_no_level()
    {
        Assert.Equal(ToneDetector.FloorDbfs, ToneDetector.LevelDbfs([], 440));
        Assert.Equal(ToneDetector.FloorDbfs, ToneDetector.LevelDbfs(new short[800], 440));
        Assert.Equal(ToneDetector.FloorDbfs, ToneDetector.TotalDbfs(new short[800]));
    }

    [Fact]
    public void The_hold_music_is_level_whole_and_the_same_each_time()
    {
        var music = AudioLoop.HoldMusic;
        var samples = Decoded(music);
        Assert.InRange(music.Duration.TotalSeconds, 10, 20);
        // TotalDbfs counts a full sine as 0, 3 dB above its RMS.
        Assert.Equal(-18 + 3, ToneDetector.TotalDbfs(samples), 0.5);
        Assert.InRange(samples.Max(s => Math.Abs((int)s)), 4000, 32000);
        Assert.InRange(Math.Abs(samples[0] - samples[^1]), 0, 3000);
        Assert.Equal(HoldMusicComposer.Compose(), HoldMusicComposer.Compose());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_wav_file_is_read_as_it_was_written(int channels)
    {
        var audio = new WavAudio(channels, [1, -2, 300, -32768, 32767, 0]);
        Assert.True(WavFile.TryRead(WavFile.Write(audio), out var read, out var refusal));
        Assert.Equal((WavRefusal.None, channels), (refusal, read.Channels));
        Assert.Equal(audio.Samples, read.Samples);
    }

    [Fact]
    public void Stereo_is_mixed_down_for_a_loop()
    {
        var loop = AudioLoop.FromWav("stereo", new WavAudio(2, [1000, 3000, -4000, 0]));
        Assert.Equal([G711.LinearToALaw(2000), G711.LinearToALaw(-2000)], loop.Octets(MediaCodec.Pcma).ToArray());
    }

    [Fact]
    public void Other_chunks_are_passed_over_and_a_cut_file_is_read_as_far_as_it_goes()
    {
        var file = WavFile.Write(new WavAudio(1, [1, 2, 3, 4]));
        byte[] withList = [.. file[..36], .. "LIST"u8, 3, 0, 0, 0, 9, 9, 9, 0, .. file[36..^2]];
        Assert.True(WavFile.TryRead(withList, out var read, out _));
        Assert.Equal([1, 2, 3], read.Samples);
    }

    // Rows: which byte of a good mono file is set to what; the refusal.
    [Theory]
    [InlineData(0, 'X', WavRefusal.NotWav)]
    [InlineData(8, 'X', WavRefusal.NotWav)]
    [InlineData(12, 'X', WavRefusal.NotWav)]
    [InlineData(20, 6, WavRefusal.NotPcm16)]
    [InlineData(34, 8, WavRefusal.NotPcm16)]
    [InlineData(24, 1, WavRefusal.NotEightKilohertz)]
    [InlineData(22, 3, WavRefusal.NotMonoOrStereo)]
    [InlineData(22, 0, WavRefusal.NotMonoOrStereo)]
    [InlineData(40, 0, WavRefusal.Empty)]
    [InlineData(36, 'X', WavRefusal.Empty)]
    public void A_bad_wav_file_is_refused(int at, int value, WavRefusal refusal)
    {
        var file = WavFile.Write(new WavAudio(1, [1, 2]));
        file[at] = (byte)value;
        Assert.False(WavFile.TryRead(file, out _, out var found));
        Assert.Equal(refusal, found);
    }

    [Fact]
    public void Any_bytes_after_a_wav_beginning_are_read_or_refused()
    {
        var random = new Random(11);
        var good = WavFile.Write(new WavAudio(2, [1, 2, 3, 4]));
        for (var i = 0; i < 100_000; i++)
        {
            var file = good.ToArray();
            for (var j = 0; j < 3; j++) file[random.Next(12, file.Length)] = (byte)random.Next(256);
            var cut = random.Next(file.Length + 1);
            var isRead = WavFile.TryRead(file.AsSpan(0, cut), out var audio, out var refusal);
            Assert.Equal(isRead, audio is not null);
            Assert.Equal(isRead, refusal == WavRefusal.None);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(good.AsSpan(16), uint.MaxValue);
        Assert.False(WavFile.TryRead(good, out _, out _));
    }

    private static short[] Decoded(AudioLoop loop)
    {
        var samples = new short[loop.Samples];
        G711.Decode(MediaCodec.Pcma, loop.Octets(MediaCodec.Pcma), samples);
        return samples;
    }
}
