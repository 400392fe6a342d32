using Platform.Grains.Replays;

namespace Platform.Simulation.Replays;

public sealed class PatienceTests
{
    private static readonly ObservedWait[] Observed =
        [Left(10), Answered(15), Left(20), Left(30), Answered(40), Left(60)];

    /// <summary>Kaplan–Meier: of six, 5/6 stay after 10 s, 5/6 × 3/4 after 20 s, × 2/3 after 30 s, nobody after 60 s.</summary>
    [Theory]
    [InlineData(0, 0.10, 10)]
    [InlineData(0, 0.20, 20)]
    [InlineData(0, 0.40, 30)]
    [InlineData(0, 0.60, 60)]
    [InlineData(15, 0.10, 20)]
    [InlineData(15, 0.30, 30)]
    [InlineData(40, 0.99, 60)]
    public void Who_is_still_there_is_as_patient_as_others_who_were(int waitedS, double chance, int patienceS) =>
        Assert.Equal(TimeSpan.FromSeconds(patienceS), new Patience(Observed).Beyond(TimeSpan.FromSeconds(waitedS), chance));

    [Fact]
    public void Beyond_the_last_who_left_patience_goes_on_at_the_mean_rate()
    {
        var patience = new Patience([Left(10), Answered(30), Answered(60)]);
        Assert.Equal(TimeSpan.FromSeconds(10), patience.Beyond(TimeSpan.Zero, 0.3));
        Assert.True(patience.Beyond(TimeSpan.Zero, 0.5) > TimeSpan.FromSeconds(10));
        Assert.Equal(60 + (100 * Math.Log(2)), patience.Beyond(TimeSpan.FromSeconds(60), 0.5).TotalSeconds, 3);
    }

    [Fact]
    public void Patience_is_longer_than_the_wait_and_without_end_where_nobody_left()
    {
        var random = new Random(1);
        var patience = new Patience(Observed);
        for (var i = 0; i < 1_000; i++)
        {
            var waited = TimeSpan.FromMilliseconds(random.Next(100_000));
            Assert.True(patience.Beyond(waited, random.NextDouble()) > waited);
        }

        Assert.Equal(TimeSpan.MaxValue, new Patience([Answered(10)]).Beyond(TimeSpan.FromSeconds(10), 0.9));
        Assert.Equal(TimeSpan.MaxValue, new Patience([]).Beyond(TimeSpan.Zero, 0.9));
    }

    private static ObservedWait Left(int seconds) => new(TimeSpan.FromSeconds(seconds), GaveUp: true);

    private static ObservedWait Answered(int seconds) => new(TimeSpan.FromSeconds(seconds), GaveUp: false);
}
