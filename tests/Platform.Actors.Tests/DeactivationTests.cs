namespace Platform.Actors.Tests;

public class DeactivationTests
{
    [Fact]
    public void An_idle_grain_leaves_memory_and_comes_back_when_called()
    {
        var world = new SimulatedWorld();
        var counter = world.Grain<ICounterGrain>("counter:a");
        world.Scheduler.Run(() => counter.Add(new(5, "kept")));
        world.Scheduler.RunFor(TimeSpan.FromMinutes(14));
        Assert.Equal(1, world.Engine.ActivationCount);

        world.Scheduler.RunFor(TimeSpan.FromMinutes(3));
        Assert.Equal(0, world.Engine.ActivationCount);
        Assert.Equal(["activate counter:a", "deactivate counter:a ActivationIdle"], world.Log.Entries);
        Assert.Equal(5, world.Scheduler.Run(counter.Total));
    }

    [Fact]
    public void A_grain_that_asks_to_leave_is_made_anew_by_the_next_call()
    {
        var world = new SimulatedWorld();
        var counter = world.Grain<ICounterGrain>("counter:a");
        world.Scheduler.Run(() => counter.AddWithoutWriting(5));
        var leaving = counter.Leave();
        var total = counter.Total();
        world.Scheduler.RunUntilIdle();

        Assert.True(leaving.IsCompletedSuccessfully);
        Assert.Equal(0, world.Scheduler.Run(() => total));
        Assert.Contains("deactivate counter:a ApplicationRequested", world.Log.Entries);
    }

    [Fact]
    public void Too_many_activations_push_out_the_idle_ones()
    {
        var world = new SimulatedWorld(configure: options => options.MaxActivations = 3);
        for (var index = 0; index < 10; index++)
            world.Scheduler.Run(world.Grain<ICounterGrain>($"counter:{index}").Total);
        world.Scheduler.RunFor(TimeSpan.FromMinutes(3));

        Assert.Equal(3, world.Engine.ActivationCount);
    }

    [Fact]
    public void Stopping_finishes_what_was_asked_and_refuses_new_grains()
    {
        var world = new SimulatedWorld();
        var adds = Enumerable.Range(0, 5).Select(_ => world.Grain<ICounterGrain>("counter:a").Add(new(1, "queued"))).ToList();
        world.Scheduler.Run(() => world.Engine.StopAsync());

        Assert.All(adds, add => Assert.True(add.IsCompletedSuccessfully));
        Assert.Equal(0, world.Engine.ActivationCount);
        Assert.Contains("deactivate counter:a ShuttingDown", world.Log.Entries);
        Assert.Throws<SiloUnavailableException>(() => world.Scheduler.Run(world.Grain<ICounterGrain>("counter:b").Total));
    }
}
