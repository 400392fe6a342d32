using System.Collections.Immutable;

namespace Platform.Domain.Queues;

/// <summary>How each event changes the queue's state; the sorted sets always mirror the dictionaries.</summary>
internal static class QueueHistory
{
    public static QueueState Apply(QueueState state, QueueEvent happened) => happened switch
    {
        QueueEvent.Joined { Contact.IsPatient: true } joined =>
            Wait(state, joined.Contact) with { Patient = state.Patient.Add(joined.Contact.ContactKey) },
        QueueEvent.Joined joined => Wait(state, joined.Contact),
        QueueEvent.Renewed renewed => state.Contacts.TryGetValue(renewed.ContactKey, out var contact)
            ? state with { Contacts = state.Contacts.SetItem(renewed.ContactKey, contact with { ExpiresAt = renewed.ExpiresAt }) }
            : state,
        QueueEvent.Left left => state.Contacts.TryGetValue(left.ContactKey, out var contact)
            ? ReopenAgent(StopWaiting(state, contact), contact) with
            {
                Contacts = state.Contacts.Remove(left.ContactKey),
                Patient = state.Patient.Remove(left.ContactKey),
                Called = state.Called.Remove(left.ContactKey),
            }
            : state,
        QueueEvent.PresenceChanged changed => state.Contacts.TryGetValue(changed.ContactKey, out var contact)
            ? Wait(StopWaiting(state, contact), contact with
            {
                Presence = changed.Presence,
                CameAt = changed.Presence == ContactPresence.Called ? changed.At : contact.CameAt,
                Step = state.Policy.StepAfter(changed.At - contact.EnqueuedAt),
            })
            : state,
        QueueEvent.AgentBecameFree free => AddAgent(RemoveAgent(state, free.Agent.Agent), free.Agent),
        QueueEvent.AgentGone gone => RemoveAgent(state, gone.Agent) with { Versions = state.Versions.SetItem(gone.Agent, gone.Version) },
        QueueEvent.Relaxed relaxed => state.Contacts.TryGetValue(relaxed.ContactKey, out var contact)
            ? Wait(StopWaiting(state, contact), contact with { Step = relaxed.Step })
            : state,
        QueueEvent.Counted counted => state with { Level = state.Level.Count(counted.InTime, counted.At) },
        QueueEvent.LevelSeen seen => state with { LevelPercent = seen.Percent },
        QueueEvent.Rung rung => state.Contacts.TryGetValue(rung.ContactKey, out var contact)
            ? Wait(state, contact with { Pending = null, RingCount = contact.RingCount + 1 })
            : state,
        QueueEvent.RingingEnded ended => state.Contacts.TryGetValue(ended.ContactKey, out var contact) ? WaitAgain(state, contact) : state,
        QueueEvent.HeldForAgent held => state.Contacts.TryGetValue(held.ContactKey, out var contact)
            ? Wait(StopWaiting(state, contact), contact with { IsHeld = true, HeldUntil = held.Until })
            : state,
        QueueEvent.HoldEnded ended => state.Contacts.TryGetValue(ended.ContactKey, out var contact)
            ? Wait(StopWaiting(state, contact), contact with { IsHeld = false })
            : state,
        QueueEvent.PolicyChanged changed => Reorder(state, changed),
        QueueEvent.OfferMade made => Offer(RemoveAgent(state, made.Offer.Agent), made),
        QueueEvent.OfferAdvanced advanced => WithPending(state, advanced.ContactKey, offer => offer with { Stage = OfferStage.Assigning }),
        QueueEvent.OfferWithdrawn withdrawn => state.Contacts.TryGetValue(withdrawn.ContactKey, out var contact)
            ? Wait(ReopenAgent(state, contact), contact with { Pending = null })
            : state,
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static QueueState Wait(QueueState state, WaitingContact contact)
    {
        var placed = contact with { CountsFrom = state.Policy.CountsFrom(contact) };
        var called = placed.Presence is ContactPresence.Coming or ContactPresence.Called
            ? state.Called.Add(placed.ContactKey)
            : state.Called.Remove(placed.ContactKey);
        if (called != state.Called)
            state = state with { Called = called };
        if (!placed.IsThere)
            return state with
            {
                Contacts = state.Contacts.SetItem(placed.ContactKey, placed),
                Away = placed.Presence == ContactPresence.Away ? state.Away.Add(placed.Key) : state.Away,
            };
        if (placed.IsHeld)
            return Hold(state, placed, placed.Preferred!.Agent);
        if (placed.RingCount > 0)
            return state with
            {
                Contacts = state.Contacts.SetItem(placed.ContactKey, placed),
                RingingOn = placed.RingCount < state.Policy.RingLimit ? state.RingingOn.Add(placed.Key) : state.RingingOn,
            };
        return state with
        {
            Contacts = state.Contacts.SetItem(placed.ContactKey, placed),
            Waiting = state.Waiting.Add((int)placed.Kind, placed.Step, placed.Key),
            Relaxing = NextStep(state.Policy, placed) is { } next ? state.Relaxing.Add(next) : state.Relaxing,
        };
    }

    private static QueueState WaitAgain(QueueState state, WaitingContact contact)
    {
        var again = contact with { RingCount = 0 };
        return contact.Pending is null
            ? Wait(StopWaiting(state, contact), again)
            : state with { Contacts = state.Contacts.SetItem(contact.ContactKey, again) };
    }

    private static QueueState Hold(QueueState state, WaitingContact contact, string agent) => state with
    {
        Contacts = state.Contacts.SetItem(contact.ContactKey, contact),
        Held = state.Held.Add(new DueKey(contact.HeldUntil!.Value, contact.ContactKey)),
        HeldFor = state.HeldFor.SetItem(agent, state.HeldFor.GetValueOrDefault(agent, []).Add(contact.Key)),
    };

    private static QueueState StopHolding(QueueState state, WaitingContact contact, string agent)
    {
        var others = state.HeldFor[agent].Remove(contact.Key);
        return state with
        {
            Held = state.Held.Remove(new DueKey(contact.HeldUntil!.Value, contact.ContactKey)),
            HeldFor = others.IsEmpty ? state.HeldFor.Remove(agent) : state.HeldFor.SetItem(agent, others),
        };
    }

    /// <summary>Harmless for a contact that has an offer: it is not in the sets.</summary>
    private static QueueState StopWaiting(QueueState state, WaitingContact contact) => contact.IsHeld
        ? StopHolding(state, contact, contact.Preferred!.Agent)
        : state with
    {
        Away = state.Away.Remove(contact.Key),
        RingingOn = state.RingingOn.Remove(contact.Key),
        Waiting = state.Waiting.Remove((int)contact.Kind, contact.Step, contact.Key),
        Relaxing = NextStep(state.Policy, contact) is { } next ? state.Relaxing.Remove(next) : state.Relaxing,
    };

    private static DueKey? NextStep(QueuePolicy policy, WaitingContact contact) => contact.Step + 1 < policy.Steps.Length
        ? new DueKey(contact.EnqueuedAt + policy.Steps[contact.Step + 1].After, contact.ContactKey)
        : null;

    private static QueueState Offer(QueueState state, QueueEvent.OfferMade made)
    {
        var contact = state.Contacts[made.ContactKey];
        return StopWaiting(state, contact) with
        {
            Contacts = state.Contacts.SetItem(made.ContactKey, contact with { Pending = made.Offer, IsHeld = false }),
            Versions = state.Versions.SetItem(made.Offer.Agent, made.Offer.AgentVersion + 1),
            Turns = state.Turns.SetItem(made.Offer.Agent, state.OffersMade + 1),
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

    private static QueueState AddAgent(QueueState state, AvailableAgent agent)
    {
        var placed = agent with
        {
            Step = state.Policy.FirstFit(agent.Profile),
            Rank = state.Policy.RankOf(agent.Profile, state.Turns.GetValueOrDefault(agent.Agent)),
        };
        return state with
        {
            Agents = state.Agents.SetItem(agent.Agent, placed),
            Idle = placed.Step is { } step ? state.Idle.Add((int)placed.Profile.Takes, step, placed.Key) : state.Idle,
            Versions = state.Versions.SetItem(agent.Agent, agent.Version),
        };
    }

    private static QueueState RemoveAgent(QueueState state, string agent) => state.Agents.TryGetValue(agent, out var held)
        ? state with
        {
            Agents = state.Agents.Remove(agent),
            Idle = held.Step is { } step ? state.Idle.Remove((int)held.Profile.Takes, step, held.Key) : state.Idle,
        }
        : state;

    /// <summary>Everybody finds the place that the new policy gives; offers under way go on.</summary>
    private static QueueState Reorder(QueueState state, QueueEvent.PolicyChanged changed)
    {
        var next = state with
        {
            Policy = changed.Policy,
            Contacts = ImmutableDictionary<string, WaitingContact>.Empty,
            Waiting = LanedSet<WaitingKey>.Empty(Fit.ContactLanes, changed.Policy.Steps.Length),
            Relaxing = [],
            Held = [],
            RingingOn = [],
            Away = [],
            HeldFor = ImmutableDictionary<string, ImmutableSortedSet<WaitingKey>>.Empty,
            Agents = ImmutableDictionary<string, AvailableAgent>.Empty,
            Idle = LanedSet<IdleKey>.Empty(Fit.AgentLanes, changed.Policy.Steps.Length),
        };
        foreach (var contact in state.Contacts.Values.Where(contact => contact is not { Pending: null, RingCount: > 0 }).OrderBy(contact => contact.ContactKey, StringComparer.Ordinal))
        {
            var placed = contact with
            {
                Step = changed.Policy.StepAfter(changed.At - contact.EnqueuedAt),
                HeldUntil = contact.IsHeld ? null : contact.HeldUntil,
                IsHeld = false,
            };
            next = placed.Pending is null ? Wait(next, placed) : next with { Contacts = next.Contacts.SetItem(placed.ContactKey, placed) };
        }

        next = next with
        {
            Patient = state.Patient.Intersect(next.Contacts.Keys),
            Called = state.Called.Intersect(next.Contacts.Keys),
        };
        return state.Agents.Values.OrderBy(agent => agent.Agent, StringComparer.Ordinal).Aggregate(next, (known, agent) => AddAgent(known, agent) with { Versions = state.Versions });
    }
}
