namespace Platform.Domain.Queues;

/// <summary>How each event changes the queue's state; the sorted sets always mirror the dictionaries.</summary>
internal static class QueueHistory
{
    public static QueueState Apply(QueueState state, QueueEvent happened) => happened switch
    {
        QueueEvent.Joined joined => state with
        {
            Contacts = state.Contacts.SetItem(joined.Contact.ContactKey, joined.Contact),
            Waiting = state.Waiting.Add(joined.Contact.Key),
        },
        QueueEvent.Renewed renewed => state.Contacts.TryGetValue(renewed.ContactKey, out var contact)
            ? state with { Contacts = state.Contacts.SetItem(renewed.ContactKey, contact with { ExpiresAt = renewed.ExpiresAt }) }
            : state,
        QueueEvent.Left left => state.Contacts.TryGetValue(left.ContactKey, out var contact)
            ? ReopenAgent(state, contact) with { Contacts = state.Contacts.Remove(left.ContactKey),
                Waiting = state.Waiting.Remove(contact.Key) }
            : state,
        QueueEvent.AgentBecameFree free => AddAgent(RemoveAgent(state, free.Agent.Agent), free.Agent),
        QueueEvent.AgentGone gone => RemoveAgent(state, gone.Agent) with { Versions = state.Versions.SetItem(gone.Agent, gone.Version) },
        QueueEvent.OfferMade made => Offer(RemoveAgent(state, made.Offer.Agent), made),
        QueueEvent.OfferAdvanced advanced => WithPending(state, advanced.ContactKey, offer => offer with { Stage = OfferStage.Assigning }),
        QueueEvent.OfferWithdrawn withdrawn => state.Contacts.TryGetValue(withdrawn.ContactKey, out var contact)
            ? ReopenAgent(state, contact) with
            {
                Contacts = state.Contacts.SetItem(withdrawn.ContactKey, contact with { Pending = null }),
                Waiting = state.Waiting.Add(contact.Key),
            }
            : state,
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static QueueState Offer(QueueState state, QueueEvent.OfferMade made)
    {
        var contact = state.Contacts[made.ContactKey];
        return state with
        {
            Contacts = state.Contacts.SetItem(made.ContactKey, contact with { Pending = made.Offer }),
            Waiting = state.Waiting.Remove(contact.Key),
            Versions = state.Versions.SetItem(made.Offer.Agent, made.Offer.AgentVersion + 1),
            OffersMade = state.OffersMade + 1,
        };
    }

    /// <summary>The agent may never have heard of the offer and still be as free as it said.</summary>
    private static QueueState ReopenAgent(QueueState state, WaitingContact contact) =>
        contact.Pending is { Stage: OfferStage.Reserving } offer && state.Versions.GetValueOrDefault(offer.Agent) == offer.AgentVersion + 1
            ? state with { Versions = state.Versions.SetItem(offer.Agent, offer.AgentVersion) }
            : state;

    private static QueueState WithPending(QueueState state, string contactKey, Func<PendingOffer, PendingOffer> change) =>
        state.Contacts.TryGetValue(contactKey, out var contact) && contact.Pending is { } pending
            ? state with { Contacts = state.Contacts.SetItem(contactKey, contact with { Pending = change(pending) }) }
            : state;

    private static QueueState AddAgent(QueueState state, AvailableAgent agent) => state with
    {
        Agents = state.Agents.SetItem(agent.Agent, agent),
        Idle = state.Idle.Add(agent.Key),
        Versions = state.Versions.SetItem(agent.Agent, agent.Version),
    };

    private static QueueState RemoveAgent(QueueState state, string agent) => state.Agents.TryGetValue(agent, out var held)
        ? state with { Agents = state.Agents.Remove(agent), Idle = state.Idle.Remove(held.Key) }
        : state;
}
