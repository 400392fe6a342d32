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
using Platform.Grains;

namespace Platform.Simulation;

/// <summary>
/// The whole house on one thread: the real grains on the deterministic engine, with simulated people, phones, network and
/// stores. Twelve minutes of calls in the weather of the seed, then quiet; the invariants are held against it throughout.
/// </summary>
public sealed class World : IAsyncDisposable
{
    private const string Tenant = "acme";
    private const int AgentCount = 8;
    private const int SeatCount = 6;
    private static readonly string[] Queues = ["support", "sales"];

    private readonly SimulationScheduler sim;
    private readonly SimulatedStateStore store;
    private readonly MemoryRecords records = new();
    private readonly ActorEngine engine;
    private readonly Random random;
    private readonly Weather weather;
    private readonly Auditor auditor;
    private SimulatedNode node;
    private bool quiet;
    private int callCount;

    public World(int seed)
    {
        weather = Weather.Of(seed);
        random = new Random(seed);
        sim = new SimulationScheduler(seed);
        store = new SimulatedStateStore(sim.Time);
        var catalog = new FixedCatalog(Declare());
        var services = new ServiceCollection()
            .AddSingleton(sim.Time)
            .AddSingleton<ICatalog>(catalog)
            .AddSingleton<ICallRecords>(records)
            .AddSingleton<IIdSource>(new SeededIds(seed))
            .AddSingleton(new GrainTimings())
            .AddSingleton<GrainMetrics>()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .BuildServiceProvider();
        var options = new ActorEngineOptions { Simulation = sim, CopyMessages = true, SerializerOptions = GrainSerialization.Options };
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
        CheckEverythingEnded();
        sim.Run(LogEverybodyOut);
        sim.RunFor(TimeSpan.FromMinutes(5));
        sim.Run(() => auditor.CheckNobodySits());
    }

    /// <summary>Runs the seed and tells what happened in one number.</summary>
    public ulong RunAndHash()
    {
        Run();
        return sim.TraceHash;
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private void BecomeQuiet()
    {
        quiet = true;
        sim.Faults = null;
        store.Faults = null;
        records.Faults = null;
    }

    private void SetWeather()
    {
        if (weather.LosesMessages)
            sim.Faults = new LossyNetwork();
        if (!weather.StoreFails)
        {
            store.Faults = (_, _) => new StoreFate(TimeSpan.FromMilliseconds(random.Next(5)));
            return;
        }

        store.Faults = (operation, _) => random.NextDouble() switch
        {
            < 0.01 => new StoreFate(FailBefore: new StoreFault("not stored")),
            < 0.015 when operation != "read" => new StoreFate(FailAfter: new StoreFault("stored, but the answer was lost")),
            _ => new StoreFate(TimeSpan.FromMilliseconds(random.Next(20))),
        };
        records.Faults = () => (random.NextDouble() < 0.01, random.NextDouble() < 0.01);
    }

    private void CrashSomething()
    {
        if (random.Next(2) == 0)
        {
            sim.CrashActivation("queue", GrainKey.Queue(Tenant, Queues[random.Next(2)]));
            sim.CrashActivation("agent", GrainKey.Agent(Tenant, $"{1001 + random.Next(AgentCount)}"));
            return;
        }

        var crashedAt = sim.Time.GetUtcNow();
        node.Alive = false;
        sim.CrashProcess();
        store.LosePending();
        sim.RunFor(TimeSpan.FromSeconds(random.Next(1, 20)));
        sim.Run(() => engine.StartAsync());
        node = NewNode();
        auditor.Forget();
        _ = sim.Spawn("recovery", () => Recover(crashedAt));
    }

    /// <summary>What a host does at its start: every record that was left open is closed.</summary>
    private async Task Recover(DateTimeOffset crashedAt)
    {
        var open = await records.ListOpenAsync("node-1", CancellationToken.None);
        foreach (var record in open.Where(record => record.OfferedAt <= crashedAt))
            await UntilDone(() => engine.GetGrain<ICallGrain>(GrainKey.Call(Tenant, record.CallId)).NodeLost(crashedAt));
    }

    private async Task UntilDone(Func<Task> step)
    {
        while (true)
        {
            try
            {
                await step();
                return;
            }
            catch (Exception)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), sim.Time);
            }
        }
    }

    private async Task MakeCalls()
    {
        for (var i = 0; i < 5 && !quiet; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(12_000)), sim.Time);
            if (node.Alive && !quiet)
                Dial(Queues[random.Next(2)]);
        }
    }

    private void Dial(string queue)
    {
        var id = $"c{++callCount:D5}";
        node.Dial(new OfferedCall(Tenant, id, $"{id}@carrier", "trunk", "+8613900000000", "+862800000001", queue, "node-1", sim.Time.GetUtcNow()));
    }

    /// <summary>An agent's day: log in, be ready, take breaks, leave, come back.</summary>
    private async Task LiveAs(string agent)
    {
        var logins = 0;
        while (!quiet)
        {
            await Task.Delay(TimeSpan.FromSeconds(random.Next(1, 60)), sim.Time);
            var grain = engine.GetGrain<IAgentGrain>(GrainKey.Agent(Tenant, agent));
            try
            {
                var now = await grain.Show();
                if (now.Presence == AgentPresence.Offline)
                    await grain.Login($"{agent}-{++logins}", random.Next(5) > 0);
                else if (now.Presence == AgentPresence.Break)
                    await grain.MakeReady();
                else if (random.Next(10) == 0)
                    await grain.Logout();
                else if (random.Next(8) == 0)
                    await grain.TakeBreak("lunch");
                else
                    await grain.KeepAlive();
            }
            catch (Exception fault) when (fault is TimeoutException or SiloUnavailableException or StoreFault or InconsistentStateException)
            {
                // A person tries again later.
            }
        }
    }

    private async Task LogEverybodyOut()
    {
        for (var agent = 0; agent < AgentCount; agent++)
            await engine.GetGrain<IAgentGrain>(GrainKey.Agent(Tenant, $"{1001 + agent}")).Logout();
    }

    private void CheckEverythingEnded()
    {
        foreach (var record in records.All)
        {
            if (record.EndedAt is null)
                throw sim.Failure($"call {record.CallId} has no end", null);
            if (records.Completions.GetValueOrDefault(record.CallId) != 1)
                throw sim.Failure($"call {record.CallId} was completed {records.Completions.GetValueOrDefault(record.CallId)} times", null);
            if (record.AnsweredAt is not null != records.Ledger.ContainsKey($"call:{record.CallId}:inbound"))
                throw sim.Failure($"call {record.CallId} answered at {record.AnsweredAt} and its ledger entry disagree", null);
        }

        CheckAgentsTalkedToOneAtATime();
        sim.Run(() => auditor.CheckNothingIsStuck(node));
    }

    private void CheckAgentsTalkedToOneAtATime()
    {
        var talks = records.All.Where(record => record.ConnectedAt is not null).OrderBy(record => record.ConnectedAt).GroupBy(record => record.Agent);
        foreach (var agent in talks)
        {
            var pairs = agent.Zip(agent.Skip(1)).FirstOrDefault(pair => pair.First.EndedAt > pair.Second.ConnectedAt);
            if (pairs.First is not null)
                throw sim.Failure($"agent {agent.Key} talked in {pairs.First.CallId} and {pairs.Second.CallId} at once", null);
        }
    }

    private SimulatedNode NewNode() => new(sim, engine, random, what => throw sim.Failure(what, null), weather.IsFair);

    private static List<CatalogDocument> Declare() =>
    [
        new OperatorDocument("Demo"),
        new TenantDocument(Tenant, "Acme", MaxChannels: 12),
        new SeatRentalDocument(Tenant, "voice", SeatKind.Concurrent, SeatCount, new DateOnly(2026, 1, 1)),
        .. Queues.Select(queue => new QueueDocument(Tenant, queue, queue, MaxWaitMs: 90_000, MaxLength: 10)),
        .. Enumerable.Range(0, AgentCount).Select(agent =>
            new AgentDocument(Tenant, $"{1001 + agent}", "A", agent % 3 == 0 ? Queues : [Queues[agent % 2]])),
        new PriceListDocument("standard", "CNY", [new MinutePrice(CallDirection.Inbound, "", 0.12m)], [new SeatPrice("voice", 100)]),
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
