namespace Platform.Interop.Audio;

/// <summary>The measure that other tests hear by.</summary>
public sealed class SpeechTests
{
    private const int PacketSamples = Tones.SampleRateHz / 50;
    private static readonly short[] Wanted = Speech.SamplesOf("en", "rate-service");
    private static readonly short[] Before = Speech.SamplesOf("en", "goodbye");
    private static readonly short[] After = new short[Tones.SampleRateHz];

    [Fact]
    public void Speech_is_found_whole() => Assert.True(LikenessIn(Wanted) > Speech.LeastLikeness);

    [Fact]
    public void Speech_that_is_torn_once_is_found() => Assert.True(LikenessIn(WithoutPacketAt(Wanted, 1.7)) > Speech.LeastLikeness);

    [Fact]
    public void Speech_that_is_torn_more_is_not() =>
        Assert.InRange(LikenessIn(WithoutPacketAt(WithoutPacketAt(Wanted, 3.2), 1.2)), 0.1, Speech.LeastLikeness);

    [Fact]
    public void Other_speech_is_not() => Assert.InRange(Speech.LikenessOf([.. Before, .. Before, .. Before, .. After, .. After], Wanted), -1, 0.3);

    private static double LikenessIn(short[] speech) => Speech.LikenessOf([.. Before, .. speech, .. After], Wanted);

    private static short[] WithoutPacketAt(short[] speech, double seconds)
    {
        var at = (int)(seconds * Tones.SampleRateHz);
        return [.. speech[..at], .. speech[(at + PacketSamples)..]];
    }
}
