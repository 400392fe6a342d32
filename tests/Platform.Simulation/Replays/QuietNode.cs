using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;

namespace Platform.Simulation.Replays;

/// <summary>Phones that do what they are told at once, and people at both ends: who answers when, talks for how long, and loses patience.</summary>
internal sealed class QuietNode : ILegPort
{
    private readonly SimulationScheduler sim;
    private readonly IGrainFactory grains;
    private readonly Random random;
    private readonly ILegPort port;
    private readonly Dictionary<string, Task> reports = [];

    public QuietNode(SimulationScheduler sim, IGrainFactory grains, Random random)
    {
        (this.sim, this.grains, this.random) = (sim, grains, random);
        port = grains.CreateObjectReference<ILegPort>(this);
    }

    /// <summary>Somebody calls, and is patient for a while.</summary>
    public async Task Dial(OfferedCall call)
    {
        var key = GrainKey.Call(call.Tenant, call.CallId);
        reports[key] = Task.CompletedTask;
        await Grain(key).Announce(call, port);
        After(random.Next(2_000, 240_000), () => Report(key, new CallCommand.LegEnded(CallState.CallerLegId, LegStatistics.None), onlyIfUnanswered: true));
        _ = sim.Spawn("keep alive", async () =>
        {
            while (await Grain(key).KeepAlive(port))
                await Task.Delay(TimeSpan.FromSeconds(20), sim.Time);
        });
    }

    public Task Execute(string callKey, LegCommand command)
    {
        switch (command)
        {
            case LegCommand.Answer:
                Report(callKey, new CallCommand.LegAnswered(command.LegId, "PCMA"));
                break;
            case LegCommand.RingAgent:
                Ring(callKey, command.LegId);
                break;
            case LegCommand.Bridge:
                talking.Add(callKey);
                After(random.Next(20_000, 240_000), () => Report(callKey, new CallCommand.LegEnded(CallState.CallerLegId, LegStatistics.None)));
                break;
            case LegCommand.Release or LegCommand.Reject:
                Report(callKey, new CallCommand.LegEnded(command.LegId, LegStatistics.None));
                break;
            default:
                break;
        }

        return Task.CompletedTask;
    }

    private readonly HashSet<string> talking = [];

    private void Ring(string callKey, string legId)
    {
        var after = random.Next(1_000, 9_000);
        switch (random.Next(20))
        {
            case 0: break;
            case 1: After(after, () => Report(callKey, new CallCommand.LegFailed(legId, OfferOutcome.Rejected, LegStatistics.None))); break;
            default: After(after, () => Report(callKey, new CallCommand.LegAnswered(legId, "PCMA"))); break;
        }
    }

    private void Report(string callKey, CallCommand report, bool onlyIfUnanswered = false)
    {
        if (onlyIfUnanswered && talking.Contains(callKey))
            return;
        var before = reports[callKey];
        reports[callKey] = sim.Spawn("report", async () =>
        {
            await before;
            await Grain(callKey).Report(report, port);
        });
    }

    private void After(int ms, Action action) => _ = sim.Spawn("later", async () =>
    {
        await Task.Delay(TimeSpan.FromMilliseconds(ms), sim.Time);
        action();
    });

    private ICallGrain Grain(string key) => grains.GetGrain<ICallGrain>(key);
}
