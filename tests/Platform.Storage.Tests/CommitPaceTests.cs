using Platform.Storage.Commits;
using Platform.Testing;

namespace Platform.Storage.Tests;

public sealed class CommitPaceTests
{
    private const int PerSecond = 100;
    private const int Burst = 5;
    private const int Enough = 64;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly ManualTime time = new();
    private readonly CommitPace pace;

    public CommitPaceTests() => pace = new CommitPace(time, PerSecond, Burst, Enough);

    [Fact]
    public void A_store_that_is_not_busy_commits_at_once()
    {
        for (var commit = 0; commit < 1_000; commit++)
        {
            Assert.Equal(TimeSpan.Zero, Commit());
            time.Advance(Interval);
        }
    }

    [Fact]
    public void A_burst_is_written_at_once_and_then_gathers()
    {
        for (var commit = 0; commit < Burst; commit++)
            Assert.Equal(TimeSpan.Zero, Commit());
        Assert.Equal(Interval, pace.Gathering(1));
        time.Advance(Interval / 2);
        Assert.Equal(Interval / 2, pace.Gathering(1));
        time.Advance(Interval / 2);
        Assert.Equal(TimeSpan.Zero, pace.Gathering(1));
    }

    [Fact]
    public void Enough_waiting_writes_do_not_wait_for_more()
    {
        for (var commit = 0; commit < Burst; commit++)
            Commit();
        Assert.Equal(TimeSpan.Zero, pace.Gathering(Enough));
        Assert.NotEqual(TimeSpan.Zero, pace.Gathering(Enough - 1));
    }

    [Fact]
    public void A_quiet_hour_saves_up_one_burst()
    {
        time.Advance(TimeSpan.FromHours(1));
        for (var commit = 0; commit < Burst; commit++)
            Assert.Equal(TimeSpan.Zero, Commit());
        Assert.NotEqual(TimeSpan.Zero, pace.Gathering(1));
    }

    private TimeSpan Commit()
    {
        var wait = pace.Gathering(1);
        pace.Committed();
        return wait;
    }
}
