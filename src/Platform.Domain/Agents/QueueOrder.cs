using System.Collections.Immutable;
using Platform.Domain.Catalog;

namespace Platform.Domain.Agents;

/// <summary>
/// In which order an agent tells its queues that it is free. Whoever reserves the agent first has it, so those that it prefers are told
/// first, and among equals the one that had it last is told last: none of them is served only when the others are empty.
/// </summary>
public static class QueueOrder
{
    /// <param name="declared">Null for an agent that is not declared (any more): it prefers none.</param>
    /// <returns>The queues of each preference, the most preferred first.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Of(ImmutableArray<string> queues, AgentDocument? declared, string? lastQueue) =>
    [
        .. queues.GroupBy(queue => declared?.PreferenceOf(queue) ?? 1).OrderBy(group => group.Key)
            .Select(group => StartAfter([.. group], lastQueue)),
    ];

    private static List<string> StartAfter(List<string> queues, string? lastQueue)
    {
        var last = queues.FindIndex(queue => queue == lastQueue);
        return [.. queues[(last + 1)..], .. queues[..(last + 1)]];
    }
}
