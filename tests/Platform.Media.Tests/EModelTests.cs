using Platform.Media.Quality;

namespace Platform.Media.Tests;

public class EModelTests
{
    // ITU-T G.107 Annex B and G.109 give these pairs.
    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(50, 2.58)]
    [InlineData(60, 3.10)]
    [InlineData(70, 3.60)]
    [InlineData(80, 4.02)]
    [InlineData(90, 4.34)]
    [InlineData(93.2, 4.41)]
    [InlineData(100, 4.5)]
    public void A_rating_is_a_score(double rating, double score) => Assert.Equal(score, EModel.Score(rating), 0.006);

    // Rows: loss share, burst ratio, delay in ms, hidden loss; the rating worked out by hand from G.107 7.4 and 7.5.
    [Theory]
    [InlineData(0, 1, 0, true, 93.2)]
    [InlineData(0, 1, 100, true, 93.2)]
    [InlineData(0, 1, 150, true, 93.04)]
    [InlineData(0, 1, 400, true, 69.13)]
    [InlineData(0.01, 1, 0, true, 89.56)]
    [InlineData(0.05, 1, 0, true, 77.42)]
    [InlineData(0.05, 2, 0, true, 75.99)]
    [InlineData(0.01, 1, 0, false, 75.28)]
    [InlineData(1, 1, 0, false, 2.12)]
    [InlineData(7, 0.1, -5, true, 17.26)]
    [InlineData(double.NaN, double.NaN, double.NaN, true, 93.2)]
    public void Loss_and_delay_take_from_the_rating(double loss, double burst, double delayMs, bool isConcealed, double rating) =>
        Assert.Equal(rating, EModel.Rating(new StreamQuality(loss, burst, delayMs), isConcealed), 0.01);

    // Rows: received, lost, bursts, jitter, round trip; the score.
    [Theory]
    [InlineData(24, 0, 0, 0, 0, null)]
    [InlineData(1000, 0, 0, 1, 10, 4.41)]
    [InlineData(950, 50, 48, 5, 40, 3.92)]
    [InlineData(950, 50, 10, 5, 40, 3.82)]
    [InlineData(1000, 0, 0, 150, 200, 3.48)]
    public void A_leg_is_scored_by_what_came(long received, long lost, long bursts, double jitterMs, double roundTripMs, double? score)
    {
        var leg = Figures(received, lost, bursts, jitterMs, roundTripMs);
        if (score is null) Assert.Null(LegScore.In(leg));
        else Assert.Equal(score.Value, LegScore.In(leg)!.Value, 0.015);
        Assert.Null(LegScore.Out(leg));
    }

    [Fact]
    public void What_the_peer_hears_is_scored_by_its_report()
    {
        var leg = Figures(1000, 0, 0, 0, 0) with { PacketsOut = 1000, RemoteLost = 50, RemoteJitterMs = 2 };
        Assert.Equal(3.92, LegScore.Out(leg)!.Value, 0.015);
        Assert.Equal(4.41, LegScore.In(leg)!.Value, 0.01);
    }

    private static MediaLegStatistics Figures(long received, long lost, long bursts, double jitterMs, double roundTripMs) => new()
    {
        PacketsIn = received, BytesIn = 0, PacketsOut = 0, BytesOut = 0, Lost = lost, LossBursts = bursts, JitterMs = jitterMs,
        OutOfOrder = 0, Duplicates = 0, StrangersDropped = 0, Malformed = 0, OtherDropped = 0, SendErrors = 0,
        FirstPacketAt = null, LastPacketAt = null, RemoteLost = null, RemoteJitterMs = null,
        RoundTrip = TimeSpan.FromMilliseconds(roundTripMs), OneWayAudio = default, Silence = default, SendingTo = null,
    };
}
