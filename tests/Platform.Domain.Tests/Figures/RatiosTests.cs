using Platform.Domain.Figures;

namespace Platform.Domain.Tests.Figures;

public class RatiosTests
{
    [Fact]
    public void Ratios_are_made_of_sums()
    {
        var ratios = Ratios.Of(new FigureSums
        {
            [Measure.Offered] = 110,
            [Measure.ShortAbandoned] = 10,
            [Measure.Answered] = 90,
            [Measure.AnsweredInTarget] = 80,
            [Measure.Abandoned] = 8,
            [Measure.LeftOtherwise] = 2,
            [Measure.AnswerWaitMs] = 90 * 12_000,
            [Measure.AbandonWaitMs] = 8 * 40_000,
            [Measure.Handled] = 100,
            [Measure.TalkMs] = 100 * 120_000,
            [Measure.HoldMs] = 100 * 10_000,
            [Measure.WrapUpMs] = 100 * 20_000,
            [Measure.RingingMs] = 500_000,
            [Measure.ContactMs] = 13_500_000,
            [Measure.ReadyMs] = 4_000_000,
            [Measure.BreakMs] = 12_000_000,
            [Measure.WaitsTold] = 4,
            [Measure.ToldErrorMs] = 100_000,
            [Measure.ToldExcessMs] = -60_000,
            [Measure.Ratings] = 4,
            [Measure.RatingPoints] = 18,
        });
        Assert.Equal(new Ratios(0.8, 0.08, 12_000, 40_000, 150_000, 120_000, 10_000, 20_000, 0.8, 0.5, 25_000, -15_000, 4.5), ratios);
    }

    [Fact]
    public void Nothing_is_divided_by_nothing() =>
        Assert.Equal(new Ratios(null, null, null, null, null, null, null, null, null, null, null, null, null), Ratios.Of(new FigureSums { [Measure.Offered] = 1, [Measure.ShortAbandoned] = 1 }));

    [Fact]
    public void Sums_add_up_and_the_longest_wait_is_the_longest()
    {
        var one = new FigureSums { [Measure.Offered] = 2, [Measure.LongestWaitMs] = 30 };
        var other = new FigureSums { [Measure.Offered] = 3, [Measure.LongestWaitMs] = 20 };
        Assert.Equal(new FigureSums { [Measure.Offered] = 5, [Measure.LongestWaitMs] = 30 }, one + other);
        Assert.Equal("Offered 2, LongestWaitMs 30", one.ToString());
    }
}
