using Platform.Domain.Figures;
using Xunit.Abstractions;

namespace Platform.Domain.Tests.Figures;

public class ExpectedWaitTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 1, 0, 180_000, 0, 180_000)]
    [InlineData(1, 10, 0, 180_000, 0, 18_000)]
    [InlineData(5, 10, 0, 180_000, 0, 90_000)]
    [InlineData(1, 10, 1, 180_000, 0, 0)]
    [InlineData(3, 10, 2, 180_000, 0, 18_000)]
    [InlineData(2, 1, 0, 100_000, 0.00001, 150_000)]
    public void The_wait_is_that_for_as_many_agents_as_stand_before(int position, int agents, int free, double handlingMs, double abandonsPerMs,
        double expectedMs) =>
        Assert.Equal(expectedMs, ExpectedWait.Of(position, agents, free, new(handlingMs, abandonsPerMs))!.Value.TotalMilliseconds, 3);

    [Fact]
    public void Where_nobody_serves_there_is_no_telling() => Assert.Null(ExpectedWait.Of(1, 0, 0, ServicePace.Usual));

    [Fact]
    public void The_pace_is_that_of_the_sums_once_there_are_enough()
    {
        var sums = new FigureSums
        {
            [Measure.Handled] = 5,
            [Measure.TalkMs] = 400_000,
            [Measure.WrapUpMs] = 100_000,
            [Measure.AnswerWaitMs] = 90_000,
            [Measure.Abandoned] = 2,
            [Measure.AbandonWaitMs] = 110_000,
        };
        Assert.Equal(new ServicePace(100_000, 0.00001), ServicePace.Of(sums));
        Assert.Equal(ServicePace.Usual, ServicePace.Of(new FigureSums { [Measure.Handled] = 4, [Measure.TalkMs] = 9 }));
    }

    /// <summary>Days of one queue, busy and not; each caller who has to wait is told what the queue knows then.</summary>
    [Theory]
    [InlineData("steady, 10 agents", 10, 0.95)]
    [InlineData("overloaded, 10 agents", 10, 1.15)]
    [InlineData("large, 60 agents", 60, 1.05)]
    public void On_simulated_days_the_estimate_is_near_the_wait(string day, int agents, double load)
    {
        var told = Enumerable.Range(0, 20).SelectMany(seed => new SimulatedDay(seed, agents, load).Run()).ToList();
        var absolute = told.Select(wait => Math.Abs(wait.ToldMs - wait.WaitedMs) / 1_000).Order().ToList();
        var relative = told.Where(wait => wait.WaitedMs >= 30_000).Select(wait => Math.Abs(wait.ToldMs - wait.WaitedMs) / wait.WaitedMs).Order().ToList();
        var bias = told.Average(wait => (wait.ToldMs - wait.WaitedMs) / 1_000);
        output.WriteLine($"{day}: {told.Count} callers, mean wait {told.Average(wait => wait.WaitedMs) / 1_000:0} s; error median {At(absolute, 0.5):0} s, "
            + $"p90 {At(absolute, 0.9):0} s; of waits of 30 s and more median {At(relative, 0.5):P0}, p90 {At(relative, 0.9):P0}; bias {bias:0} s");
        Assert.True(told.Count > 1_000, $"Only {told.Count} callers waited.");
        Assert.InRange(At(relative, 0.5), 0, 0.5);
        Assert.InRange(Math.Abs(bias), 0, told.Average(wait => wait.WaitedMs) / 1_000 / 3);
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(sorted.Count * share)];
}
