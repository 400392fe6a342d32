using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Domain.Queues;

/// <summary>Who talked with a caller last: told from the records of its calls, so that nothing else is remembered.</summary>
public static class LastAgents
{
    /// <param name="newestFirst">Calls of the tenant, whoever took part.</param>
    /// <returns>The agent who was the last to talk with the caller on the queue's behalf; null when none did.</returns>
    public static string? Of(IEnumerable<CallRecord> newestFirst, string queue, string caller) => newestFirst
        .Where(record => record.Direction == CallDirection.Inbound && record.From == caller)
        .Select(record => LastIn(record, queue))
        .FirstOrDefault(agent => agent is not null);

    private static string? LastIn(CallRecord record, string queue)
    {
        var (present, last) = ("", (string?)null);
        foreach (var step in record.Path)
        {
            if (step.Kind == PathStepKind.Queue)
                present = step.Party;
            else if (step.Kind == PathStepKind.Talk && present == queue)
                last = record.Legs.FirstOrDefault(leg => leg.LegId == step.LegId)?.Agent ?? last;
        }

        return last;
    }
}
