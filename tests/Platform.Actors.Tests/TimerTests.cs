namespace Platform.Actors.Tests;

public class TimerTests
{
    private readonly SimulatedWorld _world = new();

    private IClockGrain Clock => _world.Grain<IClockGrain>("clock:a");

    [Fact]
    public void A_timer_ticks_when_due_and_then_every_period()
    {
        Start(due: 5, period: 10);
        _world.Scheduler.RunFor(TimeSpan.FromSeconds(30));

        Assert.Equal(["tick 5", "tick 15", "tick 25"], _world.Log.Entries);
    }

    [Fact]
    public void A_change_takes_effect_at_once()
    {
        Start(due: 5, period: 10);
        _world.Scheduler.Run(() => Clock.Change(TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan));
        _world.Scheduler.RunFor(TimeSpan.FromMinutes(1));

        Assert.Equal(["tick 20"], _world.Log.Entries);
    }

    [Fact]
    public void A_disposed_timer_never_ticks()
    {
        Start(due: 5, period: 10);
        _world.Scheduler.Run(Clock.Stop);
        _world.Scheduler.RunFor(TimeSpan.FromMinutes(1));

        Assert.Empty(_world.Log.Entries);
    }

    [Theory]
    [InlineData(false, new string[0])]
    [InlineData(true, new[] { "tick 5", "tick 15" })]
    public void A_tick_waits_for_the_running_request_unless_it_interleaves(bool interleave, string[] expected)
    {
        Start(due: 5, period: 10, interleave);
        var held = Clock.Hold();
        _world.Scheduler.RunFor(TimeSpan.FromSeconds(20));
        Assert.Equal(expected, _world.Log.Entries);

        _world.Scheduler.Run(Clock.Release, TimeSpan.Zero);
        _world.Scheduler.RunUntilIdle();
        Assert.True(held.IsCompletedSuccessfully);
        Assert.Equal(interleave ? 2 : 1, _world.Log.Entries.Count);
    }

    [Fact]
    public void Timers_end_with_their_activation()
    {
        Start(due: 5, period: 10);
        _world.Scheduler.CrashActivation("clock", "clock:a");
        _world.Scheduler.RunFor(TimeSpan.FromMinutes(1));

        Assert.Empty(_world.Log.Entries);
    }

    [Fact]
    public void A_reminder_survives_a_crash_and_skips_what_it_missed()
    {
        _world.Scheduler.Run(() => Clock.Remind(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60)));
        _world.Scheduler.RunFor(TimeSpan.FromSeconds(70));
        _world.Scheduler.CrashProcess();
        _world.Scheduler.RunFor(TimeSpan.FromSeconds(80));
        _world.Scheduler.Run(() => _world.Engine.StartAsync());
        _world.Scheduler.RunFor(TimeSpan.FromSeconds(100));

        Assert.Equal(["wake 60", "wake 180", "wake 240"], _world.Log.Entries);
    }

    [Fact]
    public void An_unregistered_reminder_is_gone_for_good()
    {
        _world.Scheduler.Run(() => Clock.Remind(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60)));
        Assert.Equal(["wake"], _world.Scheduler.Run(Clock.ReminderNames));
        _world.Scheduler.Run(Clock.Forget);
        Assert.Empty(_world.Scheduler.Run(Clock.ReminderNames));
        _world.Scheduler.CrashProcess();
        _world.Scheduler.Run(() => _world.Engine.StartAsync());
        _world.Scheduler.RunFor(TimeSpan.FromMinutes(5));

        Assert.Empty(_world.Log.Entries);
    }

    [Fact]
    public void A_reminder_may_be_due_later_than_a_timer_can_wait()
    {
        _world.Scheduler.Run(() => Clock.Remind(TimeSpan.FromDays(100), TimeSpan.FromDays(100)));
        _world.Scheduler.RunFor(TimeSpan.FromDays(99));
        Assert.Empty(_world.Log.Entries);

        _world.Scheduler.RunFor(TimeSpan.FromDays(2));
        Assert.Equal(["wake 0"], _world.Log.Entries);
    }

    [Fact]
    public void A_period_below_the_minimum_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => _world.Scheduler.Run(() => Clock.Remind(TimeSpan.Zero, TimeSpan.FromSeconds(59))));

    private void Start(int due, int period, bool interleave = false) =>
        _world.Scheduler.Run(() => Clock.Start(TimeSpan.FromSeconds(due), TimeSpan.FromSeconds(period), interleave));
}
