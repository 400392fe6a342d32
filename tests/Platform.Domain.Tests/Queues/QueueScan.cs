using Platform.Domain.Catalog;
using Platform.Domain.Queues;

namespace Platform.Domain.Tests.Queues;

/// <summary>What a queue should do next, found by looking at everybody: slow, and plain to see.</summary>
internal static class QueueScan
{
    /// <summary>Who should be offered to whom; null when no free agent fits anybody.</summary>
    public static (string Contact, string Agent)? BestPair(QueueState state, DateTimeOffset now)
    {
        foreach (var contact in state.Contacts.Values.Where(contact => contact.Pending is null).OrderBy(contact => contact.EnqueuedAt - (contact.Priority.Points * state.Policy.Ageing))
            .ThenBy(contact => contact.ContactKey, StringComparer.Ordinal))
        {
            var asked = state.Policy.Steps.Last(step => step.After == TimeSpan.Zero || now - contact.EnqueuedAt >= step.After).Skills;
            var best = state.Agents.Values
                .Where(agent => agent.Profile.Takes.Has(contact.Kind) && asked.All(skill => agent.Profile.Skills.Any(own => own.Skill == skill.Skill && own.Level >= skill.MinLevel)))
                .OrderBy(agent => state.Policy.RankOf(agent.Profile, state.Turns.GetValueOrDefault(agent.Agent)))
                .ThenBy(agent => agent.IdleSince).ThenBy(agent => agent.Agent, StringComparer.Ordinal)
                .FirstOrDefault();
            if (best is not null)
                return (contact.ContactKey, best.Agent);
        }

        return null;
    }
}
