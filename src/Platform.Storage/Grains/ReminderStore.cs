using Platform.Actors.Ports;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using Platform.Storage.Stores;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Grains;

/// <summary>Reminders by grain and name.</summary>
internal sealed class ReminderStore(IStorageEngine engine, CommitQueue queue) : IReminderStore
{
    private static readonly Statement All = Statement.Rows("SELECT body FROM reminders ORDER BY grain_type, grain_key, name");

    private static readonly Statement Put = Statement.Change(
        """
        INSERT INTO reminders (grain_type, grain_key, name, body) VALUES ($1, $2, $3, $4)
        ON CONFLICT (grain_type, grain_key, name) DO UPDATE SET body = excluded.body
        """, Text, Text, Text, Json);

    private static readonly Statement Delete = Statement.Change(
        "DELETE FROM reminders WHERE grain_type = $1 AND grain_key = $2 AND name = $3", Text, Text, Text);

    public async ValueTask<IReadOnlyList<ReminderEntry>> ReadAllAsync(CancellationToken cancellationToken) =>
        await engine.QueryAsync(All.With(), Body.First<ReminderEntry>, cancellationToken);

    public ValueTask UpsertAsync(ReminderEntry entry, CancellationToken cancellationToken) =>
        new(queue.WriteAsync("write reminder", [Put.With(entry.GrainType, entry.GrainKey, entry.Name, Body.Of(entry))], cancellationToken));

    public ValueTask RemoveAsync(string grainType, string grainKey, string name, CancellationToken cancellationToken) =>
        new(queue.WriteAsync("remove reminder", [Delete.With(grainType, grainKey, name)], cancellationToken));
}
