using Platform.Domain.Catalog;

namespace Platform.Domain.Queues;

/// <summary>
/// Who fits whom in a queue: contacts stand in lanes by their kind, free agents by the kinds that they take, both at steps of the skill
/// requirement. Only lanes that are in use are looked at.
/// </summary>
internal static class Fit
{
    public const int ContactLanes = 3;
    public const int AgentLanes = (int)ContactKinds.All + 1;

    /// <summary>The first contact that a free agent fits; null when there is none.</summary>
    public static WaitingContact? FirstServable(QueueState state)
    {
        WaitingKey? best = null;
        for (var kinds = 1; kinds < AgentLanes; kinds++)
        {
            if (state.Idle[kinds].FirstStep is not { } step)
                continue;
            for (var kind = 0; kind < ContactLanes; kind++)
            {
                if (((ContactKinds)kinds).Has((ContactKind)kind) && state.Waiting[kind].FirstFrom(step) is { } first
                    && (best is not { } known || first.CompareTo(known) < 0))
                    best = first;
            }
        }

        return best is { } found ? state.Contacts[found.ContactKey] : null;
    }

    /// <summary>Whom the strategy puts first of the free agents who fit; null when none does.</summary>
    public static AvailableAgent? BestFor(QueueState state, WaitingContact contact)
    {
        IdleKey? best = null;
        for (var kinds = 1; kinds < AgentLanes; kinds++)
        {
            if (((ContactKinds)kinds).Has(contact.Kind) && state.Idle[kinds].FirstTo(contact.Step) is { } first
                && (best is not { } known || first.CompareTo(known) < 0))
                best = first;
        }

        return best is { } found ? state.Agents[found.Agent] : null;
    }

    /// <summary>Free agents who fit such a contact.</summary>
    public static int Count(QueueState state, ContactKind kind, int step)
    {
        var count = 0;
        for (var kinds = 1; kinds < AgentLanes; kinds++)
        {
            if (((ContactKinds)kinds).Has(kind))
                count += state.Idle[kinds].CountTo(step);
        }

        return count;
    }

    /// <summary>The first free agents who fit, in the order of choice.</summary>
    public static IEnumerable<IdleKey> Firsts(QueueState state, WaitingContact contact, int count) => Enumerable.Range(1, AgentLanes - 1)
        .Where(kinds => ((ContactKinds)kinds).Has(contact.Kind))
        .SelectMany(kinds => state.Idle[kinds].FirstsTo(contact.Step, count))
        .Order().Take(count);
}
