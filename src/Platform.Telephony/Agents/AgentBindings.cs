using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Platform.Contracts.Stores;
using Platform.Sip.Registration;
using Platform.Sip.Transports;
using Platform.Telephony.Edge.Guard;
using Platform.Telephony.WebSockets;

namespace Platform.Telephony.Agents;

/// <summary>
/// Where agents' phones are, in memory for look-ups and written through to the store, so that a restart loses no phone.
/// Keyed by <see cref="AgentAddress.Key"/>. Writes for one agent do not overlap: the version of its set decides. A binding that was made
/// over a WebSocket ends with it, those of an earlier process at the first sweep.
/// </summary>
internal sealed class AgentBindings(ISipBindings store, OpenFlows flows, KnownSources known, TimeProvider time) : IBindingStore, IDisposable
{
    private const int Gates = 64;

    private readonly ConcurrentDictionary<string, BindingSet> sets = new();
    private readonly ConcurrentDictionary<(string Path, long Flow), ImmutableHashSet<string>> ownersBySource = new();
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, Gates).Select(_ => new SemaphoreSlim(1))];

    /// <summary>An agent's devices changed: its key, and whether there is any now and was any before.</summary>
    public event Action<string, bool, bool>? Changed;

    public int Count => sets.Values.Sum(set => set.Bindings.Count);

    /// <summary>Agents with at least one binding.</summary>
    public IEnumerable<string> Keys => sets.Where(entry => entry.Value.Bindings.Count > 0).Select(entry => entry.Key);

    public async Task LoadAsync(CancellationToken cancellation)
    {
        var stored = await store.ListAllAsync(cancellation);
        foreach (var group in stored.GroupBy(binding => AgentAddress.KeyOf(binding.Tenant, binding.Agent)))
            Remember(new BindingSet(group.Key, 1, [.. group.Select(FromStored)]));
    }

    public IReadOnlyList<Binding> Live(string tenant, string agent)
    {
        var now = time.GetUtcNow();
        return sets.TryGetValue(AgentAddress.KeyOf(tenant, agent),
            out var set) ? [.. set.Bindings.Where(binding => !IsOver(binding, now))] : [];
    }

    /// <summary>Whether a registered device sends from there.</summary>
    public bool IsKnownSource(SipPath source) => ownersBySource.ContainsKey(SourceOf(source));

    public ValueTask<BindingSet> LoadAsync(string addressOfRecord, CancellationToken cancellation) =>
        ValueTask.FromResult(sets.GetValueOrDefault(addressOfRecord) ?? new BindingSet(addressOfRecord, 0, []));

    public async ValueTask<bool> TrySaveAsync(BindingSet bindings, long expectedVersion, CancellationToken cancellation)
    {
        var gate = gates[(uint)bindings.AddressOfRecord.GetHashCode(StringComparison.Ordinal) % Gates];
        await gate.WaitAsync(cancellation);
        try
        {
            var current = sets.GetValueOrDefault(bindings.AddressOfRecord);
            if ((current?.Version ?? 0) != expectedVersion)
                return false;
            var next = bindings with { Version = expectedVersion + 1 };
            await WriteAsync(next, cancellation);
            Remember(next);
            Changed?.Invoke(next.AddressOfRecord, next.Bindings.Count > 0, current?.Bindings.Count > 0);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Drops what has expired, and what lost its connection.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var set in sets.Values)
        {
            if (set.Bindings.Any(binding => IsOver(binding, now)))
                await SweepAsync(set, now, cancellation);
        }
    }

    /// <summary>Drops what was registered over a connection that is gone.</summary>
    public async Task DropLostAsync(SipPath flow, CancellationToken cancellation)
    {
        foreach (var owner in ownersBySource.GetValueOrDefault(SourceOf(flow), []))
        {
            if (sets.TryGetValue(owner, out var set))
                await SweepAsync(set, time.GetUtcNow(), cancellation);
        }
    }

    public void Dispose()
    {
        foreach (var gate in gates)
            gate.Dispose();
    }

    private void Remember(BindingSet set)
    {
        if (sets.TryGetValue(set.AddressOfRecord, out var before))
        {
            foreach (var binding in before.Bindings)
                ForgetSource(SourceOf(binding), set.AddressOfRecord);
        }

        foreach (var binding in set.Bindings)
        {
            ownersBySource.AddOrUpdate(SourceOf(binding), [set.AddressOfRecord], (_, owners) => owners.Add(set.AddressOfRecord));
            if (SipPath.TryParse(binding.ReceivedPath, out var path))
                known.Remember(SourceAddress.Of(path.Remote.Address), binding.ExpiresAt);
        }

        if (set.Bindings.Count > 0)
            sets[set.AddressOfRecord] = set;
        else
            sets.TryRemove(set.AddressOfRecord, out _);
    }

    /// <summary>When another write comes first, the next sweep sees to it.</summary>
    private async Task SweepAsync(BindingSet set, DateTimeOffset now, CancellationToken cancellation) =>
        await TrySaveAsync(set with { Bindings = [.. set.Bindings.Where(binding => !IsOver(binding, now))] }, set.Version, cancellation);

    private bool IsOver(Binding binding, DateTimeOffset now) => binding.ExpiresAt <= now || flows.HasLost(binding);

    /// <summary>Phones behind one proxy share an address; WebSockets behind one do, too, and are told apart.</summary>
    private static (string Path, long Flow) SourceOf(Binding binding) =>
        (binding.ReceivedPath, OpenFlows.IsFlow(binding) ? binding.ConnectionId : 0);

    private static (string Path, long Flow) SourceOf(SipPath path) =>
        (path.ToString(), OpenFlows.IsFlow(path) ? path.ConnectionId : 0);

    private void ForgetSource((string, long) source, string owner)
    {
        while (ownersBySource.TryGetValue(source, out var owners))
        {
            var left = owners.Remove(owner);
            var isDone = left.IsEmpty
                ? ownersBySource.TryRemove(KeyValuePair.Create(source, owners))
                : ownersBySource.TryUpdate(source, left, owners);
            if (isDone)
                return;
        }
    }

    private Task WriteAsync(BindingSet set, CancellationToken cancellation)
    {
        var (tenant, agent) = Split(set.AddressOfRecord);
        return store.ReplaceAsync(tenant, agent, [.. set.Bindings.Select(binding => ToStored(tenant, agent, binding))], cancellation);
    }

    public static (string Tenant, string Agent) Split(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return (key[..slash], key[(slash + 1)..]);
    }

    private static SipBinding ToStored(string tenant, string agent, Binding binding) =>
        new(tenant, agent, binding.ContactUri, binding.ReceivedPath, binding.PathSet.Count == 0 ? null : string.Join('\n', binding.PathSet),
            binding.CallId, binding.CSeq, binding.QualityPermille / 1000.0, binding.ExpiresAt, binding.UserAgent);

    private static Binding FromStored(SipBinding stored) => new()
    {
        ContactUri = stored.Contact,
        ReceivedPath = stored.Received,
        PathSet = stored.Path?.Split('\n') ?? [],
        CallId = stored.CallId,
        CSeq = stored.CSeq,
        QualityPermille = Convert.ToInt32(stored.Q * 1000, CultureInfo.InvariantCulture),
        ExpiresAt = stored.ExpiresAt,
        UserAgent = stored.UserAgent,
    };
}
