using System.Runtime.InteropServices;
using Platform.Media.Audio;
using Platform.Media.Codecs;

namespace Platform.Media.Tests;

/// <summary>
/// The ITU's own test sequences may not be passed on, so G.722 is held against another implementation, libspandsp of Debian, bit for
/// bit, and against what the recommendation says of level and noise.
/// </summary>
public sealed unsafe partial class G722Tests
{
    private const int Rate = 16000;

    public static TheoryData<string> Signals => ["speech-like", "sweep", "noise", "full scale", "clicks", "silence"];

    [Theory]
    [MemberData(nameof(Signals))]
    public void Encoder_and_decoder_agree_with_spandsp_bit_for_bit(string signal)
    {
        var samples = Make(signal);
        var octets = new byte[samples.Length / 2];
        using var encoder = AudioCodecs.CreateEncoder(MediaCodec.G722);
        Assert.Equal(octets.Length, encoder.Encode(samples, octets));
        Assert.Equal(SpandspEncode(samples), octets);

        AssertDecodedAlike(octets);
    }

    [Fact]
    public void Any_octets_are_decoded_as_spandsp_does()
    {
        var octets = new byte[40_000];
        new Random(3).NextBytes(octets);
        AssertDecodedAlike(octets);
    }

    // A decoder delays by the mirror filters' 22 samples (G.722 table 11: 24 taps twice, less the halving).
    [Theory]
    [InlineData(300, 35)]
    [InlineData(1000, 35)]
    [InlineData(3000, 30)]
    [InlineData(6500, 10)]
    public void A_tone_comes_back_at_its_level_with_little_noise(double hz, double signalToNoiseDb)
    {
        const int Delay = 22;
        var samples = Tone(hz, 6000, Rate);
        var octets = new byte[Rate / 2];
        using var encoder = AudioCodecs.CreateEncoder(MediaCodec.G722);
        encoder.Encode(samples, octets);
        var decoded = Decode(octets);
        double signal = 0, noise = 0;
        for (var i = 2000; i < Rate; i++)
        {
            signal += (double)samples[i - Delay] * samples[i - Delay];
            noise += Math.Pow(decoded[i] - samples[i - Delay], 2);
        }

        Assert.InRange(10 * Math.Log10(signal / noise), signalToNoiseDb, 100);
        Assert.Equal(ToneDetector.LevelDbfs(samples, hz, Rate), ToneDetector.LevelDbfs(decoded.AsSpan(2000), hz, Rate), 0.5);
    }

    /// <summary>Where the sum goes past 16 bits, the recommendation limits it (4.4.2) and spandsp lets it wrap.</summary>
    private static void AssertDecodedAlike(byte[] octets)
    {
        var ours = Decode(octets);
        var theirs = SpandspDecode(octets);
        for (var i = 0; i < ours.Length; i++)
            Assert.True(ours[i] == theirs[i] || ours[i] is short.MinValue or short.MaxValue, $"sample {i}: {ours[i]}, not {theirs[i]}");
    }

    private static short[] Decode(byte[] octets)
    {
        using var decoder = AudioCodecs.CreateDecoder(MediaCodec.G722);
        var decoded = new short[2 * octets.Length];
        Assert.Equal(decoded.Length, decoder.Decode(octets, decoded));
        return decoded;
    }

    private static short[] Make(string signal)
    {
        var random = new Random(5);
        return signal switch
        {
            "speech-like" => [.. Enumerable.Range(0, 2 * Rate).Select(i =>
                (short)(Math.Sin(i * 0.05) * Math.Sin(i * 0.0006) * 9000 + Math.Sin(i * 0.31) * 2500 + random.Next(-400, 400)))],
            "sweep" => [.. Enumerable.Range(0, 2 * Rate).Select(i => (short)(20000 * Math.Sin(i * (double)i * Math.PI / (4 * Rate))))],
            "noise" => [.. Enumerable.Range(0, Rate).Select(_ => (short)random.Next(-12000, 12000))],
            "full scale" => [.. Enumerable.Range(0, Rate).Select(i => i / 7 % 2 == 0 ? short.MaxValue : short.MinValue)],
            "clicks" => [.. Enumerable.Range(0, Rate).Select(i => i % 997 == 0 ? short.MaxValue : (short)0)],
            _ => new short[Rate],
        };
    }

    private static short[] Tone(double hz, int peak, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (short)Math.Round(peak * Math.Sin(2 * Math.PI * hz * i / Rate)))];

    private static byte[] SpandspEncode(short[] samples)
    {
        var state = EncoderInit(0, 64000, 0);
        var octets = new byte[samples.Length / 2];
        fixed (short* from = samples)
        fixed (byte* to = octets)
            Assert.Equal(octets.Length, SpandspEncode(state, to, from, samples.Length));
        EncoderFree(state);
        return octets;
    }

    private static short[] SpandspDecode(byte[] octets)
    {
        var state = DecoderInit(0, 64000, 0);
        var samples = new short[2 * octets.Length];
        fixed (byte* from = octets)
        fixed (short* to = samples)
            Assert.Equal(samples.Length, SpandspDecode(state, to, from, octets.Length));
        DecoderFree(state);
        return samples;
    }

    private const string Spandsp = "libspandsp.so.2";

    [LibraryImport(Spandsp, EntryPoint = "g722_encode_init")]
    private static partial nint EncoderInit(nint state, int bitsPerSecond, int options);

    [LibraryImport(Spandsp, EntryPoint = "g722_encode")]
    private static partial int SpandspEncode(nint state, byte* octets, short* samples, int count);

    [LibraryImport(Spandsp, EntryPoint = "g722_encode_free")]
    private static partial int EncoderFree(nint state);

    [LibraryImport(Spandsp, EntryPoint = "g722_decode_init")]
    private static partial nint DecoderInit(nint state, int bitsPerSecond, int options);

    [LibraryImport(Spandsp, EntryPoint = "g722_decode")]
    private static partial int SpandspDecode(nint state, short* samples, byte* octets, int count);

    [LibraryImport(Spandsp, EntryPoint = "g722_decode_free")]
    private static partial int DecoderFree(nint state);
}
