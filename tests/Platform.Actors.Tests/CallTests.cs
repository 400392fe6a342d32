namespace Platform.Actors.Tests;

public class CallTests
{
    private readonly SimulatedWorld _world = new();

    [Fact]
    public void A_call_activates_the_grain_and_returns_its_result()
    {
        var counter = _world.Grain<ICounterGrain>("counter:a");

        Assert.Equal(5, _world.Scheduler.Run(() => counter.Add(new(5, "first"))));
        Assert.Equal(7, _world.Scheduler.Run(() => counter.Add(new(2, "second"))));
        Assert.Equal(["activate counter:a"], _world.Log.Entries);
    }

    [Fact]
    public void A_grains_exception_reaches_the_caller()
    {
        var counter = _world.Grain<ICounterGrain>("counter:a");

        var failure = Assert.Throws<InvalidOperationException>(() => _world.Scheduler.Run(counter.Fail));
        Assert.Equal("as asked", failure.Message);
    }

    [Fact]
    public void A_one_way_call_returns_before_it_ran()
    {
        var counter = _world.Grain<ICounterGrain>("counter:a");

        Assert.True(counter.AddOneWay(3).IsCompletedSuccessfully);
        Assert.Empty(_world.Log.Entries);
        Assert.Equal(3, _world.Scheduler.Run(counter.Total));
    }

    [Fact]
    public void A_key_is_known_inside_and_outside()
    {
        var counter = _world.Grain<ICounterGrain>("counter:a");

        Assert.Equal("counter:a", counter.GetPrimaryKeyString());
        Assert.Equal("counter:a", _world.Scheduler.Run(counter.Key));
    }

    [Fact]
    public void References_to_one_grain_are_equal()
    {
        Assert.Equal(_world.Grain<ICounterGrain>("counter:a"), _world.Grain<ICounterGrain>("counter:a"));
        Assert.NotEqual(_world.Grain<ICounterGrain>("counter:a"), _world.Grain<ICounterGrain>("counter:b"));
    }
}
