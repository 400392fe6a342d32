using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Simulation;

/// <summary>Those who call, and agents who live through their day.</summary>
public sealed partial class World
{
    private async Task MakeCalls()
    {
        for (var i = 0; i < 5 && !quiet; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(12_000)), sim.Time);
            if (node.Alive && !quiet)
                Dial(routing.DrawQueue(Queues), routing.DrawFlow());
        }
    }

    /// <param name="flow">What the caller meets instead of the queue.</param>
    private void Dial(string queue, string? flow = null)
    {
        var id = $"c{++callCount:D5}";
        var number = new NumberDocument(Number, Tenant, flow is null ? queue : null) { Destination = flow is null ? null : $"flow:{flow}" };
        node.Dial(new OfferedCall(Tenant, id, $"{id}@carrier", "trunk", routing.DrawCaller(), Number, number.Queue ?? "", SimulatedNode.Name, sim.Time.GetUtcNow())
        {
            Destination = number.Queue is null ? number.LeadsTo() : null,
        });
    }

    /// <summary>An agent calls somebody, from the phone or through the API.</summary>
    private async Task Place(string agent)
    {
        var id = $"p{++callCount:D5}";
        var target = hasEmergencies && random.Next(3) == 0 ? new Destination.Outside("110", IsEmergency: true) : Targets[random.Next(Targets.Length)];
        var call = new OfferedCall(Tenant, id, $"{id}@phone", "", "", "", "", SimulatedNode.Name, sim.Time.GetUtcNow())
        {
            Direction = target is Destination.Outside ? CallDirection.Outbound : CallDirection.Internal,
            Agent = agent,
            Destination = target,
        };
        if (random.Next(3) > 0)
            node.Place(call);
        else
            await engine.GetGrain<ICallGrain>(GrainKey.Call(Tenant, id)).Place(call);
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
                else if (now.Presence == AgentPresence.Break && random.Next(4) == 0 && node.Alive)
                    await Place(agent);
                else if (now.Presence == AgentPresence.Break)
                    await grain.MakeReady();
                else if (now.Presence == AgentPresence.WrapUp)
                    await FinishWork(grain);
                else if (random.Next(10) == 0)
                    await grain.Logout();
                else if (random.Next(8) == 0)
                    await grain.TakeBreak("lunch");
                else if (random.Next(4) == 0 && node.Alive)
                    await Place(agent);
                else
                    await grain.KeepAlive();
            }
            catch (Exception fault) when (fault is TimeoutException or SiloUnavailableException or StoreFault or InconsistentStateException)
            {
                // A person tries again later.
            }
        }
    }

    /// <summary>After a contact an agent is done, or needs longer, or leaves as it pleases.</summary>
    private async Task FinishWork(IAgentGrain agent)
    {
        switch (random.Next(6))
        {
            case 0:
                await agent.ExtendWrapUp(TimeSpan.FromSeconds(random.Next(1, 20)));
                break;
            case 1:
                await agent.TakeBreak("lunch", isForced: random.Next(2) == 0);
                break;
            case 2:
                await agent.Logout();
                break;
            default:
                await agent.MakeReady(isForced: random.Next(3) == 0);
                break;
        }
    }

    private async Task LogEverybodyOut()
    {
        for (var agent = 0; agent < AgentCount; agent++)
            await engine.GetGrain<IAgentGrain>(GrainKey.Agent(Tenant, $"{1001 + agent}")).Logout();
    }
}
