using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using Platform.Grains;
using Platform.Grains.Replays;
using Platform.Testing;

namespace Platform.Simulation.Replays;

/// <summary>
/// Some hours of a floor on the real grains and virtual time: two queues with skills, priority and overflow, agents in both who take
/// breaks, miss calls and end their wrap-up early, callers who lose patience. What is kept of it is what the stores were told. Each agent
/// likes one queue better: where it likes two alike, the order of two messages decides, which the scheduler draws.
/// </summary>
internal sealed class WorkedDay : IAsyncDisposable
{
    public const string Tenant = "acme";
    private const int Agents = 8;
    private const int Minutes = 150;

    public static readonly DateTimeOffset Midnight = new(2026, 11, 26, 0, 0, 0, TimeSpan.FromHours(8));

    private readonly SimulationScheduler sim;
    private readonly Random random;
    private readonly MemoryRecords records = new();
    private readonly MemoryFigures figures = new();
    private readonly ActorEngine engine;
    private int calls;

    public WorkedDay(int seed)
    {
        (sim, random) = (new SimulationScheduler(seed, Midnight), new Random(seed));
        var services = new ServiceCollection()
            .AddSingleton(sim.Time)
            .AddSingleton<ICatalog>(new Declared(Catalog))
            .AddSingleton<ICallRecords>(records)
            .AddSingleton<IFigures>(figures)
            .AddSingleton<ISeatLeases>(new MemorySeatLeases())
            .AddSingleton<IRecordings>(new MemoryRecordings())
            .AddSingleton<ICallbacks>(new MemoryCallbacks())
            .AddSingleton<IMessages>(new MemoryMessages())
            .AddSingleton<IAuditLog>(records)
            .AddSingleton<IIdSource>(new CountedIds())
            .AddSingleton<ILookUps>(new SimulatedLookUps(sim.Time, 0))
            .AddSingleton(new GrainTimings())
            .AddSingleton<GrainMetrics>()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .BuildServiceProvider();
        var options = new ActorEngineOptions { Simulation = sim, CopyMessages = true, SerializerOptions = GrainSerialization.Options };
        options.GrainAssemblies.Add(typeof(CallGrain).Assembly);
        engine = new ActorEngine(options, services, sim.Time, new SimulatedStateStore(sim.Time), new SimulatedReminderStore(), NullLoggerFactory.Instance);
    }

    public static CatalogSnapshot Catalog { get; } = new(1,
    [
        new OperatorDocument("Bench"),
        new TenantDocument(Tenant, "Acme", MaxChannels: 1_000),
        new SeatRentalDocument(Tenant, "voice", SeatKind.Concurrent, Agents, new DateOnly(2026, 1, 1)),
        new QueueDocument(Tenant, "support", "Support")
        {
            Skills = [new("en", 5)],
            Relaxations = [new(30_000, [])],
            Overflows = [new(OverflowTrigger.Wait, "queue:sales") { AfterMs = 90_000 }],
            Priorities = [new(3) { Caller = "+8613800000003" }],
        },
        new QueueDocument(Tenant, "sales", "Sales", WrapUpMs: 20_000) { Strategy = QueueStrategy.LeastOccupied, ServiceLevel = new(80, 15_000) },
        .. Enumerable.Range(0, Agents).Select(agent => new AgentDocument(Tenant, $"{1001 + agent}", "Agent", ["support", "sales"], SignIn: SignInMode.Phone)
        {
            Skills = agent % 2 == 0 ? [new("en", 8)] : [],
            Preferences = [new(agent % 3 == 0 ? "support" : "sales", 2)],
        }),
        new PriceListDocument("standard", "CNY", [new MinutePrice(CallDirection.Inbound, "", 0.12m)], [new SeatPrice("voice", 90)]),
    ]);

    /// <summary>Works the day to its end.</summary>
    public RecordedDay Work()
    {
        sim.Run(() => engine.StartAsync());
        var node = new QuietNode(sim, engine, random);
        for (var agent = 0; agent < Agents; agent++)
        {
            var id = $"{1001 + agent}";
            _ = sim.Spawn($"person {id}", () => LiveAs(id));
        }

        _ = sim.Spawn("callers", () => Call(node));
        sim.RunFor(TimeSpan.FromMinutes(Minutes + 40));
        Assert.All(records.All, record => Assert.NotNull(record.EndedAt));
        return new(Tenant, Midnight, Midnight.AddDays(1), [.. records.All], figures.Stretches.ToDictionary(agent => agent.Key.Agent,
            agent => (IReadOnlyList<AgentStretch>)[.. agent.Value.OrderBy(stretch => stretch.From)]));
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private async Task Call(QuietNode node)
    {
        while (sim.Time.GetUtcNow() < Midnight.AddMinutes(Minutes))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500, 36_000)), sim.Time);
            var id = $"c{++calls:D5}";
            await node.Dial(new OfferedCall(Tenant, id, $"{id}@carrier", "trunk", $"+861380000000{random.Next(10)}", "+862800000001",
                random.Next(3) == 0 ? "sales" : "support", "node-1", sim.Time.GetUtcNow()));
        }
    }

    private async Task LiveAs(string agent)
    {
        var grain = engine.GetGrain<IAgentGrain>(GrainKey.Agent(Tenant, agent));
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(600_000)), sim.Time);
        await grain.Login($"{agent}-1", ready: random.Next(3) > 0);
        while (sim.Time.GetUtcNow() < Midnight.AddMinutes(Minutes))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(60_000, 300_000)), sim.Time);
            await grain.MakeReady();
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1_200_000, 2_400_000)), sim.Time);
            await grain.TakeBreak("lunch");
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(300_000, 600_000)), sim.Time);
        }

        await grain.Logout();
    }

    private sealed record Declared(CatalogSnapshot Current) : ICatalog;

    private sealed class CountedIds : IIdSource
    {
        private int count;

        public string NextId() => $"id{++count}";
    }
}
