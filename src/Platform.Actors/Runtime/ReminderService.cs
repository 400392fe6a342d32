using Platform.Actors.Ports;
using Platform.Actors.Proxies;

namespace Platform.Actors.Runtime;

/// <summary>
/// Every stored reminder has one timer, set for its next due time: <c>startAt + n × period</c>. A due time that passed while the process
/// was down is skipped. A grain's change is stored first and timed after, so a crash in between is mended at the next start.
/// </summary>
internal sealed class ReminderService(ActorEngine engine, IReminderStore store)
{
    private readonly Dictionary<(string Type, string Key, string Name), ReminderClock> _clocks = [];
    private readonly Lock _gate = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in await store.ReadAllAsync(cancellationToken))
            Set(entry);
    }

    public void Stop()
    {
        lock (_gate)
        {
            foreach (var clock in _clocks.Values)
                clock.Dispose();
            _clocks.Clear();
        }
    }

    public async Task<IGrainReminder> RegisterAsync(CallEndpoint grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, engine.Options.MinimumReminderPeriod);
        var entry = new ReminderEntry(grain.TypeName, grain.Key, name, engine.Time.GetUtcNow() + dueTime, period);
        await store.UpsertAsync(entry, CancellationToken.None);
        Set(entry);
        return new Reminder(name);
    }

    public async Task UnregisterAsync(CallEndpoint grain, string name)
    {
        await store.RemoveAsync(grain.TypeName, grain.Key, name, CancellationToken.None);
        lock (_gate)
        {
            if (_clocks.Remove((grain.TypeName, grain.Key, name), out var clock))
                clock.Dispose();
        }
    }

    public Task<IGrainReminder?> FindAsync(CallEndpoint grain, string name)
    {
        lock (_gate)
            return Task.FromResult<IGrainReminder?>(_clocks.ContainsKey((grain.TypeName, grain.Key, name)) ? new Reminder(name) : null);
    }

    public Task<List<IGrainReminder>> ListAsync(CallEndpoint grain)
    {
        lock (_gate)
        {
            return Task.FromResult(_clocks.Keys
                .Where(id => id.Type == grain.TypeName && id.Key == grain.Key)
                .Select(id => (IGrainReminder)new Reminder(id.Name))
                .ToList());
        }
    }

    private void Set(ReminderEntry entry)
    {
        // A grain type that this program no longer has keeps its entry for the program that has it.
        if (engine.EndpointOf(entry.GrainType, entry.GrainKey) is not { } grain)
            return;
        lock (_gate)
        {
            var id = (entry.GrainType, entry.GrainKey, entry.Name);
            if (_clocks.Remove(id, out var replaced))
                replaced.Dispose();
            _clocks.Add(id, new ReminderClock(engine, grain, entry));
        }
    }

    private sealed record Reminder(string ReminderName) : IGrainReminder;
}
