namespace Platform.Actors.Tests;

public class InterleavingTests
{
    private readonly SimulatedWorld _world = new();

    private IGateGrain Gate => _world.Grain<IGateGrain>("gate:a");

    [Fact]
    public void A_request_runs_to_its_end_before_the_next_begins()
    {
        var first = Gate.Pass("first");
        _world.Scheduler.RunUntilIdle();
        var second = Gate.Nothing();
        _world.Scheduler.RunUntilIdle();
        Assert.Equal(["first in"], _world.Log.Entries);

        _world.Scheduler.Run(Gate.Open);
        _world.Scheduler.RunUntilIdle();

        Assert.Equal(["first in", "first out", "nothing"], _world.Log.Entries);
        Assert.True(first.IsCompletedSuccessfully && second.IsCompletedSuccessfully);
    }

    [Fact]
    public void An_interleaving_request_begins_while_another_awaits()
    {
        var passing = Gate.Pass("first");
        _world.Scheduler.RunUntilIdle();
        Assert.False(passing.IsCompleted);

        _world.Scheduler.Run(Gate.Open, TimeSpan.Zero);
        _world.Scheduler.RunUntilIdle();

        Assert.True(passing.IsCompletedSuccessfully);
    }

    [Fact]
    public void What_waits_begins_in_order_of_arrival_and_what_may_interleave_overtakes_only_while_another_awaits()
    {
        _ = (Gate.Nothing(), Gate.Note("one"), Gate.Note("two"), Gate.Nothing(), Gate.Pass("first"), Gate.Nothing(), Gate.Note("three"));
        _world.Scheduler.RunUntilIdle();
        Assert.Equal(["nothing", "one", "two", "nothing", "first in", "three"], _world.Log.Entries);

        _world.Scheduler.Run(Gate.Open, TimeSpan.Zero);
        _world.Scheduler.RunUntilIdle();
        Assert.Equal(["first out", "nothing"], _world.Log.Entries.Skip(6));
    }

    [Fact]
    public void A_task_that_was_not_awaited_goes_on_between_other_requests()
    {
        _world.Scheduler.Run(() => Gate.StartAndForget("forgotten"), TimeSpan.Zero);
        _world.Scheduler.Run(Gate.Nothing, TimeSpan.Zero);
        _world.Scheduler.Run(Gate.Open, TimeSpan.Zero);
        _world.Scheduler.RunUntilIdle();

        Assert.Equal(["forgotten in", "nothing", "forgotten out"], _world.Log.Entries);
    }

    [Fact]
    public void Requests_of_a_reentrant_grain_interleave()
    {
        var house = _world.Grain<IOpenHouseGrain>("house:a");
        var inside = new[] { house.Enter("one"), house.Enter("two") };
        _world.Scheduler.RunUntilIdle();
        Assert.Equal(["one in", "two in"], _world.Log.Entries);

        _world.Scheduler.Run(house.LetAllOut, TimeSpan.Zero);
        _world.Scheduler.RunUntilIdle();

        Assert.All(inside, task => Assert.True(task.IsCompletedSuccessfully));
    }

    [Fact]
    public void Two_grains_that_wait_for_each_other_time_out()
    {
        var startedAt = _world.Scheduler.Time.GetUtcNow();

        var failure = Assert.Throws<TimeoutException>(() => _world.Scheduler.Run(() => Gate.CallBack("gate:b")));

        Assert.Contains("IGateGrain/CallBack", failure.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(30), _world.Scheduler.Time.GetUtcNow() - startedAt);
    }

    [Fact]
    public void A_request_whose_caller_gave_up_is_not_begun()
    {
        var blocked = Gate.Pass("first");
        _world.Scheduler.RunUntilIdle();
        var late = Gate.Nothing();
        _world.Scheduler.RunFor(TimeSpan.FromSeconds(31));
        Assert.IsType<TimeoutException>(late.Exception!.InnerException);
        Assert.IsType<TimeoutException>(blocked.Exception!.InnerException);

        _world.Scheduler.Run(Gate.Open);
        _world.Scheduler.RunUntilIdle();

        Assert.Equal(["first in", "first out"], _world.Log.Entries);
    }
}
