using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Queues;

namespace Platform.Domain.Tests.Races;

internal sealed partial class RacingWorld
{
    private void StartAgent(string agent)
    {
        agents[agent] = AgentState.Initial;
        After(chance.Next(20_000), () => Login(agent, "s0"));
        Every(1_000, () => DecideAgent(agent, new AgentCommand.Tick()));
        Every(RenewalMs, () => Renew(agent));
        for (var i = 0; i < 6; i++)
            After(chance.Next(115_000), () => Whim(agent));
    }

    /// <summary>What people do: pause, come back, log out and in, lose their seat.</summary>
    private void Whim(string agent) => _ = chance.Next(6) switch
    {
        0 => DecideAgent(agent, new AgentCommand.TakeBreak("lunch")),
        1 => DecideAgent(agent, new AgentCommand.Logout()),
        2 => DecideAgent(agent, new AgentCommand.LeaseLost()),
        3 => Login(agent, $"s{order}"),
        _ => DecideAgent(agent, new AgentCommand.MakeReady()),
    };

    private AgentRefusal? Login(string agent, string session) =>
        DecideAgent(agent, new AgentCommand.Login(session, new SeatLease("voice", agent, order, now.AddMinutes(1)), ["support"], true, now.AddHours(1)));

    /// <summary>Every ten seconds: a free agent says so again, a busy one asks its contact whether it still holds it.</summary>
    private void Renew(string agent)
    {
        var state = agents[agent];
        if (calm && state.Presence == AgentPresence.Break)
            DecideAgent(agent, new AgentCommand.MakeReady());
        if (calm && state.Presence == AgentPresence.Offline)
            Login(agent, $"s{order}");
        if (state.Presence == AgentPresence.Ready)
            TellQueue(agent, available: true);
        if (state is { IsBusy: true, Offer: { } offer })
            Send(() => AskContact(agent, offer, state.Version));
    }

    private void AskContact(string agent, AgentOffer offer, long version)
    {
        if (calls[offer.ContactKey].LiveOffer?.OfferId != offer.OfferId)
            Send(() => DecideAgent(agent, new AgentCommand.NotHeld(offer.OfferId, version)));
    }

    private void TellQueue(string agent, bool available)
    {
        var (idleSince, version) = (agents[agent].IdleSince, agents[agent].Version);
        Send(() => DecideQueue(available
            ? new QueueCommand.AgentAvailable(agent, idleSince, version, now.AddMilliseconds(3 * RenewalMs))
            : new QueueCommand.AgentUnavailable(agent, version)));
    }

    private AgentRefusal? DecideAgent(string agent, AgentCommand command)
    {
        var decision = AgentMachine.Decide(agents[agent], command, now);
        agents[agent] = decision.Events.Aggregate(agents[agent], AgentMachine.Apply);
        foreach (var notice in decision.Effects.OfType<AgentEffect.TellQueues>())
            TellQueue(agent, notice.Available);
        return decision.Refusal;
    }

    private void TellAgent(string agent, string offerId, OfferOutcome outcome) =>
        Send(() => DecideAgent(agent, new AgentCommand.OfferResult(offerId, outcome)));
}
