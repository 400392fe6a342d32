using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Views;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;

namespace Platform.Simulation;

/// <summary>Looks at the house every second and says which invariant does not hold.</summary>
public sealed class Auditor(ActorEngine engine, SimulationScheduler sim, Weather weather, CatalogSnapshot catalog, string tenant)
{
    private readonly Seen seen = new(sim);
    private readonly Dictionary<string, DateTimeOffset> idleWhileWaiting = [];
    private readonly Dictionary<string, HashSet<string>> passedBy = [];
    private HashSet<(string Agent, string Call, string Other)> shared = [];
    private HashSet<string> crowded = [];

    /// <summary>Lost messages heal after a time-out and a renewal; in fair weather nothing needs healing.</summary>
    private TimeSpan Patience => weather.IsFair ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(90);

    public async Task Watch(Func<SimulatedNode> node)
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), sim.Time);
            try
            {
                await CheckSeats();
                await CheckLimits(node());
                await CheckNobodyWaitsInVain(node());
            }
            catch (Exception fault) when (fault is TimeoutException or SiloUnavailableException or StoreFault or InconsistentStateException)
            {
                // The house is being crashed; look again in a second.
            }
        }
    }

    /// <summary>The house was crashed.</summary>
    public void Forget()
    {
        idleWhileWaiting.Clear();
        shared.Clear();
        crowded.Clear();
        seen.Forget();
    }

    public async Task CheckNothingIsStuck(SimulatedNode node)
    {
        if (node.Calls.Count > 0)
            throw sim.Failure($"the node still has {node.Calls.Count} calls: {string.Join(", ", node.Calls.Keys)}", null);
        foreach (var agent in catalog.Of<AgentDocument>(tenant))
        {
            var view = await Agent(agent.AgentId).Show();
            if (view.Presence is not (AgentPresence.Offline or AgentPresence.Ready or AgentPresence.Break))
                throw sim.Failure($"agent {view.Agent} is stuck in {view.Presence} since {view.Since:T} with {view.CallId}", null);
        }

        foreach (var queue in catalog.Of<QueueDocument>(tenant))
        {
            var view = await engine.GetGrain<IQueueGrain>(GrainKey.Queue(tenant, queue.QueueId)).Show();
            if (view.Waiting + view.Offered > 0)
                throw sim.Failure($"queue {view.Queue} still holds {view.Waiting} waiting and {view.Offered} offered contacts", null);
        }

        if (await engine.GetGrain<ITenantGrain>(GrainKey.Tenant(tenant)).ChannelsInUse() is var channels and > 0)
            throw sim.Failure($"{channels} channels are still in use", null);
    }

    public async Task CheckNobodySits()
    {
        foreach (var seats in await engine.GetGrain<ISeatsGrain>(GrainKey.Seats(tenant)).Show())
        {
            if (seats.InUse > 0)
                throw sim.Failure($"{seats.InUse} seats of {seats.Product} are in use although everybody left", null);
        }
    }

    /// <summary>In good weather a caller who is waiting for a while has been offered to whoever is ready: no wake-up was lost for good.</summary>
    public async Task CheckNoAgentIsForgotten(SimulatedNode node)
    {
        foreach (var call in node.Calls.Values.ToList())
        {
            if (await engine.GetGrain<ICallGrain>(call.Key).Show() is not { Phase: CallPhase.Waiting } waiting)
                continue;
            foreach (var agent in catalog.Of<AgentDocument>(tenant))
            {
                if (await Agent(agent.AgentId).Show() is { Presence: AgentPresence.Ready } ready && IsWanted(agent, ready, waiting))
                    throw sim.Failure($"{agent.AgentId} is ready, yet {waiting.Call!.CallId} waits for somebody of {waiting.Queue}", null);
            }
        }
    }

    /// <summary>What is granted never exceeds the limits; and in fair weather what is really outside does not, either.</summary>
    private async Task CheckLimits(SimulatedNode node)
    {
        var dialing = catalog.FindTenant(tenant)!.Dialing;
        var use = await LookAtUse();
        if (use.Channels > dialing.MaxChannels + node.EmergencyLegs || use.Spent + use.Reserved > dialing.SpendPerDay)
            throw sim.Failure($"the tenant has {use} outside, more than {dialing}", null);
        if (weather.IsFair && node.OutsideLegs > dialing.MaxChannels + node.EmergencyLegs)
            throw sim.Failure($"{node.OutsideLegs} legs are outside, more than {dialing.MaxChannels}", null);
    }

    private async Task CheckSeats()
    {
        foreach (var seats in await LookAtSeats())
        {
            if (seats.InUse > seats.Rented)
                throw sim.Failure($"{seats.InUse} of {seats.Rented} seats of {seats.Product} are in use", null);
        }
    }

    /// <summary>No ready agent idles while a fitting caller waits, but for the time that healing takes.</summary>
    private async Task CheckNobodyWaitsInVain(SimulatedNode node)
    {
        var states = new List<CallState>();
        foreach (var call in node.Calls.Values.ToList())
        {
            if (await seen.Look($"call/{call.Key}", () => engine.GetGrain<ICallGrain>(call.Key).Show()) is { } state)
                states.Add(state);
        }

        CheckOrder(states);
        CheckHolds(states);
        CheckNoAgentIsShared(states);
        CheckFlows(states);
        CheckCalledAhead(states);
        foreach (var agent in catalog.Of<AgentDocument>(tenant))
        {
            if (await Look(agent) is not { Presence: AgentPresence.Ready } ready
                || !states.Exists(state => state.Phase == CallPhase.Waiting && IsWanted(agent, ready, state)))
            {
                idleWhileWaiting.Remove(agent.AgentId);
                continue;
            }

            // In bad weather a look may take half a minute: the agent may have had a contact since the last one.
            idleWhileWaiting.TryAdd(agent.AgentId, sim.Time.GetUtcNow());
            var since = new[] { idleWhileWaiting[agent.AgentId], ready.Since }.Max();
            if (sim.Time.GetUtcNow() - since > Patience)
                throw sim.Failure($"agent {agent.AgentId} idles since {since:T} although a caller waits", null);
        }
    }

    /// <summary>A call has its agents by live legs only; each of them knows no other call, once messages had their time.</summary>
    private void CheckHolds(IEnumerable<CallState> states)
    {
        foreach (var state in states.Where(state => state.Phase is not (CallPhase.Ending or CallPhase.Ended)))
        {
            if (state.Agents.Find(hold => !state.IsParty(hold.LegId)) is { } hold)
                throw sim.Failure($"{state.Call!.CallId} keeps {hold}, whose leg is no party's", null);
        }
    }

    /// <summary>Nobody is left alone in a flow: what it waits for comes, or it goes on without.</summary>
    private void CheckFlows(IEnumerable<CallState> states)
    {
        foreach (var state in states.Where(state => state.Phase == CallPhase.InFlow))
        {
            if ((state.Flow!.Due ?? LastStep(state)) + Patience + TimeSpan.FromSeconds(2) < sim.Time.GetUtcNow())
                throw sim.Failure($"{state.Call!.CallId} is stuck in {state.Flow}", null);
        }
    }

    /// <summary>
    /// In fair weather no queue has more customers called before an agent is there for them than it may. Calls are looked at one after the
    /// other, so only what the next look still finds is a fault. Whom an agent missed, or another queue sent, comes on top.
    /// </summary>
    private void CheckCalledAhead(List<CallState> states)
    {
        if (!weather.IsFair)
            return;
        var now = states.Where(state => state is { Call.CallsCustomerFirst: true, ConnectedAt: null, Phase: CallPhase.Summoning or CallPhase.Offered or CallPhase.Waiting }
                && state.Offers.IsEmpty && state.Queue == state.Call.Queue)
            .GroupBy(state => state.Queue)
            .Where(queue => queue.Count() > catalog.FindQueue(tenant, queue.Key)!.Callback!.MaxAhead)
            .Select(queue => queue.Key).ToHashSet();
        if (now.FirstOrDefault(crowded.Contains) is { } queue)
            throw sim.Failure($"{queue} has more customers called ahead than it may", null);
        crowded = now;
    }

    /// <summary>A flow that has not begun to speak may come long after the call did: after a talk, to ask how it went.</summary>
    private static DateTimeOffset LastStep(CallState state) =>
        state.Steps.Select(step => step.To ?? step.From).Append(state.Call!.At).Max();

    /// <summary>
    /// In fair weather no two calls have the same agent. Calls are looked at one after the other, so only what the next look still finds
    /// is a fault.
    /// </summary>
    private void CheckNoAgentIsShared(List<CallState> states)
    {
        if (!weather.IsFair)
            return;
        var now = states.Where(state => state.Phase is not (CallPhase.Ending or CallPhase.Ended))
            .SelectMany(state => state.Agents.Select(hold => (hold.Agent, Call: state.Call!.CallId)))
            .Distinct().GroupBy(held => held.Agent)
            .SelectMany(held => held.Zip(held.Skip(1), (one, other) => (one.Agent, one.Call, Other: other.Call)))
            .ToHashSet();
        foreach (var (agent, call, other) in now.Where(shared.Contains))
            throw sim.Failure($"{agent} is held by {call} and by {other}", null);
        shared = now;
    }

    /// <summary>
    /// In the order of service: nobody rings for a later caller while an earlier one of the same queue, whom the agent fits, too, was
    /// never offered. One may pass in the moment in which the earlier one is offered to an agent who begins a call of its own just then;
    /// two do not. Who waits for the agent of last time steps aside, and who comes back from elsewhere was not there meanwhile.
    /// </summary>
    private void CheckOrder(List<CallState> states)
    {
        if (!weather.IsFair)
            return;
        foreach (var ringing in states.Where(state => state.Phase == CallPhase.Ringing))
        {
            var overtaken = states.Find(state => state.Phase == CallPhase.Waiting && state.Offers.IsEmpty && state.Queue == ringing.Queue && HoldOf(state) == TimeSpan.Zero
                && CountsFrom(state) < CountsFrom(ringing) && ringing.LiveOffer!.At - ringing.QueuedAt > TimeSpan.FromSeconds(1)
                && ringing.LiveOffer!.At - JoinedAt(state) > TimeSpan.FromSeconds(1)
                && Fits(catalog.FindAgent(tenant, ringing.LiveOffer.Agent)!, state, ringing.LiveOffer.At.AddSeconds(-1)));
            if (overtaken is null)
                continue;
            var passed = passedBy.TryGetValue(overtaken.Call!.CallId, out var known) ? known : passedBy[overtaken.Call.CallId] = [];
            passed.Add(ringing.Call!.CallId);
            if (passed.Count > 1)
                throw sim.Failure($"{string.Join(" and ", passed)} overtook {overtaken.Call.CallId}", null);
        }
    }

    private DateTimeOffset CountsFrom(CallState state)
    {
        var queue = catalog.FindQueue(tenant, state.Queue)!;
        var priority = state.Call!.Direction == CallDirection.Inbound
            ? ContactPriority.Of(catalog, queue, state.Call.From, state.Call.To, state.Tags).OrAtLeast(state.Points)
            : state.Call.Callback?.Place?.Priority ?? ContactPriority.None;
        return state.PlaceAt!.Value - (priority.Points * TimeSpan.FromMilliseconds(queue.AgeingMs));
    }

    /// <summary>The agent has been free, and fits the caller, for longer than that may wait for the agent of last time.</summary>
    private bool IsWanted(AgentDocument agent, AgentView ready, CallState waiting)
    {
        var since = sim.Time.GetUtcNow() - HoldOf(waiting);
        return Fits(agent, waiting, since) && (HoldOf(waiting) == TimeSpan.Zero || (ready.Since < since && JoinedAt(waiting) < since));
    }

    /// <summary>When it came to the queue last: back from elsewhere, or from an offer, it may wait for that agent anew.</summary>
    private static DateTimeOffset? JoinedAt(CallState waiting) => waiting.Offers.Select(offer => offer.EndedAt)
        .Concat(waiting.Steps.Where(step => step.Kind == PathStepKind.Overflow).Select(step => step.To))
        .Append(waiting.QueuedAt).Max();

    private TimeSpan HoldOf(CallState waiting) =>
        TimeSpan.FromMilliseconds(catalog.FindQueue(tenant, waiting.Queue)!.LastAgent?.WaitMs ?? 0);

    /// <summary>Whether the agent serves the call's queue and can do what that asks for after the wait so far.</summary>
    private bool Fits(AgentDocument agent, CallState waiting, DateTimeOffset at)
    {
        if (!agent.Queues.Contains(waiting.Queue) || !agent.Takes.Contains(waiting.Call!.CallsCustomerFirst ? ContactKind.Callback : ContactKind.Call))
            return false;
        var policy = QueuePolicy.Of(catalog.FindQueue(tenant, waiting.Queue)!);
        return policy.FirstFit(new AgentProfile(agent.Skills, 1, 0)) <= policy.StepAfter(at - waiting.PlaceAt!.Value);
    }

    private Task<AgentView> Look(AgentDocument agent) =>
        seen.Look($"agent/{GrainKey.Agent(tenant, agent.AgentId)}", () => Agent(agent.AgentId).Show());

    private Task<IReadOnlyList<SeatUseView>> LookAtSeats() =>
        seen.Look($"seats/{GrainKey.Seats(tenant)}", () => engine.GetGrain<ISeatsGrain>(GrainKey.Seats(tenant)).Show());

    private Task<OutboundUseView> LookAtUse() =>
        seen.Look($"tenant/{GrainKey.Tenant(tenant)}", () => engine.GetGrain<ITenantGrain>(GrainKey.Tenant(tenant)).OutboundUse());

    private IAgentGrain Agent(string agent) => engine.GetGrain<IAgentGrain>(GrainKey.Agent(tenant, agent));
}
