using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Agents;

namespace Platform.Simulation;

public sealed class LostSupervisorTests
{
    [Fact]
    public async Task A_supervisor_who_is_not_logged_in_is_free_again_after_the_node_was_lost_though_nobody_asked()
    {
        var sim = new SimulationScheduler(1);
        await using var engine = SmallHouse.NewEngine(sim, new SimulatedStateStore(sim.Time));
        var supervisor = engine.GetGrain<IAgentGrain>(GrainKey.Agent(SmallHouse.Tenant, "1001"));
        sim.Run(() => engine.StartAsync());
        var offer = new AgentOffer("offer", GrainKey.Call(SmallHouse.Tenant, "over"), "", 30_000, WrapUpPolicy.None) { Kind = OfferKind.Supervision };
        Assert.Null(sim.Run(() => supervisor.Engage(offer)));

        sim.CrashProcess();
        sim.Run(() => engine.StartAsync());
        sim.RunFor(TimeSpan.FromMinutes(2));

        Assert.Equal(AgentPresence.Offline, sim.Run(() => supervisor.Show()).Presence);
    }
}
