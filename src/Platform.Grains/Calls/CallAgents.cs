using Platform.Contracts.Legs;
using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Grains.Calls;

/// <summary>Agents whom no queue chose: those who place a call, those who are asked for by name, and those who listen.</summary>
internal sealed class CallAgents(CallContext call)
{
    /// <summary>Takes the agent for a call of its own. An agent that cannot be asked is not free.</summary>
    public async Task<bool> EngagePlacing(OfferedCall placed) =>
        await Engage(placed.Agent!, CallMachine.PlacedOfferId(placed), OfferKind.Placed) is null;

    /// <summary>
    /// Takes the agent for whom a call is placed; one whom a queue chose for it is held already, and is handed over. Where a customer is
    /// called first there is none.
    /// </summary>
    public Task<bool> TakeFor(OfferedCall placed)
    {
        if (placed.CallsCustomerFirst)
            return Task.FromResult(true);
        return placed.QueueOfferId is { } offerId ? TakeOver(placed.Agent!, offerId) : EngagePlacing(placed);
    }

    /// <summary>Takes the agent whose device a supervisor listens on.</summary>
    public async Task<bool> EngageSupervising(string agent, string offerId) =>
        call.Catalog.FindAgent(call.Tenant, agent) is not null && await Engage(agent, offerId, OfferKind.Supervision) is null;

    public async Task<CallCommand?> Call(CallEffect.CallAgent effect)
    {
        var refusal = call.Catalog.FindAgent(call.Tenant, effect.Offer.Agent) is null
            ? AgentRefusal.NotLoggedIn
            : await Engage(effect.Offer.Agent, effect.Offer.OfferId, OfferKind.Direct);
        if (refusal is { } why)
            return new CallCommand.LegFailed(effect.Offer.OfferId,
                why == AgentRefusal.NotLoggedIn ? OfferOutcome.Unreachable : OfferOutcome.Busy, LegStatistics.None);
        await call.Command(Ring(effect.Offer, effect.Towards));
        return null;
    }

    /// <summary>The device shows who waits for the agent, and what was called.</summary>
    public LegCommand Ring(CallOffer offer, string towards) =>
        new LegCommand.RingAgent(offer.OfferId, call.Tenant, offer.Agent, call.State.FindLeg(towards)!.Party, call.State.Call!.To)
        {
            Towards = towards,
            AutoAnswer = AnswersItself(offer.Agent),
        };

    /// <summary>The device shows whom the agent is about to be connected with.</summary>
    public LegCommand Summon(string agent) =>
        new LegCommand.RingAgent(CallState.CallerLegId, call.Tenant, agent, call.State.Call!.To, call.State.Call.From)
        {
            Towards = null,
            AutoAnswer = AnswersItself(agent),
        };

    /// <summary>The device shows which agent is listened to, and what was called.</summary>
    public LegCommand RingSupervisor(CallEffect.RingSupervisor ring) =>
        new LegCommand.RingAgent(ring.LegId, call.Tenant, ring.Agent, ring.Watched, call.State.Call!.To) { Towards = null };

    private async Task<bool> TakeOver(string agent, string offerId)
    {
        var isTaken = false;
        await call.Try("take the agent over", async () => isTaken = await call.Agent(agent).Confirm(offerId, call.Key));
        return isTaken;
    }

    private bool AnswersItself(string agent) => call.Catalog.FindAgent(call.Tenant, agent) is { AutoAnswer: true };

    private async Task<AgentRefusal?> Engage(string agent, string offerId, OfferKind kind)
    {
        try
        {
            return await call.Agent(agent).Engage(
                new AgentOffer(offerId, call.Key, "", call.Dialing.RingTimeoutMs, kind == OfferKind.Supervision ? WrapUpPolicy.None : WrapUpOf(agent))
                {
                    Kind = kind,
                });
        }
        catch (Exception fault)
        {
            call.Failed("engage the agent", fault);
            return AgentRefusal.NotReady;
        }
    }

    /// <summary>Without a queue of the call's own, the agent's first one says how much time there is after a talk.</summary>
    private WrapUpPolicy WrapUpOf(string agent) =>
        call.Catalog.FindAgent(call.Tenant, agent)?.Queues is [var queue, ..] && call.Catalog.FindQueue(call.Tenant, queue) is { } settings
            ? settings.WrapUpPolicy()
            : WrapUpPolicy.None;
}
