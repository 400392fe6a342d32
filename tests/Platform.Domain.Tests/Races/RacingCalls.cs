using Platform.Domain.Agents;
using Platform.Domain.Calls;
using Platform.Domain.Queues;
using Platform.Domain.Tests.Calls;

namespace Platform.Domain.Tests.Races;

internal sealed partial class RacingWorld
{
    private void StartCall(string id)
    {
        calls[id] = CallState.None;
        After(chance.Next(110_000), () => DecideCall(id, new CallCommand.Announce(CallCases.Call with { CallId = id, At = now }, true, true)));
        Every(RenewalMs, () => RenewPlace(id));
        if (chance.Next(3) == 0)
            After(chance.Next(200_000), () => DecideCall(id, new CallCommand.LegEnded(CallState.CallerLegId, LegStatistics.None)));
        if (chance.Next(10) == 0)
            After(chance.Next(200_000), () => DecideCall(id, new CallCommand.NodeLost(now)));
    }

    private void RenewPlace(string id)
    {
        if (calls[id].Phase is CallPhase.Offered or CallPhase.Waiting)
            JoinQueue(id);
    }

    private void JoinQueue(string id)
    {
        var (at, lastOffer) = (calls[id].Call!.At, calls[id].Offers.IsEmpty ? null : calls[id].Offers[^1].OfferId);
        Send(() =>
        {
            var enqueue = new QueueCommand.Enqueue(new JoinRequest(id, at) { LastOfferId = lastOffer }, MaxLength: 5, now.AddMilliseconds(3 * RenewalMs));
            var refused = QueueMachine.Decide(queue, enqueue, "probe", now).Refusal is not null;
            DecideQueue(enqueue);
            Send(() => DecideCall(id, refused ? new CallCommand.QueueRefused() : new CallCommand.QueueAccepted()));
        });
    }

    private void DecideCall(string id, CallCommand command)
    {
        var (state, decision) = CallCases.Run(calls[id], command, now);
        if (state.Phase == CallPhase.Ending && calls[id].Phase != CallPhase.Ending)
            After(5_000, () => DecideCall(id, new CallCommand.EndingExpired()));
        calls[id] = state;
        foreach (var effect in decision.Effects)
            RunCallEffect(id, effect);
    }

    private void RunCallEffect(string id, CallEffect effect)
    {
        switch (effect)
        {
            case CallEffect.JoinQueue:
                JoinQueue(id);
                break;
            case CallEffect.LeaveQueue:
                Send(() => DecideQueue(new QueueCommand.Leave(id)));
                break;
            case CallEffect.WelcomeCaller:
                After(chance.Next(5_000), () => DecideCall(id, new CallCommand.MessagePlayed(CallState.CallerLegId, PlayIds.Greeting)));
                After(MaxWaitMs, () => DecideCall(id, new CallCommand.WaitExpired()));
                After(chance.Next(500), () => DecideCall(id, new CallCommand.LegAnswered(CallState.CallerLegId, "PCMA")));
                break;
            case CallEffect.RejectLeg:
                Send(() => DecideCall(id, new CallCommand.LegEnded(CallState.CallerLegId, LegStatistics.None)));
                break;
            case CallEffect.ReleaseLeg(var leg, _):
                Send(() => DecideCall(id, new CallCommand.LegEnded(leg, LegStatistics.None)));
                break;
            case CallEffect.RingAgent(var offer):
                Ring(id, offer);
                break;
            case CallEffect.Bridge(_, var offerId):
                Answered++;
                After(chance.Next(30_000), () => DecideCall(id, new CallCommand.LegEnded(chance.Next(2) == 0 ? offerId : CallState.CallerLegId, LegStatistics.None)));
                break;
            case CallEffect.TellAgent(var agent, var offerId, var outcome):
                TellAgent(agent, offerId, outcome);
                break;
            case CallEffect.FreeAgent(var agent, var offerId):
                Send(() => DecideAgent(agent, new AgentCommand.ContactEnded(offerId)));
                break;
            case CallEffect.Play { PlayId: var playId }:
                Send(() => DecideCall(id, new CallCommand.MessagePlayed(CallState.CallerLegId, playId)));
                After(15_000, () => DecideCall(id, new CallCommand.EndingExpired()));
                break;
            case CallEffect.PostRecord:
                posted[id] = posted.GetValueOrDefault(id) + 1;
                break;
        }
    }

    /// <summary>The device is answered, refuses, cannot be reached or just rings; the ring's own time-out crosses all of it.</summary>
    private void Ring(string id, CallOffer offer)
    {
        After(20_000, () => DecideCall(id, new CallCommand.RingExpired(offer.OfferId)));
        CallCommand? report = chance.Next(calm ? 4 : 8) switch
        {
            < 4 => new CallCommand.LegAnswered(offer.OfferId, "PCMA"),
            4 => new CallCommand.LegFailed(offer.OfferId, OfferOutcome.Rejected, LegStatistics.None),
            5 => new CallCommand.LegFailed(offer.OfferId, OfferOutcome.Unreachable, LegStatistics.None),
            6 => new CallCommand.LegEnded(offer.OfferId, LegStatistics.None),
            _ => null,
        };
        if (report is not null)
            After(chance.Next(22_000), () => DecideCall(id, report));
    }
}
