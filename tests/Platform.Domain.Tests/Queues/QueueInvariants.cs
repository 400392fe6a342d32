using Platform.Domain.Catalog;
using Platform.Domain.Queues;

namespace Platform.Domain.Tests.Queues;

internal static class QueueInvariants
{
    /// <summary>What is wrong with a queue's state; null when nothing is.</summary>
    public static string? FindBreach(QueueState state)
    {
        if (state.Contacts.Values.FirstOrDefault(contact => contact.IsHeld && contact.Pending is not null) is { } both)
            return $"{both.ContactKey} is held and offered";
        var held = state.Contacts.Values.Where(contact => contact.IsHeld).ToList();
        if (!held.Select(contact => new DueKey(contact.HeldUntil!.Value, contact.ContactKey)).Order().SequenceEqual(state.Held))
            return "the ends of holds do not mirror the contacts";
        if (!held.GroupBy(contact => contact.Preferred!.Agent).OrderBy(group => group.Key).Select(group => $"{group.Key}: {string.Join(' ', group.Select(contact => contact.Key).Order())}")
            .SequenceEqual(state.HeldFor.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {string.Join(' ', pair.Value)}")))
            return "who waits for an agent alone does not mirror the contacts";
        if (state.HeldFor.Keys.FirstOrDefault(agent => state.Agents.GetValueOrDefault(agent) is { Step: not null } free
            && free.Profile.Takes.Has(state.Contacts[state.HeldFor[agent].Min.ContactKey].Kind)) is { } idle)
            return $"{idle} is free although somebody waits for it alone";
        if (!state.Contacts.Values.Where(contact => contact is { Pending: null, RingCount: > 0 } && contact.RingCount < state.Policy.RingLimit).Select(contact => contact.Key).Order().SequenceEqual(state.RingingOn))
            return "those who ring on do not mirror the contacts";
        if (state.RingingOn.Any(key => state.Agents.Values.Any(agent => agent.Step <= state.Contacts[key.ContactKey].Step && agent.Profile.Takes.Has(state.Contacts[key.ContactKey].Kind))))
            return "an agent is free and rings for nobody";
        if (!state.Patient.SetEquals(state.Contacts.Values.Where(contact => contact.IsPatient).Select(contact => contact.ContactKey)))
            return "those for whom nobody holds the line do not mirror the contacts";
        if (!state.Contacts.Values.Where(contact => contact.Presence == ContactPresence.Away).Select(contact => contact.Key).Order().SequenceEqual(state.Away))
            return "those who are away do not mirror the contacts";
        if (!state.Called.SetEquals(state.Contacts.Values.Where(contact => contact.Presence is ContactPresence.Coming or ContactPresence.Called).Select(contact => contact.ContactKey)))
            return "those who are called do not mirror the contacts";
        if (state.Contacts.Values.FirstOrDefault(contact => contact is { IsThere: false, Pending: not null } or { IsThere: false, IsHeld: true } or { IsThere: false, RingCount: > 0 }) is { } absent)
            return $"{absent.ContactKey} is {absent.Presence}, and an agent is offered to it";
        var waiting = state.Contacts.Values.Where(contact => contact is { Pending: null, IsHeld: false, RingCount: 0, IsThere: true }).Select(contact => contact.Key).Order();
        if (!waiting.SequenceEqual(state.Waiting.All))
            return "the order of waiting does not mirror the contacts";
        if (!state.Agents.Values.Where(agent => agent.Step is not null).Select(agent => agent.Key).Order().SequenceEqual(state.Idle.All))
            return "the order of idleness does not mirror the agents";
        var relaxing = state.Contacts.Values.Count(contact => contact is { Pending: null, IsHeld: false, RingCount: 0, IsThere: true } && contact.Step + 1 < state.Policy.Steps.Length);
        if (relaxing != state.Relaxing.Count)
            return $"{relaxing} contacts have a step to come, and {state.Relaxing.Count} are due for one";
        var offered = state.Contacts.Values.Where(contact => contact.Pending is { Stage: OfferStage.Reserving }).Select(contact => contact.Pending!).ToList();
        var stale = offered.Find(offer => state.Agents.TryGetValue(offer.Agent, out var agent) && agent.Version <= offer.AgentVersion);
        return stale is null ? null : $"{stale.Agent} is taken for free by a notice older than its offer {stale.OfferId}";
    }
}
