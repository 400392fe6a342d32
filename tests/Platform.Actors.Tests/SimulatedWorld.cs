using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Actors.Simulation;

namespace Platform.Actors.Tests;

/// <summary>An engine on a simulation with its stores.</summary>
internal sealed class SimulatedWorld
{
    public SimulatedWorld(int seed = 1, Action<ActorEngineOptions>? configure = null)
    {
        Scheduler = new SimulationScheduler(seed);
        Store = new SimulatedStateStore(Scheduler.Time);
        var options = new ActorEngineOptions { Simulation = Scheduler };
        options.GrainAssemblies.Add(Assembly.GetExecutingAssembly());
        configure?.Invoke(options);
        var services = new ServiceCollection().AddSingleton(Log).AddSingleton(Scheduler.Time).BuildServiceProvider();
        Engine = new ActorEngine(options, services, Scheduler.Time, Store, Reminders, NullLoggerFactory.Instance);
        Scheduler.Run(() => Engine.StartAsync());
    }

    public SimulationScheduler Scheduler { get; }
    public SimulatedStateStore Store { get; }
    public SimulatedReminderStore Reminders { get; } = new();
    public EventLog Log { get; } = new();
    public ActorEngine Engine { get; }

    public T Grain<T>(string key)
        where T : IGrainWithStringKey => Engine.GetGrain<T>(key);
}
