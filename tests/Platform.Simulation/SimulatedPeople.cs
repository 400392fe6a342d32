using Platform.Contracts;
using Platform.Domain.Calls;

namespace Platform.Simulation;

/// <summary>What callers and agents do with their phones: dial, hang up, transfer, ask somebody aside.</summary>
public sealed partial class SimulatedNode
{
    /// <summary>An agent like others, who supervises now and then.</summary>
    private const string SupervisorOnSeat = "1008";

    /// <summary>Never logs in.</summary>
    public const string SupervisorWithoutSeat = "1900";

    /// <summary>What callers press in flows is drawn from this.</summary>
    public required Random Keys { get; init; }

    /// <summary>Whether and when somebody at the wall moves a call that waits is drawn from this.</summary>
    public required Random Moves { get; init; }

    /// <summary>Targets of transfers and consultations; set by the world.</summary>
    public IReadOnlyList<Destination> Targets { get; set; } = [];

    /// <summary>A caller dials, waits as long as patience lasts, talks for a while, and hangs up if nobody else does.</summary>
    public void Dial(OfferedCall offered)
    {
        var call = Begin(offered);
        After(random.Next(5, 240), () => End(call, CallState.CallerLegId));
        if (Moves.Next(100) < 10 && Targets.Count > 0)
            After(Moves.Next(2, 60), () => Ask("move", () => Grain(call).Move("sue", Targets[Moves.Next(Targets.Count)])));
    }

    /// <summary>An agent dials from the phone, if that is free.</summary>
    public void Place(OfferedCall offered)
    {
        if (devices.ContainsKey(offered.Agent!))
            return;
        Did("place");
        var call = Begin(offered);
        call.Devices[CallState.CallerLegId] = offered.Agent!;
        devices[offered.Agent!] = (call, CallState.CallerLegId);
        After(random.Next(20, 240), () => End(call, CallState.CallerLegId));
    }

    private NodeCall Begin(OfferedCall offered)
    {
        var call = Add(GrainKey.Call(offered.Tenant, offered.CallId));
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
        return call;
    }

    /// <summary>Two hear each other. What an agent does next, if anything, comes before somebody hangs up.</summary>
    private void Talk(NodeCall call, string legId, string otherLegId)
    {
        After(random.Next(30, 200), () => HangUp(call, legId, otherLegId));
        var agentLeg = new[] { legId, otherLegId }.FirstOrDefault(leg => call.Devices.ContainsKey(leg) && call.Legs.Contains(leg));
        if (agentLeg is null || Targets.Count == 0)
        {
            After(random.Next(1, 90), () => HangUp(call, legId, otherLegId));
            return;
        }

        var agent = call.Devices[agentLeg];
        if (random.Next(100) < 12)
            After(random.Next(1, 20), () => Supervise(call));
        After(random.Next(1, 20), () =>
        {
            if (!call.Legs.Contains(agentLeg) || !call.Answered.Contains(agentLeg))
                return;
            var target = Targets[random.Next(Targets.Count)];
            switch (random.Next(100))
            {
                case < 8: Refer(call, agentLeg, target); break;
                case < 13: Ask("transfer by API", () => Grain(call).Transfer(agent, target, null)); break;
                case < 23: Consult(call, agentLeg, agent, target); break;
                case < 28: Ask("consult by API", () => Grain(call).Consult(agent, target, null)); FinishByApi(call, agent); break;
                case < 36: Reload(call, agentLeg); break;
                default: After(random.Next(1, 60), () => HangUp(call, legId, otherLegId)); break;
            }
        });
    }

    /// <summary>The agent's browser goes away; it is back soon, late, or never.</summary>
    private void Reload(NodeCall call, string agentLeg)
    {
        Did("reload");
        Report(call, new CallCommand.LegAway(agentLeg));
        if (random.Next(3) == 0)
            return;
        After(random.Next(1, 30), () =>
        {
            if (!call.Legs.Contains(agentLeg))
                return;
            Did("back after a reload");
            Report(call, new CallCommand.LegBack(agentLeg, "PCMA"));
        });
    }

    private void Refer(NodeCall call, string agentLeg, Destination target)
    {
        Did("refer");
        Report(call, new CallCommand.TransferAsked(agentLeg, target, null));
        if (random.Next(10) == 0)
            After(random.Next(1, 5), () => End(call, agentLeg));
    }

    /// <summary>The phone's second dialog; the agent joins the two, or ends one of them.</summary>
    private void Consult(NodeCall call, string agentLeg, string agent, Destination target)
    {
        Did("consult");
        var origin = $"2nd-{call.NextOrigin++}";
        call.Legs.Add(origin);
        call.Devices[origin] = agent;
        Report(call, new CallCommand.LegHeld(agentLeg));
        Report(call, new CallCommand.ConsultPlaced(origin, agent, target, null));
        After(random.Next(1, 30), () =>
        {
            if (!call.Legs.Contains(origin) || !call.Legs.Contains(agentLeg))
                return;
            switch (random.Next(5))
            {
                case 0: End(call, origin); Report(call, new CallCommand.LegResumed(agentLeg)); break;
                case 1: End(call, agentLeg); break;
                case 2: Did("join"); Report(call, new CallCommand.TransferAsked(origin, null, agentLeg)); break;
                default: Did("join"); Report(call, new CallCommand.TransferAsked(agentLeg, null, origin)); break;
            }
        });
    }

    private void FinishByApi(NodeCall call, string agent) => After(random.Next(1, 30), () =>
    {
        switch (random.Next(4))
        {
            case 0: Ask("complete by API", () => Grain(call).CompleteTransfer(agent)); break;
            case 1: Ask("end consult by API", () => Grain(call).EndConsult(agent)); break;
            default: Ask("merge", () => Grain(call).Merge(agent)); After(random.Next(1, 30), () => LeaveConference(call, agent)); break;
        }
    });

    private void LeaveConference(NodeCall call, string agent)
    {
        switch (random.Next(3))
        {
            case 0: Ask("leave a conference", () => Grain(call).CompleteTransfer(agent)); break;
            case 1: Ask("send the third away", () => Grain(call).EndConsult(agent)); break;
            default: break;
        }
    }

    /// <summary>One of two supervisors listens, perhaps changes the mode, and leaves, if the talk does not end before.</summary>
    private void Supervise(NodeCall call)
    {
        var (login, agent) = random.Next(2) == 0 ? ("sue", SupervisorOnSeat) : ("sam", SupervisorWithoutSeat);
        Ask("supervise", () => Grain(call).Supervise(login, agent, (SupervisionMode)random.Next(1, 4)));
        After(random.Next(5, 30), () => Ask("change supervision", () => Grain(call).ChangeSupervision(login, (SupervisionMode)random.Next(1, 4))));
        After(random.Next(10, 60), () =>
        {
            if (random.Next(3) == 0)
                Ask("end supervision", () => Grain(call).EndSupervision(login));
            else if (call.Devices.FirstOrDefault(device => device.Value == agent && call.Legs.Contains(device.Key)).Key is { } leg)
                End(call, leg);
        });
    }

    private void Ask(string deed, Func<Task<CallRefusal?>> ask)
    {
        Did(deed);
        Spawn(deed, async () =>
        {
            try
            {
                await ask();
            }
            catch (Exception)
            {
                // A person sees that it did not work.
            }
        });
    }

    /// <summary>One of the two, or both at the same moment.</summary>
    private void HangUp(NodeCall call, string legId, string otherLegId)
    {
        var who = random.Next(3);
        if (who != 0)
            End(call, legId);
        if (who != 1)
            End(call, otherLegId);
    }

    /// <summary>A world in which a kind of deed never happens tests nothing of it.</summary>
    private void Did(string deed) => deeds[deed] = deeds.GetValueOrDefault(deed) + 1;
}
