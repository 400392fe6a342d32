using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Domain.Queues;

namespace Platform.Simulation;

public sealed class ExpectedWaitTests
{
    /// <summary>Nothing is known of handling times, so three minutes are taken for each; an agent that was free lately serves the queue.</summary>
    [Fact]
    public async Task A_waiting_contact_is_told_its_position_and_how_long_that_takes()
    {
        var sim = new SimulationScheduler(1);
        await using var engine = SmallHouse.NewEngine(sim, new SimulatedStateStore(sim.Time));
        sim.Run(() => engine.StartAsync());
        var queue = engine.GetGrain<IQueueGrain>(GrainKey.Queue(SmallHouse.Tenant, "support"));
        foreach (var call in new[] { "01A", "01B" })
        {
            sim.RunFor(TimeSpan.FromSeconds(1));
            sim.Run(() => queue.Enqueue(new JoinRequest(GrainKey.Call(SmallHouse.Tenant, call), sim.Time.GetUtcNow())));
        }

        Assert.Equal(new WaitOutlook(2, null), Ask("01B"));
        sim.Run(() => queue.AgentAvailable("1009", sim.Time.GetUtcNow(), version: 1, occupancyPermille: 0));
        sim.RunFor(TimeSpan.FromSeconds(1));
        sim.Run(() => queue.AgentUnavailable("1009", version: 2));
        Assert.Equal((new WaitOutlook(1, 180_000), new WaitOutlook(2, 360_000)), (Ask("01A"), Ask("01B")));
        Assert.Null(Ask("01C"));
        var view = (QueueView?)null;
        sim.Run(async () => view = await queue.Show());
        Assert.Equal(180_000 * (view!.Waiting + 1), view.ExpectedWaitMs);

        WaitOutlook? Ask(string call)
        {
            WaitOutlook? answer = null;
            sim.Run(async () => answer = await queue.ExpectWait(GrainKey.Call(SmallHouse.Tenant, call)));
            return answer;
        }
    }
}
