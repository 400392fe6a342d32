using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Voicemail;

namespace Platform.Simulation;

/// <summary>
/// Trunk, phones and people around the grains: answers leg commands as a node would, and behaves as callers and agents do.
/// Reports of one call are delivered in order and tried again until they arrive, as the real node does.
/// </summary>
public sealed partial class SimulatedNode(SimulationScheduler sim, IGrainFactory grains, Random random, Action<string> violation, bool strict,
    Dictionary<string, int> deeds)
    : ILegPort
{
    public const string Name = "node-1";

    private readonly Dictionary<string, NodeCall> calls = [];
    private readonly Dictionary<string, (NodeCall Call, string LegId)> devices = [];
    private ILegPort? port;

    /// <summary>False once the process that the node lived in is dead.</summary>
    public bool Alive { get; set; } = true;

    public IReadOnlyDictionary<string, NodeCall> Calls => calls;

    /// <summary>Legs that are outside now, ringing or answered.</summary>
    public int OutsideLegs => calls.Values.Sum(call => call.Outside.Count);

    /// <summary>Of those that ever were: they pass all limits.</summary>
    public int EmergencyLegs => deeds.GetValueOrDefault("emergency");

    private ILegPort Port => port ??= grains.CreateObjectReference<ILegPort>(this);

    public async Task SayHere()
    {
        while (Alive)
        {
            try
            {
                await grains.GetGrain<IVoiceNodesGrain>(GrainKey.VoiceNodes).Here(Name, Port, calls.Count);
            }
            catch (Exception)
            {
                // The next one is due in ten seconds.
            }

            await Task.Delay(TimeSpan.FromSeconds(10), sim.Time);
        }
    }

    /// <summary>All calls are asked to end.</summary>
    public void Leave()
    {
        foreach (var call in calls.Values.Where(call => call.Legs.Count > 0))
        {
            Did("leave");
            Report(call, new CallCommand.NodeLeaves());
        }
    }

    public Task Execute(string callKey, LegCommand command)
    {
        if (!Alive)
            return Task.CompletedTask;
        if (!calls.TryGetValue(callKey, out var call))
        {
            if (command is not (LegCommand.RingAgent { LegId: CallState.CallerLegId } or LegCommand.CallOutside { LegId: CallState.CallerLegId }))
                return Task.CompletedTask;
            call = Add(callKey);
        }

        switch (command)
        {
            case LegCommand.Answer when call.Legs.Contains(command.LegId):
                if (call.Answered.Add(command.LegId))
                    Report(call, new CallCommand.LegAnswered(command.LegId, "PCMA"));
                break;
            case LegCommand.Reject or LegCommand.Release:
                EndAsOrdered(call, command.LegId);
                break;
            case LegCommand.Play play:
                Play(call, play);
                break;
            case LegCommand.PlayMusic:
                call.Sounds[command.LegId] = "music";
                break;
            case LegCommand.PlayRingback:
                call.Sounds[command.LegId] = "ringback";
                break;
            case LegCommand.RingAgent ring:
                Ring(call, ring);
                break;
            case LegCommand.CallOutside outside:
                CallOutside(call, outside);
                break;
            case LegCommand.Bridge bridge:
                if (Hears(call, bridge.LegId, bridge.OtherLegId) && Hears(call, bridge.OtherLegId, bridge.LegId))
                    break;
                (call.Sounds[bridge.LegId], call.Sounds[bridge.OtherLegId]) = (bridge.OtherLegId, bridge.LegId);
                if (call.Legs.Contains(bridge.LegId) && call.Legs.Contains(bridge.OtherLegId))
                    Talk(call, bridge.LegId, bridge.OtherLegId);
                break;
            case LegCommand.RecordMessage record:
                RecordMessage(call, record);
                break;
            case LegCommand.FinishMessage finish:
                FinishMessage(call, finish.MessageId);
                break;
            case LegCommand.TransferResult result:
                call.TransferResults.Add(result.Status);
                break;
            default:
                break;
        }

        return Task.CompletedTask;
    }

    private static bool Hears(NodeCall call, string legId, string otherLegId) => call.Sounds.GetValueOrDefault(legId) == otherLegId;

    private NodeCall Add(string key)
    {
        var call = new NodeCall(key);
        calls.Add(key, call);
        Spawn($"keepalive {key}", () => KeepAlive(call));
        return call;
    }

    private void Ring(NodeCall call, LegCommand.RingAgent ring)
    {
        if (!call.Legs.Add(ring.LegId))
            return;
        if (devices.TryGetValue(ring.Agent, out var busyWith))
        {
            if (strict && busyWith.Call.Answered.Contains(busyWith.LegId))
                violation($"{ring.Agent} is rung for {ring.LegId} of {call.Key} while its device talks in {busyWith.Call.Key}");
            Fail(call, ring.LegId, OfferOutcome.Rejected);
            return;
        }

        devices[ring.Agent] = (call, ring.LegId);
        call.Devices[ring.LegId] = ring.Agent;
        var answerAfter = random.Next(1, 15);
        switch (random.Next(100))
        {
            case < 75: After(answerAfter, () => Answer(call, ring.LegId)); break;
            case < 83: After(answerAfter, () => Fail(call, ring.LegId, OfferOutcome.Rejected)); break;
            case < 90: Fail(call, ring.LegId, OfferOutcome.Unreachable); return;
            default: break;
        }

        After(1, () => Rang(call, ring.LegId));
    }

    private void CallOutside(NodeCall call, LegCommand.CallOutside outside)
    {
        if (!call.Legs.Add(outside.LegId))
            return;
        call.Outside.Add(outside.LegId);
        if (outside.IsEmergency)
            Did("emergency");
        var answerAfter = random.Next(2, 20);
        Report(call, new CallCommand.LegRouted(outside.LegId, "trunk"));
        if (outside.Towards is null)
            After(Moves.Next(20, 200), () => End(call, outside.LegId));
        switch (random.Next(100))
        {
            case < 75: After(answerAfter, () => Answer(call, outside.LegId)); break;
            case < 83: After(answerAfter, () => Fail(call, outside.LegId, OfferOutcome.Busy)); break;
            case < 87: Fail(call, outside.LegId, OfferOutcome.NoRoute); return;
            case < 90: Fail(call, outside.LegId, OfferOutcome.Unallocated); return;
            default: After(outside.RingTimeoutMs / 1000, () => FailUnanswered(call, outside.LegId)); break;
        }

        After(1, () => Rang(call, outside.LegId));
    }

    private void Rang(NodeCall call, string legId)
    {
        if (call.Legs.Contains(legId))
            Report(call, new CallCommand.LegRang(legId));
    }

    private void Answer(NodeCall call, string legId)
    {
        if (call.Legs.Contains(legId) && call.Answered.Add(legId))
            Report(call, new CallCommand.LegAnswered(legId, "PCMA"));
    }

    private void EndAsOrdered(NodeCall call, string legId)
    {
        Close(call, legId);
        Report(call, new CallCommand.LegEnded(legId, LegStatistics.None));
    }

    private void End(NodeCall call, string legId)
    {
        if (Close(call, legId))
            Report(call, new CallCommand.LegEnded(legId, LegStatistics.None));
    }

    private void FailUnanswered(NodeCall call, string legId)
    {
        if (!call.Answered.Contains(legId))
            Fail(call, legId, OfferOutcome.NoAnswer);
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
        call.Outside.Remove(legId);
        if (call.Recorded == legId)
            FinishMessage(call, MessageOrder.IdOf(GrainKey.IdOf(call.Key)));
        if (call.Devices.Remove(legId, out var agent) && devices.GetValueOrDefault(agent) == (call, legId))
            GiveBack(call, agent);
        return true;
    }

    /// <summary>A phone with a second dialog in the call is busy with that one now.</summary>
    private void GiveBack(NodeCall call, string agent)
    {
        devices.Remove(agent);
        if (call.Devices.FirstOrDefault(device => device.Value == agent).Key is { } other)
            devices[agent] = (call, other);
    }

    private void Report(NodeCall call, CallCommand report)
    {
        call.Reports.Enqueue(report);
        if (call.Reports.Count == 1)
            Spawn($"reports {call.Key}", () => DeliverReports(call));
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
        do
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
        while (Alive && (call.Legs.Count > 0 || call.Reports.Count > 0));

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
public sealed class NodeCall(string key)
{
    public string Key { get; } = key;
    public HashSet<string> Legs { get; } = [];
    public HashSet<string> Answered { get; } = [];
    public HashSet<string> Outside { get; } = [];

    /// <summary>Whose phone each leg to an agent is.</summary>
    public Dictionary<string, string> Devices { get; } = [];

    /// <summary>What each leg hears; nothing when it is not there.</summary>
    public Dictionary<string, string> Sounds { get; } = [];

    /// <summary>What was said to each leg last, by name.</summary>
    public Dictionary<string, string> LastMessages { get; } = [];

    public int NextOrigin { get; set; }

    /// <summary>The leg that speaks a message; null when none does.</summary>
    public string? Recorded { get; set; }

    public DateTimeOffset RecordedFrom { get; set; }

    public Queue<CallCommand> Reports { get; } = new();

    /// <summary>What phones that asked for a transfer were told.</summary>
    public List<int> TransferResults { get; } = [];
}
