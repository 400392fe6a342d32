using Platform.Actors.Ports;
using Platform.Actors.Simulation;

namespace Platform.Actors.Tests;

public class StateTests
{
    private static readonly GrainStateKey s_key = new("counter", "counter:a", "counter");

    private readonly SimulatedWorld _world = new();

    private ICounterGrain Counter => _world.Grain<ICounterGrain>("counter:a");

    [Fact]
    public void What_was_written_survives_a_crash_and_what_was_not_does_not()
    {
        _world.Scheduler.Run(() => Counter.Add(new(5, "kept")));
        _world.Scheduler.Run(() => Counter.AddWithoutWriting(100));
        _world.Scheduler.CrashActivation("counter", "counter:a");

        Assert.Equal(5, _world.Scheduler.Run(Counter.Total));
        Assert.Equal(["activate counter:a", "activate counter:a"], _world.Log.Entries);
    }

    [Fact]
    public void A_write_over_anothers_row_fails_and_drops_the_activation()
    {
        _world.Scheduler.Run(() => Counter.Add(new(5, "ours")));
        _world.Scheduler.Run(() => _world.Store.WriteAsync(s_key, "{\"total\":50}"u8.ToArray(), "1", default).AsTask());

        Assert.Throws<InconsistentStateException>(() => _world.Scheduler.Run(() => Counter.Add(new(1, "lost"))));
        _world.Scheduler.RunUntilIdle();

        Assert.Contains("deactivate counter:a ApplicationError", _world.Log.Entries);
        Assert.Equal(51, _world.Scheduler.Run(() => Counter.Add(new(1, "again"))));
    }

    [Fact]
    public void A_failed_write_reaches_the_caller()
    {
        _world.Store.Faults = (operation, _) => operation == "write" ? new StoreFate(FailBefore: new IOException("disk full")) : default;

        Assert.Throws<IOException>(() => _world.Scheduler.Run(() => Counter.Add(new(5, "refused"))));
        Assert.Empty(_world.Store.Rows);
    }

    [Fact]
    public void A_state_that_can_not_be_read_fails_the_waiting_calls_and_the_next_call_tries_again()
    {
        _world.Store.Faults = (_, _) => new StoreFate(FailBefore: new IOException("no route"));
        var calls = new[] { Counter.Total(), Counter.Total() };
        _world.Scheduler.RunUntilIdle();
        Assert.All(calls, call => Assert.IsType<IOException>(call.Exception!.InnerException));

        _world.Store.Faults = null;
        Assert.Equal(0, _world.Scheduler.Run(Counter.Total));
    }

    [Fact]
    public void A_write_on_its_way_lands_when_its_grain_crashes()
    {
        _world.Store.Faults = (operation, _) => operation == "write" ? new StoreFate(Delay: TimeSpan.FromMilliseconds(20)) : default;
        _ = Counter.Add(new(5, "on its way"));
        _world.Scheduler.RunUntilIdle();
        _world.Scheduler.CrashActivation("counter", "counter:a");
        _world.Scheduler.RunFor(TimeSpan.FromSeconds(1));

        Assert.Equal(5, _world.Scheduler.Run(Counter.Total));
    }

    [Fact]
    public void A_write_on_its_way_is_lost_with_the_process()
    {
        _world.Store.Faults = (operation, _) => operation == "write" ? new StoreFate(Delay: TimeSpan.FromMilliseconds(20)) : default;
        var call = Counter.Add(new(5, "on its way"));
        _world.Scheduler.RunUntilIdle();
        _world.Scheduler.CrashProcess();
        _world.Store.LosePending();
        Assert.IsType<SiloUnavailableException>(call.Exception!.InnerException);

        _world.Scheduler.Run(() => _world.Engine.StartAsync());
        Assert.Equal(0, _world.Scheduler.Run(Counter.Total));
        Assert.Empty(_world.Store.Rows);
    }
}
