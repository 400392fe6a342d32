using Platform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Grains;

namespace Platform.Simulation;

/// <summary>
/// The whole house on one thread: the real grains on the deterministic engine, with simulated people, phones, network and
/// stores. Twelve minutes of calls in the weather of the seed, then quiet; the invariants are held against it throughout.
/// </summary>
public sealed partial class World : IAsyncDisposable
{
    private const string Tenant = "acme";
    private const int AgentCount = 8;
    private const int SeatCount = 6;
    private const string Number = "+862800000001";
    private const int ChannelsOut = 3;
    private static readonly string[] Queues = ["support", "sales"];

    private static readonly Destination[] Targets =
    [
        new Destination.ToQueue("sales"), new Destination.ToAgent("1001"), new Destination.ToAgent("1004"), new Destination.ToAgent("1007"),
        new Destination.Outside("+8613700000000"), new Destination.Outside("+8613700000002"), new Destination.Outside("+8613700000003"), new Destination.Outside("+8613700000001"), new Destination.Outside("+8613600000000"),
    ];

    private readonly SimulationScheduler sim;
    private readonly SimulatedStateStore store;
    private readonly Stores stores = new();
    private readonly ActorEngine engine;
    private readonly Random random;
    private readonly Weather weather;

    /// <summary>A chance of its own: what is written down of a call is no reason for people to behave otherwise.</summary>
    private readonly Random auditChance;
    private readonly Random seatChance;

    private readonly Random callbackChance;
    private readonly Random messageChance;
    private readonly Random leaveChance;

    /// <summary>Emergency calls pass all limits, so limits can be held against a world most strictly when it has none.</summary>
    private readonly bool hasEmergencies;

    /// <summary>Grains of one process hand each other their very messages, as in production; of several, JSON.</summary>
    private readonly bool speaksJson;

    private readonly decimal? spendPerDay;

    private readonly DrawnRouting routing;

    private readonly FixedCatalog catalog;

    /// <summary>A chance of its own: what callers press in flows.</summary>
    private readonly Random keys;
    private readonly Random moves;

    private readonly Auditor auditor;
    private readonly Dictionary<string, int> deeds = [];
    private SimulatedNode node;
    private bool quiet;
    private int callCount;

    public World(int seed)
    {
        weather = Weather.Of(seed);
        hasEmergencies = seed % 5 == 0;
        speaksJson = seed % 4 == 0;
        random = new Random(seed);
        keys = new Random(seed ^ 0x4E15);
        moves = new Random(seed ^ 0x30FE);
        auditChance = new Random(seed);
        seatChance = new Random(seed);
        callbackChance = new Random(seed);
        messageChance = new Random(seed);
        leaveChance = new Random(seed);
        sim = new SimulationScheduler(seed);
        store = new SimulatedStateStore(sim.Time);
        spendPerDay = (seed % 3) switch { 0 => null, 1 => 5m, _ => 20m };
        routing = new DrawnRouting(seed, Tenant);
        catalog = new FixedCatalog(Declare());
        var services = new ServiceCollection()
            .AddSingleton(sim.Time)
            .AddSingleton<ICatalog>(catalog)
            .AddSingleton<ICallRecords>(stores.Records)
            .AddSingleton<IFigures>(stores.Figures)
            .AddSingleton<ISeatLeases>(stores.Seats)
            .AddSingleton<IRecordings>(stores.Recordings)
            .AddSingleton<IAuditLog>(stores.Records)
            .AddSingleton<ICallbacks>(stores.Callbacks)
            .AddSingleton<IMessages>(stores.Messages)
            .AddSingleton<IIdSource>(new SeededIds(seed))
            .AddSingleton<ILookUps>(new SimulatedLookUps(sim.Time, seed))
            .AddSingleton(new GrainTimings())
            .AddSingleton<GrainMetrics>()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .BuildServiceProvider();
        var options = new ActorEngineOptions { Simulation = sim, CopyMessages = speaksJson, SerializerOptions = GrainSerialization.Options };
        options.GrainAssemblies.Add(typeof(CallGrain).Assembly);
        engine = new ActorEngine(options, services, sim.Time, store, new SimulatedReminderStore(), NullLoggerFactory.Instance);
        auditor = new Auditor(engine, sim, weather, catalog.Current, Tenant);
        node = NewNode();
    }

    /// <summary>Runs the seed to its end; throws <see cref="SimulationException"/> when an invariant breaks.</summary>
    public void Run()
    {
        sim.Run(() => engine.StartAsync());
        SetWeather();
        for (var agent = 0; agent < AgentCount; agent++)
        {
            var id = $"{1001 + agent}";
            _ = sim.Spawn($"person {id}", () => LiveAs(id));
        }

        _ = sim.Spawn("auditor", () => auditor.Watch(() => node));
        _ = sim.Spawn("node", node.SayHere);
        _ = sim.Spawn("keeper of recordings", KeepRecordings);
        for (var minute = 0; minute < 12; minute++)
        {
            _ = sim.Spawn("callers", MakeCalls);
            sim.RunFor(TimeSpan.FromSeconds(random.Next(30, 60)));
            if (weather.Crashes && random.Next(4) == 0)
                CrashSomething();
            sim.RunFor(TimeSpan.FromSeconds(20));
        }

        BecomeQuiet();
        sim.RunFor(TimeSpan.FromMinutes(3));
        foreach (var queue in Queues)
            Dial(queue);
        sim.RunFor(TimeSpan.FromSeconds(15));
        sim.Run(() => auditor.CheckNoAgentIsForgotten(node));
        sim.RunFor(TimeSpan.FromMinutes(20));
        var aftermath = new Aftermath(sim, weather, catalog.Current, stores, Tenant);
        aftermath.CheckEverythingEnded();
        aftermath.CheckSpending(sim.Run(() => engine.GetGrain<ITenantGrain>(GrainKey.Tenant(Tenant)).OutboundUse()));
        sim.Run(() => auditor.CheckNothingIsStuck(node));
        sim.Run(LogEverybodyOut);
        sim.RunFor(TimeSpan.FromMinutes(5));
        sim.Run(() => auditor.CheckNobodySits());
        aftermath.CheckTimesAreCountedOnce();
    }

    /// <summary>What people did in this world, and what came of it.</summary>
    public IEnumerable<string> Happenings() => deeds.Keys.Select(deed => $"deed {deed}").Concat(stores.Happenings());

    /// <summary>Runs the seed and tells what happened in one number.</summary>
    public ulong RunAndHash()
    {
        Run();
        return sim.TraceHash;
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private async Task KeepRecordings()
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), sim.Time);
            if (node.Alive)
                node.CloseLost(null);
        }
    }

    private SimulatedNode NewNode() => new(sim, engine, random, what => sim.Break(sim.Failure(what, null)), weather.IsFair, deeds)
    {
        Targets = Targets,
        Keys = keys,
        Recordings = stores.Recordings,
        Moves = moves,
    };

    private List<CatalogDocument> Declare() =>
    [
        new OperatorDocument("Demo"),
        new TenantDocument(Tenant, "Acme", MaxChannels: 12)
        {
            Dialing = new DialingPolicy(["+86"], ["+86136"], ChannelsOut, spendPerDay, MaxCallsPerSecond: 2, RingTimeoutMs: 30_000),
        },
        new TrunkDocument("trunk", "Trunk", []) { Peers = [new TrunkPeer("sip:192.0.2.1")] },
        new RouteDocument("all", "", "trunk"),
        new NumberDocument(Number, Tenant, "support"),
        new SeatRentalDocument(Tenant, "voice", SeatKind.Concurrent, SeatCount, new DateOnly(2026, 1, 1)),
        .. routing.Documents,
        .. Queues.Select(queue => routing.Draw(new QueueDocument(Tenant, queue, queue, MaxWaitMs: 90_000, MaxLength: 10)
        {
            Greeting = queue == Queues[0] ? PromptDocument.BuiltIn : null,
        })),
        .. Enumerable.Range(0, AgentCount).Select(agent => routing.Draw(
            new AgentDocument(Tenant, $"{1001 + agent}", "A", agent % 3 == 0 ? Queues : [Queues[agent % 2]]))),
        new AgentDocument(Tenant, SimulatedNode.SupervisorWithoutSeat, "S", []),
        new PriceListDocument("standard", "CNY", [new MinutePrice(CallDirection.Inbound, "", 0.12m), new MinutePrice(CallDirection.Outbound, "", 0.6m)], [new SeatPrice("voice", 100)]),
    ];

    private sealed class FixedCatalog(IEnumerable<CatalogDocument> documents) : ICatalog
    {
        public CatalogSnapshot Current { get; } = new(1, documents);
    }

    private sealed class SeededIds(int seed) : IIdSource
    {
        private int count;

        public string NextId() => $"id{seed}x{++count}";
    }
}
