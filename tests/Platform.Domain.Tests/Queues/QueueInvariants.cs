using Platform.Domain.Queues;

namespace Platform.Domain.Tests.Queues;

internal static class QueueInvariants
{
    /// <summary>What is wrong with a queue's state; null when nothing is.</summary>
    public static string? FindBreach(QueueState state)
    {
        var waiting = state.Contacts.Values.Where(contact => contact.Pending is null).Select(contact => contact.Key).Order();
        if (!waiting.SequenceEqual(state.Waiting))
            return "the order of waiting does not mirror the contacts";
        if (!state.Agents.Values.Select(agent => agent.Key).Order().SequenceEqual(state.Idle))
            return "the order of idleness does not mirror the agents";
        var offered = state.Contacts.Values.Where(contact => contact.Pending is { Stage: OfferStage.Reserving }).Select(contact => contact.Pending!).ToList();
        var stale = offered.Find(offer => state.Agents.TryGetValue(offer.Agent, out var agent) && agent.Version <= offer.AgentVersion);
        return stale is null ? null : $"{stale.Agent} is taken for free by a notice older than its offer {stale.OfferId}";
    }
}
