using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;

namespace Platform.Simulation;

/// <summary>
/// Trunk, phones and people around the grains: answers leg commands as a node would, and behaves as callers and agents do.
/// Reports of one call are delivered in order and tried again until they arrive, as the real node does.
/// </summary>
public sealed class SimulatedNode(SimulationScheduler sim, IGrainFactory grains, Random random, Action<string> violation, bool strict) : ILegPort
{
    private readonly Dictionary<string, NodeCall> calls = [];
    private readonly Dictionary<string, string> devices = [];
    private ILegPort? port;

    /// <summary>False once the process that the node lived in is dead.</summary>
    public bool Alive { get; set; } = true;

    public IReadOnlyDictionary<string, NodeCall> Calls => calls;

    private ILegPort Port => port ??= grains.CreateObjectReference<ILegPort>(this);

    /// <summary>A caller dials, waits as long as patience lasts, talks for a while, and hangs up if nobody else does.</summary>
    public void Dial(OfferedCall offered)
    {
        var call = new NodeCall(GrainKey.Call(offered.Tenant, offered.CallId), offered);
        calls.Add(call.Key, call);
        call.Legs.Add(CallState.CallerLegId);
        Spawn($"call {offered.CallId}", async () =>
        {
            try
            {
                await Grain(call).Announce(offered, Port);
            }
            catch (Exception)
            {
                End(call, CallState.CallerLegId);
            }
        });
        Spawn($"keepalive {offered.CallId}", () => KeepAlive(call));
        After(random.Next(5, 240), () => End(call, CallState.CallerLegId));
    }

    public Task Execute(string callKey, LegCommand command)
    {
        if (!Alive || !calls.TryGetValue(callKey, out var call))
            return Task.CompletedTask;
        switch (command)
        {
            case LegCommand.Answer when call.Legs.Contains(command.LegId):
                call.WelcomedAt ??= sim.Time.GetUtcNow();
                Report(call, new CallCommand.LegAnswered(command.LegId, "PCMA"));
                break;
            case LegCommand.Reject or LegCommand.Release:
                End(call, command.LegId);
                break;
            case LegCommand.PlayAnnouncement:
                After(5, () => Report(call, new CallCommand.MessagePlayed(command.LegId)));
                break;
            case LegCommand.RingAgent ring:
                Ring(call, ring);
                break;
            case LegCommand.Bridge bridge:
                After(random.Next(1, 90), () => HangUp(call, bridge.OtherLegId));
                break;
            default:
                break;
        }

        return Task.CompletedTask;
    }

    private void Ring(NodeCall call, LegCommand.RingAgent ring)
    {
        if (!call.Legs.Add(ring.LegId))
            return;
        call.LastRingAt = sim.Time.GetUtcNow();
        if (devices.TryGetValue(ring.Agent, out var busyWith))
        {
            if (strict)
                violation($"{ring.Agent} is rung for {ring.LegId} while its device is busy with {busyWith}");
            Fail(call, ring.LegId, OfferOutcome.Rejected);
            return;
        }

        devices[ring.Agent] = ring.LegId;
        call.Devices[ring.LegId] = ring.Agent;
        var answerAfter = random.Next(1, 15);
        switch (random.Next(100))
        {
            case < 75: After(answerAfter, () => Answer(call, ring.LegId)); break;
            case < 83: After(answerAfter, () => Fail(call, ring.LegId, OfferOutcome.Rejected)); break;
            case < 90: Fail(call, ring.LegId, OfferOutcome.Unreachable); break;
            default: break;
        }
    }

    private void Answer(NodeCall call, string legId)
    {
        if (call.Legs.Contains(legId))
            Report(call, new CallCommand.LegAnswered(legId, "PCMA"));
    }

    /// <summary>The caller, the agent, or both at the same moment.</summary>
    private void HangUp(NodeCall call, string agentLegId)
    {
        var who = random.Next(3);
        if (who != 0)
            End(call, CallState.CallerLegId);
        if (who != 1)
            End(call, agentLegId);
    }

    private void End(NodeCall call, string legId)
    {
        if (Close(call, legId))
            Report(call, new CallCommand.LegEnded(legId, LegStatistics.None));
    }

    private void Fail(NodeCall call, string legId, OfferOutcome outcome)
    {
        if (Close(call, legId))
            Report(call, new CallCommand.LegFailed(legId, outcome, LegStatistics.None));
    }

    private bool Close(NodeCall call, string legId)
    {
        if (!call.Legs.Remove(legId))
            return false;
        if (call.Devices.Remove(legId, out var agent) && devices.GetValueOrDefault(agent) == legId)
            devices.Remove(agent);
        return true;
    }

    private void Report(NodeCall call, CallCommand report)
    {
        call.Reports.Enqueue(report);
        if (call.Reports.Count == 1)
            Spawn($"reports {call.Offered.CallId}", () => DeliverReports(call));
    }

    private async Task DeliverReports(NodeCall call)
    {
        while (call.Reports.TryPeek(out var report) && Alive)
        {
            try
            {
                await Grain(call).Report(report, Port);
                call.Reports.Dequeue();
            }
            catch (Exception)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), sim.Time);
            }
        }
    }

    private async Task KeepAlive(NodeCall call)
    {
        while (Alive && (call.Legs.Count > 0 || call.Reports.Count > 0))
        {
            await Task.Delay(TimeSpan.FromSeconds(20), sim.Time);
            if (!Alive)
                return;
            try
            {
                if (!await Grain(call).KeepAlive(Port))
                    DropLegs(call);
            }
            catch (Exception)
            {
                // The next one is due in twenty seconds.
            }
        }

        calls.Remove(call.Key);
    }

    private void DropLegs(NodeCall call)
    {
        foreach (var legId in call.Legs.ToList())
            Close(call, legId);
    }

    private void After(int seconds, Action action) => Spawn("later", async () =>
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), sim.Time);
        if (Alive)
            action();
    });

    private void Spawn(string name, Func<Task> work) => _ = sim.Spawn(name, work);

    private ICallGrain Grain(NodeCall call) => grains.GetGrain<ICallGrain>(call.Key);
}

/// <summary>A call as its node sees it.</summary>
public sealed class NodeCall(string key, OfferedCall offered)
{
    public string Key { get; } = key;
    public OfferedCall Offered { get; } = offered;
    public HashSet<string> Legs { get; } = [];
    public Dictionary<string, string> Devices { get; } = [];
    public Queue<CallCommand> Reports { get; } = new();
    public DateTimeOffset? WelcomedAt { get; set; }
    public DateTimeOffset? LastRingAt { get; set; }
}
