using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Grains;
using Platform.Testing;

namespace Platform.Simulation;

/// <summary>The grains of a tenant with one queue, one seat and one agent.</summary>
internal static class SmallHouse
{
    public const string Tenant = "acme";

    public static ActorEngine NewEngine(SimulationScheduler sim, SimulatedStateStore store)
    {
        var services = new ServiceCollection()
            .AddSingleton(sim.Time)
            .AddSingleton<ICatalog>(new Declared())
            .AddSingleton<ICallRecords>(new MemoryRecords())
            .AddSingleton<IFigures>(new MemoryFigures())
            .AddSingleton<ISeatLeases>(new MemorySeatLeases())
            .AddSingleton<IRecordings>(new MemoryRecordings())
            .AddSingleton<ICallbacks>(new MemoryCallbacks())
            .AddSingleton<IMessages>(new MemoryMessages())
            .AddSingleton<IAuditLog>(new MemoryRecordings())
            .AddSingleton<IIdSource>(new OneId())
            .AddSingleton<ILookUps>(new SimulatedLookUps(sim.Time, 0))
            .AddSingleton(new GrainTimings())
            .AddSingleton<GrainMetrics>()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .BuildServiceProvider();
        var options = new ActorEngineOptions { Simulation = sim, CopyMessages = true, SerializerOptions = GrainSerialization.Options };
        options.GrainAssemblies.Add(typeof(CallGrain).Assembly);
        return new ActorEngine(options, services, sim.Time, store, new SimulatedReminderStore(), NullLoggerFactory.Instance);
    }

    private sealed class Declared : ICatalog
    {
        public CatalogSnapshot Current { get; } = new(1,
        [
            new TenantDocument(Tenant, "Acme"),
            new SeatRentalDocument(Tenant, "voice", SeatKind.Concurrent, 1, new DateOnly(2026, 1, 1)),
            new QueueDocument(Tenant, "support", "Support"),
            new AgentDocument(Tenant, "1001", "Agent", ["support"]),
        ]);
    }

    private sealed class OneId : IIdSource
    {
        public string NextId() => "id";
    }
}
