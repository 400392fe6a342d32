using Platform.Media.Audio;

namespace Platform.Media.Tests;

public class ResamplerTests
{
    private const double LevelDbfs = -6;

    // What speech on a telephone uses comes through as it was.
    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(3000)]
    [InlineData(3400)]
    public void A_tone_keeps_its_level_up_and_down(double hz)
    {
        var wide = Up(Tone(hz, 8000));
        Assert.Equal(LevelDbfs, ToneDetector.LevelDbfs(wide.AsSpan(1600), hz, 16000), 0.2);
        Assert.Equal(LevelDbfs, ToneDetector.LevelDbfs(Down(Tone(hz, 16000)).AsSpan(800), hz), 0.2);
        Assert.Equal(LevelDbfs, ToneDetector.LevelDbfs(Down(wide).AsSpan(800), hz), 0.3);
    }

    // Up: the tone's image at 8000 - hz. Down: a tone that the lower rate can't carry.
    [Theory]
    [InlineData(1000)]
    [InlineData(3000)]
    [InlineData(3400)]
    public void Nothing_appears_where_nothing_was(double hz)
    {
        Assert.InRange(ToneDetector.LevelDbfs(Up(Tone(hz, 8000)).AsSpan(1600), 8000 - hz, 16000), ToneDetector.FloorDbfs, LevelDbfs - 55);
        Assert.InRange(ToneDetector.TotalDbfs(Down(Tone(8000 - hz, 16000)).AsSpan(800)), ToneDetector.FloorDbfs, LevelDbfs - 55);
    }

    [Fact]
    public void A_stream_is_the_same_in_pieces_of_any_length()
    {
        var random = new Random(4);
        short[] narrow = [.. Enumerable.Range(0, 4000).Select(_ => (short)random.Next(-9000, 9000))];
        short[] wide = [.. Enumerable.Range(0, 8000).Select(_ => (short)random.Next(-9000, 9000))];
        Assert.Equal(Up(narrow), Up(narrow, random));
        Assert.Equal(Down(wide), Down(wide, random));
    }

    [Fact]
    public void The_loudest_sound_is_limited_and_does_not_wrap()
    {
        short[] square = [.. Enumerable.Range(0, 800).Select(i => i / 10 % 2 == 0 ? short.MaxValue : short.MinValue)];
        var wide = Up(square);
        // The middle of each half wave, 16 samples later.
        for (var i = 45; i < 760; i += 10) Assert.Equal(Math.Sign(square[i]), Math.Sign(wide[2 * (i + 16)]));
    }

    private static short[] Tone(double hz, int rate) =>
        [.. Enumerable.Range(0, rate).Select(i => (short)Math.Round(short.MaxValue * Math.Pow(10, LevelDbfs / 20) * Math.Sin(2 * Math.PI * hz * i / rate)))];

    private static short[] Up(short[] samples, Random? random = null)
    {
        var upsampler = new Upsampler();
        var result = new short[2 * samples.Length];
        for (int at = 0, count; at < samples.Length; at += count)
        {
            count = Math.Min(samples.Length - at, random?.Next(1, 700) ?? 160);
            upsampler.Process(samples.AsSpan(at, count), result.AsSpan(2 * at));
        }

        return result;
    }

    private static short[] Down(short[] samples, Random? random = null)
    {
        var downsampler = new Downsampler();
        var result = new short[samples.Length / 2];
        for (int at = 0, count; at < samples.Length; at += count)
        {
            count = Math.Min(samples.Length - at, 2 * (random?.Next(1, 700) ?? 160));
            downsampler.Process(samples.AsSpan(at, count), result.AsSpan(at / 2));
        }

        return result;
    }
}
