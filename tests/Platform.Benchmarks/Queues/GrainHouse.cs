using Platform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Actors;
using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;
using Platform.Grains;

namespace Platform.Benchmarks.Queues;

/// <summary>The real grains on the embedded engine in real time, with one tenant, one queue and stores in memory.</summary>
internal sealed class GrainHouse : IAsyncDisposable
{
    public const string Tenant = "acme";
    public const string Queue = "support";

    private readonly ServiceProvider _services;
    private readonly ActorEngine _engine;
    private Task? _started;

    public GrainHouse(int agents)
    {
        _services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ICatalog>(new FixedCatalog(new(1, Declare(agents))))
            .AddSingleton<ICallRecords, MemoryCallRecords>()
            .AddSingleton<IFigures>(new MemoryFigures())
            .AddSingleton<ISeatLeases>(new MemorySeatLeases())
            .AddSingleton<IRecordings>(new MemoryRecordings())
            .AddSingleton<ICallbacks>(new MemoryCallbacks())
            .AddSingleton<IMessages>(new MemoryMessages())
            .AddSingleton<IAuditLog>(new MemoryRecordings())
            .AddSingleton<IIdSource, CountedIds>()
            .AddSingleton<ILookUps, NobodyThere>()
            .AddSingleton(new GrainTimings())
            .AddSingleton<GrainMetrics>()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .BuildServiceProvider();
        var options = new ActorEngineOptions { SerializerOptions = GrainSerialization.Options };
        options.GrainAssemblies.Add(typeof(CallGrain).Assembly);
        var states = new SimulatedStateStore(TimeProvider.System);
        _engine = new ActorEngine(options, _services, TimeProvider.System, states, new SimulatedReminderStore(), NullLoggerFactory.Instance);
    }

    public IGrainFactory Grains => _engine;

    public Task Start() => _started ??= _engine.StartAsync();

    public async Task LogIn(int agents)
    {
        for (var agent = 0; agent < agents; agent++)
        {
            var answer = await Grains.GetGrain<IAgentGrain>(GrainKey.Agent(Tenant, $"{1001 + agent}")).Login($"session-{agent}", ready: true);
            if (answer.Refusal is { } refusal) throw new InvalidOperationException($"Agent {1001 + agent} could not log in: {refusal}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.StopAsync();
        await _engine.DisposeAsync();
        await _services.DisposeAsync();
    }

    private static IEnumerable<CatalogDocument> Declare(int agents) =>
    [
        new OperatorDocument("Bench"),
        new TenantDocument(Tenant, "Acme", MaxChannels: 1_000_000),
        new SeatRentalDocument(Tenant, "voice", SeatKind.Concurrent, agents, new DateOnly(2026, 1, 1)),
        new QueueDocument(Tenant, Queue, Queue, MaxWaitMs: 3_600_000, MaxLength: 1_000_000, WrapUpMs: 0),
        .. Enumerable.Range(0, agents).Select(agent => new AgentDocument(Tenant, $"{1001 + agent}", "Agent", [Queue])),
        new PriceListDocument("standard", "CNY", [new MinutePrice(CallDirection.Inbound, "", 0.12m)], [new SeatPrice("voice", 100)]),
    ];

    private sealed record FixedCatalog(CatalogSnapshot Current) : ICatalog;

    private sealed class CountedIds : IIdSource
    {
        private int _count;

        public string NextId() => $"id{Interlocked.Increment(ref _count)}";
    }

    private sealed class NobodyThere : ILookUps
    {
        public Task<LookUpAnswer> AskAsync(string tenant, LookUpRequest request, CancellationToken cancellation) =>
            Task.FromResult(new LookUpAnswer(LookUpOutcome.Unreachable));
    }
}
