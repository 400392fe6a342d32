using Platform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;
using Platform.Grains;

namespace Platform.Simulation;

public sealed class QueueRetryTests
{
    private const string Tenant = "acme";

    /// <summary>The call's state cannot be read, so each attempt to tell it of its agent fails as soon as it is made.</summary>
    [Fact]
    public async Task A_contact_that_fails_at_once_is_asked_once_a_second_until_the_offer_is_given_up()
    {
        var sim = new SimulationScheduler(1);
        var attempts = 0;
        var store = new SimulatedStateStore(sim.Time)
        {
            Faults = (operation, key) => operation == "read" && key.GrainKey.StartsWith(GrainKey.CallPrefix, StringComparison.Ordinal)
                ? new StoreFate(FailBefore: new StoreFault($"not read, {++attempts} times"))
                : default,
        };
        await using var engine = NewEngine(sim, store);
        sim.Run(() => engine.StartAsync());
        sim.Run(() => engine.GetGrain<IAgentGrain>(GrainKey.Agent(Tenant, "1001")).Login("session", ready: true));

        sim.Run(() => engine.GetGrain<IQueueGrain>(GrainKey.Queue(Tenant, "support"))
            .Enqueue(GrainKey.Call(Tenant, "broken"), sim.Time.GetUtcNow(), lastOfferId: null, ContactPriority.None));
        sim.RunFor(TimeSpan.FromSeconds(19));

        Assert.InRange(attempts, 10, 25);
    }

    private static ActorEngine NewEngine(SimulationScheduler sim, SimulatedStateStore store)
    {
        var services = new ServiceCollection()
            .AddSingleton(sim.Time)
            .AddSingleton<ICatalog>(new Declared())
            .AddSingleton<ICallRecords>(new MemoryRecords())
            .AddSingleton<IRecordings>(new MemoryRecordings())
            .AddSingleton<IAuditLog>(new MemoryRecordings())
            .AddSingleton<IIdSource>(new OneId())
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
