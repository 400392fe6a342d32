using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Actors.Simulation;

namespace Platform.Actors.Tests;

public class StressTests
{
    [Fact]
    public async Task On_the_thread_pool_no_call_is_lost_and_none_is_mixed_with_another()
    {
        const int callers = 16, grains = 4, calls = 2_000;
        await using var engine = Start();
        var work = Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var call = 0; call < calls; call++)
                await engine.GetGrain<IRacyGrain>($"racy:{(caller + call) % grains}").Increment();
        }));
        await Task.WhenAll(work).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);

        var total = 0;
        for (var grain = 0; grain < grains; grain++)
            total += await engine.GetGrain<IRacyGrain>($"racy:{grain}").Value();
        Assert.Equal(callers * calls, total);
    }

    [Fact]
    public async Task On_the_thread_pool_grains_that_come_and_go_lose_nothing_that_was_written()
    {
        const int callers = 8, calls = 300;
        await using var engine = Start();
        var work = Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var call = 0; call < calls; call++)
            {
                var counter = engine.GetGrain<ICounterGrain>("counter:busy");
                await counter.Add(new(1, "stress"));
                if (call % 7 == caller % 7)
                    await counter.Leave();
            }
        }));
        await Task.WhenAll(work).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);

        Assert.Equal(callers * calls, await engine.GetGrain<ICounterGrain>("counter:busy").Total());
        await engine.StopAsync().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        Assert.Equal(0, engine.ActivationCount);
    }

    private static ActorEngine Start()
    {
        var options = new ActorEngineOptions();
        options.GrainAssemblies.Add(Assembly.GetExecutingAssembly());
        var services = new ServiceCollection().AddSingleton(new EventLog()).AddSingleton(TimeProvider.System).BuildServiceProvider();
        var store = new SimulatedStateStore(TimeProvider.System);
        return new ActorEngine(options, services, TimeProvider.System, store, new SimulatedReminderStore(), NullLoggerFactory.Instance);
    }
}
