using System.Collections.Concurrent;
using Platform.Actors.Ports;

namespace Platform.Actors.Simulation;

/// <summary>Reminders in memory; they survive the engine. Also serves tests on the thread pool.</summary>
public sealed class SimulatedReminderStore : IReminderStore
{
    private readonly ConcurrentDictionary<(string, string, string), ReminderEntry> _entries = new();

    public ValueTask<IReadOnlyList<ReminderEntry>> ReadAllAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<ReminderEntry>>(
            [.. _entries.Values.OrderBy(entry => $"{entry.GrainType}/{entry.GrainKey}/{entry.Name}", StringComparer.Ordinal)]);

    public ValueTask UpsertAsync(ReminderEntry entry, CancellationToken cancellationToken)
    {
        _entries[(entry.GrainType, entry.GrainKey, entry.Name)] = entry;
        return ValueTask.CompletedTask;
    }

    public ValueTask RemoveAsync(string grainType, string grainKey, string name, CancellationToken cancellationToken)
    {
        _entries.TryRemove((grainType, grainKey, name), out _);
        return ValueTask.CompletedTask;
    }
}
