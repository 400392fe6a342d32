using Platform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Grains;

namespace Platform.Simulation;

/// <summary>
/// Two nodes that know nothing of each other, each with an activation of the same tenant over the one store. Whatever they grant, and
/// however the store stutters, together it never exceeds the limits.
/// </summary>
public sealed class LimitTests
{
    private const string Tenant = "acme";
    private const int MaxChannels = 4;
    private const int MaxCallsPerSecond = 2;
    private const decimal SpendPerDay = 20m;

    [Fact]
    public void Two_activations_that_are_cut_apart_never_grant_more_than_the_limits()
    {
        var granted = 0;
        for (var seed = 1; seed <= 40; seed++)
            granted += new CutApart(seed).Run();
        Assert.True(granted > 400, $"Only {granted} legs were granted: nothing was put to the test.");
    }

    [Fact]
    public void Emergency_calls_pass_all_limits()
    {
        var world = new CutApart(1);
        world.Fill();
        Assert.Null(world.Reserve(new OutboundClaim("call:acme/e", "out-1", 0, IsEmergency: true)));
    }

    private sealed class CutApart
    {
        private readonly SimulationScheduler sim;
        private readonly Random random;
        private readonly ActorEngine[] nodes;
        private readonly Dictionary<string, decimal> outside = [];
        private readonly List<DateTimeOffset> begun = [];
        private decimal spent;
        private int legs;

        public CutApart(int seed)
        {
            sim = new SimulationScheduler(seed);
            random = new Random(seed);
            var store = new SimulatedStateStore(sim.Time);
            nodes = [NewNode(store), NewNode(store)];
            foreach (var node in nodes)
                sim.Run(() => node.StartAsync());
            store.Faults = (_, _) => random.NextDouble() switch
            {
                < 0.03 => new StoreFate(FailBefore: new StoreFault("not stored")),
                < 0.06 => new StoreFate(FailAfter: new StoreFault("stored, but the answer was lost")),
                _ => new StoreFate(TimeSpan.FromMilliseconds(random.Next(200)), TimeSpan.FromMilliseconds(random.Next(200))),
            };
        }

        /// <returns>How many legs were granted.</returns>
        public int Run()
        {
            for (var caller = 0; caller < 12; caller++)
                _ = sim.Spawn($"caller {caller}", CallOn);
            sim.RunFor(TimeSpan.FromMinutes(3));
            return begun.Count;
        }

        public void Fill()
        {
            while (Reserve(new OutboundClaim($"call:acme/{legs++}", "out-1", 1, false)) is null)
                sim.RunFor(TimeSpan.FromSeconds(1));
        }

        public Platform.Domain.Tenants.OutboundRefusal? Reserve(OutboundClaim claim)
        {
            while (true)
            {
                try
                {
                    return sim.Run(() => Grain().Reserve(claim));
                }
                catch (Exception fault) when (fault is StoreFault or InconsistentStateException)
                {
                    sim.RunFor(TimeSpan.FromSeconds(1));
                }
            }
        }

        private async Task CallOn()
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(5_000)), sim.Time);
                var claim = new OutboundClaim($"call:acme/{legs++}", "out-1", random.Next(1, 8), false);
                if (!await IsGranted(claim))
                    continue;
                begun.Add(sim.Time.GetUtcNow());
                outside[claim.CallKey] = claim.Amount;
                Check();
                if (await IsGranted(claim with { Amount = claim.Amount + 1 }))
                    outside[claim.CallKey] = claim.Amount + 1;
                Check();
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20_000)), sim.Time);
                await Settle(claim.CallKey, random.Next(4) == 0 ? outside[claim.CallKey] : 0);
            }
        }

        /// <summary>What could not be stored, or was answered by a fault, is not granted.</summary>
        private async Task<bool> IsGranted(OutboundClaim claim)
        {
            try
            {
                return await Grain().Reserve(claim) is null;
            }
            catch (Exception fault) when (fault is StoreFault or InconsistentStateException or TimeoutException)
            {
                return false;
            }
        }

        private async Task Settle(string callKey, decimal cost)
        {
            outside.Remove(callKey);
            spent += cost;
            while (true)
            {
                try
                {
                    await Grain().Settle(callKey, "out-1", cost);
                    return;
                }
                catch (Exception fault) when (fault is StoreFault or InconsistentStateException or TimeoutException)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), sim.Time);
                }
            }
        }

        private void Check()
        {
            if (outside.Count > MaxChannels)
                throw sim.Failure($"{outside.Count} legs are outside", null);
            if (spent + outside.Values.Sum() > SpendPerDay)
                throw sim.Failure($"{spent} is spent and {outside.Values.Sum()} may be", null);
        }

        private ITenantGrain Grain() => nodes[random.Next(2)].GetGrain<ITenantGrain>(GrainKey.Tenant(Tenant));

        private ActorEngine NewNode(SimulatedStateStore store)
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
                .AddSingleton<ILookUps>(new SimulatedLookUps(sim.Time, 0))
                .AddSingleton(new GrainTimings { DeadReservation = TimeSpan.FromHours(1) })
                .AddSingleton<GrainMetrics>()
                .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
                .BuildServiceProvider();
            var options = new ActorEngineOptions { Simulation = sim, CopyMessages = true, SerializerOptions = GrainSerialization.Options };
            options.GrainAssemblies.Add(typeof(TenantGrain).Assembly);
            return new ActorEngine(options, services, sim.Time, store, new SimulatedReminderStore(), NullLoggerFactory.Instance);
        }
    }

    private sealed class Declared : ICatalog
    {
        public CatalogSnapshot Current { get; } = new(1,
        [
            new TenantDocument(Tenant, "Acme")
            {
                Dialing = new DialingPolicy(["+"], [], MaxChannels, SpendPerDay, MaxCallsPerSecond),
            },
        ]);
    }
}
