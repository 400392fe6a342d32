using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Queues;

namespace Platform.Simulation;

public sealed class QueueRetryTests
{
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
        await using var engine = SmallHouse.NewEngine(sim, store);
        sim.Run(() => engine.StartAsync());
        sim.Run(() => engine.GetGrain<IAgentGrain>(GrainKey.Agent(SmallHouse.Tenant, "1001")).Login("session", ready: true));

        sim.Run(() => engine.GetGrain<IQueueGrain>(GrainKey.Queue(SmallHouse.Tenant, "support"))
            .Enqueue(new JoinRequest(GrainKey.Call(SmallHouse.Tenant, "broken"), sim.Time.GetUtcNow())));
        sim.RunFor(TimeSpan.FromSeconds(19));

        Assert.InRange(attempts, 10, 25);
    }
}
