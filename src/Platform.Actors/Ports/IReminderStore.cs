namespace Platform.Actors.Ports;

/// <summary>A stored reminder: due at <see cref="StartAt"/> (UTC) and every <see cref="Period"/> after it.</summary>
public sealed record ReminderEntry(string GrainType, string GrainKey, string Name, DateTimeOffset StartAt, TimeSpan Period);

/// <summary>The engine's port to stored reminders. A returned change is durable.</summary>
public interface IReminderStore
{
    ValueTask<IReadOnlyList<ReminderEntry>> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Inserts, or replaces the entry with the same grain type, key and name.</summary>
    ValueTask UpsertAsync(ReminderEntry entry, CancellationToken cancellationToken);

    /// <summary>Removing what is not there is no error.</summary>
    ValueTask RemoveAsync(string grainType, string grainKey, string name, CancellationToken cancellationToken);
}
