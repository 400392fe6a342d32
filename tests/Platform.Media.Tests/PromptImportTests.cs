using System.Buffers.Binary;
using Platform.Media.Audio;
using Platform.Media.Audio.Import;

namespace Platform.Media.Tests;

public class PromptImportTests
{
    private const double Hz = 440;

    private static readonly string Vectors = FindVectors();

    [Theory]
    [InlineData(1, 8, 8000, 1)]
    [InlineData(1, 16, 8000, 1)]
    [InlineData(1, 16, 16000, 2)]
    [InlineData(1, 16, 44100, 2)]
    [InlineData(1, 24, 48000, 2)]
    [InlineData(1, 32, 96000, 1)]
    [InlineData(3, 32, 22050, 2)]
    [InlineData(3, 64, 11025, 1)]
    [InlineData(6, 8, 8000, 1)]
    [InlineData(7, 8, 8000, 1)]
    public void Every_usual_wav_becomes_the_same_prompt(int tag, int bits, int rate, int channels)
    {
        var audio = Import(Wav(tag, bits, rate, channels, Sine(rate, 1, 0.1)));
        Assert.Equal(1.0, audio.Duration.TotalSeconds, 0.001);
        AssertTone(audio.Samples.Span, PromptAudio.SampleRate);
        AssertTone(audio.ToNarrowband(), AudioLoop.SampleRate);
    }

    [Fact]
    public void An_extensible_header_says_the_encoding_in_its_sub_format()
    {
        var file = Wav(0xFFFE, 16, 16000, 1, Sine(16000, 0.5, 0.1), subFormat: 1);
        AssertTone(Import(file).Samples.Span, PromptAudio.SampleRate);
    }

    [Theory]
    [InlineData("tone440-mono.mp3", 440)]
    [InlineData("tone1000-stereo-22k.mp3", 1000)]
    public void Mp3_files_are_read(string name, double hz)
    {
        var audio = Import(File.ReadAllBytes(Path.Combine(Vectors, name)));
        Assert.InRange(audio.Duration.TotalSeconds, 0.49, 0.63);
        var middle = audio.Samples.Span.Slice(3200, 3200);
        Assert.Equal(ToneDetector.TotalDbfs(middle), ToneDetector.LevelDbfs(middle, hz, PromptAudio.SampleRate), 0.5);
        Assert.InRange(ToneDetector.LevelDbfs(middle, hz, PromptAudio.SampleRate), -21, -17);
    }

    [Fact]
    public void Content_decides_and_bad_files_are_refused_with_a_reason()
    {
        var sound = Wav(1, 16, 8000, 1, Sine(8000, 1, 0.1));
        Assert.Equal(AudioRefusal.UnknownFormat, Refusal([]));
        Assert.Equal(AudioRefusal.UnknownFormat, Refusal("RIFX"u8.ToArray()));
        Assert.Equal(AudioRefusal.UnknownFormat, Refusal(new byte[10_000]));
        Assert.Equal(AudioRefusal.UnknownFormat, Refusal("<script>alert(1)</script> ID3 and no more"u8.ToArray()));
        Assert.Equal(AudioRefusal.Damaged, Refusal(sound[..20]));
        Assert.Equal(AudioRefusal.UnsupportedEncoding, Refusal(Wav(2, 4, 8000, 1, [])));
        Assert.Equal(AudioRefusal.UnsupportedEncoding, Refusal(Wav(1, 16, 1000, 1, Sine(1000, 1, 0.1))));
        Assert.Equal(AudioRefusal.UnsupportedEncoding, Refusal(Wav(1, 16, 8000, 6, Sine(8000, 1, 0.1))));
        Assert.Equal(AudioRefusal.TooShort, Refusal(Wav(1, 16, 8000, 1, Sine(8000, 0.09, 0.1))));
        Assert.Equal(AudioRefusal.Silent, Refusal(Wav(1, 16, 8000, 1, new double[8000])));
        Assert.Equal(AudioRefusal.TooLong, PromptAudio.TryImport(sound, new AudioLimits(TimeSpan.Zero, TimeSpan.FromSeconds(0.5)), out _));
        var mp3 = File.ReadAllBytes(Path.Combine(Vectors, "tone440-mono.mp3"));
        Assert.Equal(AudioRefusal.TooLong, PromptAudio.TryImport(mp3, new AudioLimits(TimeSpan.Zero, TimeSpan.FromSeconds(0.2)), out _));
    }

    [Fact]
    public void No_damage_makes_it_throw()
    {
        var random = new Random(4733);
        byte[][] files = [Wav(1, 16, 8000, 2, Sine(8000, 0.3, 0.1)), File.ReadAllBytes(Path.Combine(Vectors, "tone440-mono.mp3"))];
        for (var round = 0; round < 150; round++)
        {
            var file = files[round % files.Length].ToArray();
            for (var hits = random.Next(1, 40); hits > 0; hits--) file[random.Next(file.Length)] = (byte)random.Next(256);
            PromptAudio.TryImport(file[..random.Next(file.Length)], AudioLimits.Default, out _);
        }
    }

    [Fact]
    public void Quiet_and_loud_files_come_out_alike_and_none_clips()
    {
        foreach (var peak in new[] { 0.01, 0.3, 1.0 })
        {
            var audio = Import(Wav(1, 16, 16000, 1, Sine(16000, 2, peak)));
            Assert.Equal(PromptLevel.TargetDbfs, Level(audio), 0.3);
        }

        // Bursts over a whisper: their peaks would stand far above full scale at the common level.
        var bursts = Sine(16000, 3, 0.02);
        for (var i = 8000; i < 8080; i++) bursts[i] = 0.9 * Math.Sign(bursts[i]);
        var limited = Import(Wav(1, 16, 16000, 1, bursts));
        var peaks = PeakLimiter.TruePeak(Array.ConvertAll(limited.Samples.ToArray(), sample => sample / 32768f), PromptAudio.SampleRate);
        Assert.InRange(20 * Math.Log10(peaks), -6, PromptLevel.CeilingDbfs + 0.3);
    }

    [Fact]
    public void Pauses_do_not_make_a_prompt_louder()
    {
        var speech = Sine(16000, 1, 0.1);
        double[] withPauses = [.. speech, .. new double[48_000], .. speech];
        var steady = Import(Wav(1, 16, 16000, 1, [.. speech, .. speech]));
        var spread = Import(Wav(1, 16, 16000, 1, withPauses));
        Assert.Equal(LoudestDbfs(steady), LoudestDbfs(spread), 1.0);
    }

    [Fact]
    public void It_loops_without_a_click()
    {
        // A whole loop would end in the middle of a swing.
        var audio = Import(Wav(1, 16, 16000, 1, Sine(16000, 0.5007, 0.5)));
        var samples = audio.Samples.ToArray();
        var largestStep = Steps(samples).Max();
        short[] twice = [.. samples, .. samples];
        Assert.Equal(largestStep, Steps(twice).Max());
        Assert.InRange(Math.Abs(samples[0] - samples[^1]), 0, 40);
    }

    [Fact]
    public void An_offset_is_removed()
    {
        var offset = Sine(16000, 1, 0.1).Select(sample => sample + 0.4).ToArray();
        Assert.Equal(0, Import(Wav(1, 16, 16000, 1, offset)).Samples.ToArray().Average(sample => (double)sample), 20.0);
    }

    [Theory]
    [InlineData(44100, 16000, 7000, true)]
    [InlineData(44100, 16000, 8800, false)]
    [InlineData(16000, 8000, 3500, true)]
    [InlineData(16000, 8000, 4400, false)]
    [InlineData(8000, 16000, 3500, true)]
    public void Resampling_keeps_its_band_and_drops_what_would_fold(int from, int to, double hz, bool isKept)
    {
        var tone = Enumerable.Range(0, from).Select(i => (float)(0.5 * Math.Sin(2 * Math.PI * hz * i / from))).ToArray();
        var result = Array.ConvertAll(Resampler.Convert(tone, from, to), sample => (short)(sample * 32767));
        var middle = result.AsSpan(to / 4, to / 2);
        if (isKept) Assert.Equal(-6.02, ToneDetector.LevelDbfs(middle, hz, to), 0.1);
        else Assert.InRange(ToneDetector.TotalDbfs(middle), -200, -60);
    }

    private static PromptAudio Import(byte[] file)
    {
        Assert.Equal(AudioRefusal.None, PromptAudio.TryImport(file, AudioLimits.Default, out var audio));
        return audio!;
    }

    private static AudioRefusal Refusal(byte[] file)
    {
        var refusal = PromptAudio.TryImport(file, AudioLimits.Default, out var audio);
        Assert.Null(audio);
        return refusal;
    }

    private static void AssertTone(ReadOnlySpan<short> samples, int rate)
    {
        var middle = samples.Slice(rate / 8, rate / 4);
        Assert.Equal(PromptLevel.TargetDbfs, ToneDetector.LevelDbfs(middle, Hz, rate), 0.5);
        Assert.Equal(ToneDetector.TotalDbfs(middle), ToneDetector.LevelDbfs(middle, Hz, rate), 0.5);
    }

    private static double Level(PromptAudio audio) =>
        PromptLevel.Measure(Array.ConvertAll(audio.Samples.ToArray(), sample => sample / 32768f), PromptAudio.SampleRate)!.Value;

    private static double LoudestDbfs(PromptAudio audio) =>
        Enumerable.Range(0, audio.Samples.Length / 3200).Max(i => ToneDetector.TotalDbfs(audio.Samples.Span.Slice(3200 * i, 3200)));

    private static IEnumerable<int> Steps(short[] samples) => samples.Skip(1).Select((sample, i) => Math.Abs(sample - samples[i]));

    private static double[] Sine(int rate, double seconds, double peak) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => peak * Math.Sin(2 * Math.PI * Hz * i / rate))];

    private static byte[] Wav(int tag, int bits, int rate, int channels, double[] mono, int? subFormat = null)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        var formatLength = subFormat is null ? 16 : 40;
        writer.Write("RIFF"u8);
        writer.Write(0);
        writer.Write("WAVEfmt "u8);
        writer.Write(formatLength);
        writer.Write((ushort)tag);
        writer.Write((ushort)channels);
        writer.Write(rate);
        writer.Write(rate * channels * bits / 8);
        writer.Write((ushort)(channels * bits / 8));
        writer.Write((ushort)bits);
        if (subFormat is { } sub) writer.Write([22, 0, 16, 0, 4, 0, 0, 0, (byte)sub, 0, 0, 0, 0, 0, 16, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]);
        writer.Write("data"u8);
        writer.Write(mono.Length * channels * bits / 8);
        foreach (var sample in mono)
        {
            for (var channel = 0; channel < channels; channel++) writer.Write(Encode(subFormat ?? tag, bits, sample));
        }

        return file.ToArray();
    }

    private static byte[] Encode(int tag, int bits, double sample)
    {
        var octets = new byte[8];
        switch (tag, bits)
        {
            case (1, 8): octets[0] = (byte)(128 + 127 * sample); break;
            case (1, 24): BinaryPrimitives.WriteInt32LittleEndian(octets, (int)(sample * 8388607)); break;
            case (1, 32): BinaryPrimitives.WriteInt32LittleEndian(octets, (int)(sample * int.MaxValue)); break;
            case (3, 32): BinaryPrimitives.WriteSingleLittleEndian(octets, (float)sample); break;
            case (3, 64): BinaryPrimitives.WriteDoubleLittleEndian(octets, sample); break;
            case (6, 8): octets[0] = G711.LinearToALaw((short)(sample * 32767)); break;
            case (7, 8): octets[0] = G711.LinearToMuLaw((short)(sample * 32767)); break;
            default: BinaryPrimitives.WriteInt16LittleEndian(octets, (short)(sample * 32767)); break;
        }

        return octets[..(bits / 8)];
    }

    private static string FindVectors()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "tests", "vectors", "audio");
    }
}
