using Platform.Actors.Simulation;

namespace Platform.Actors.Tests;

public class SimulationTests
{
    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        var first = RunRobots(seed: 7);
        Assert.Equal(first, RunRobots(seed: 7));
        Assert.NotEqual(first.Hash, RunRobots(seed: 8).Hash);
    }

    [Fact]
    public void No_request_is_mixed_with_another_in_any_order_of_turns()
    {
        for (var seed = 0; seed < 50; seed++)
            Assert.Equal(60, RunRobots(seed).Value);
    }

    [Fact]
    public void A_lost_request_times_out_and_was_not_run()
    {
        var world = new SimulatedWorld { Scheduler = { Faults = new Fate(new MessageFate(DropRequest: true)) } };
        var counter = world.Grain<ICounterGrain>("counter:a");

        Assert.Throws<TimeoutException>(() => world.Scheduler.Run(() => counter.Add(new(1, "lost"))));
        world.Scheduler.Faults = null;
        Assert.Equal(0, world.Scheduler.Run(counter.Total));
    }

    [Fact]
    public void A_lost_response_times_out_though_the_request_was_run()
    {
        var world = new SimulatedWorld { Scheduler = { Faults = new Fate(new MessageFate(DropResponse: true)) } };
        var counter = world.Grain<ICounterGrain>("counter:a");

        Assert.Throws<TimeoutException>(() => world.Scheduler.Run(() => counter.Add(new(1, "done"))));
        world.Scheduler.Faults = null;
        Assert.Equal(1, world.Scheduler.Run(counter.Total));
    }

    [Fact]
    public void A_delayed_message_arrives_in_virtual_time()
    {
        var fate = new MessageFate(RequestDelay: TimeSpan.FromSeconds(2), ResponseDelay: TimeSpan.FromSeconds(3));
        var world = new SimulatedWorld { Scheduler = { Faults = new Fate(fate) } };
        var startedAt = world.Scheduler.Time.GetUtcNow();
        world.Scheduler.Run(world.Grain<ICounterGrain>("counter:a").Total);

        Assert.Equal(TimeSpan.FromSeconds(5), world.Scheduler.Time.GetUtcNow() - startedAt);
    }

    [Fact]
    public void A_broken_invariant_names_the_seed()
    {
        var world = new SimulatedWorld(seed: 42);
        world.Scheduler.AfterTurn += _ => throw new InvalidOperationException("two calls at one agent");

        var failure = Assert.Throws<SimulationException>(() => world.Scheduler.Run(world.Grain<ICounterGrain>("counter:a").Total));
        Assert.Contains("seed 42", failure.Message, StringComparison.Ordinal);
        Assert.Contains("two calls at one agent", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_leaves_its_lane_fails_the_run()
    {
        var world = new SimulatedWorld();
        using var left = new ManualResetEventSlim();
        var escape = world.Scheduler.Spawn("robot", async () => await Task.Run(left.Wait));
        world.Scheduler.RunUntilIdle();
        left.Set();

        var failure = Assert.Throws<SimulationException>(
            () => world.Scheduler.RunUntil(() => SpinWait.SpinUntil(() => false, TimeSpan.FromMilliseconds(1)), TimeSpan.FromDays(100)));
        Assert.Contains("robot was woken from another thread", failure.Message, StringComparison.Ordinal);
        Assert.False(escape.IsCompleted);
    }

    private static (ulong Hash, long Turns, int Value) RunRobots(int seed)
    {
        var world = new SimulatedWorld(seed);
        var racy = world.Grain<IRacyGrain>("racy:a");
        var robots = Enumerable.Range(0, 6).Select(robot => world.Scheduler.Spawn($"robot-{robot}", () => Robot(world, racy, robot))).ToList();
        world.Scheduler.RunUntil(() => robots.All(robot => robot.IsCompleted), TimeSpan.FromMinutes(1));
        Assert.All(robots, robot => Assert.True(robot.IsCompletedSuccessfully, robot.Exception?.ToString()));
        return (world.Scheduler.TraceHash, world.Scheduler.TurnCount, world.Scheduler.Run(racy.Value));
    }

    private static async Task Robot(SimulatedWorld world, IRacyGrain racy, int robot)
    {
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(racy.Increment(), racy.Increment());
            await Task.Delay(TimeSpan.FromMilliseconds(10 * robot), world.Scheduler.Time);
        }
    }

    private sealed class Fate(MessageFate fate) : IMessageFaults
    {
        public MessageFate Decide(MessageOnItsWay message, Random random) => fate;
    }

    [Fact]
    public void A_failure_that_nobody_awaits_ends_the_simulation()
    {
        var sim = new SimulationScheduler(1);
        _ = sim.Spawn("watcher", () => throw sim.Failure("an invariant broke", null));
        var broken = Assert.Throws<SimulationException>(() => sim.RunUntilIdle());
        Assert.Contains("an invariant broke", broken.Message, StringComparison.Ordinal);
    }
}
