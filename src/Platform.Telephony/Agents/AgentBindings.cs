using System.Collections.Concurrent;
using System.Globalization;
using Platform.Contracts.Stores;
using Platform.Sip.Registration;
using Platform.Sip.Transports;
using Platform.Telephony.Edge.Guard;

namespace Platform.Telephony.Agents;

/// <summary>
/// Where agents' phones are, in memory for look-ups and written through to the store, so that a restart loses no phone.
/// Keyed by <see cref="AgentAddress.Key"/>. Writes for one agent do not overlap: the version of its set decides.
/// </summary>
internal sealed class AgentBindings(ISipBindings store, KnownSources known, TimeProvider time) : IBindingStore, IDisposable
{
    private const int Gates = 64;

    private readonly ConcurrentDictionary<string, BindingSet> sets = new();
    private readonly ConcurrentDictionary<string, string> ownerByPath = new();
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
            out var set) ? [.. set.Bindings.Where(binding => binding.ExpiresAt > now)] : [];
    }

    /// <summary>Whether a registered device sends from there.</summary>
    public bool IsKnownSource(string path) => ownerByPath.ContainsKey(path);

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

    /// <summary>Drops what has expired.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var set in sets.Values)
        {
            if (set.Bindings.Any(binding => binding.ExpiresAt <= now))
                await TrySaveAsync(set with { Bindings = [.. set.Bindings.Where(binding => binding.ExpiresAt > now)] }, set.Version,
                    cancellation);
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
                ownerByPath.TryRemove(new KeyValuePair<string, string>(binding.ReceivedPath, set.AddressOfRecord));
        }

        foreach (var binding in set.Bindings)
        {
            ownerByPath[binding.ReceivedPath] = set.AddressOfRecord;
            if (SipPath.TryParse(binding.ReceivedPath, out var path))
                known.Remember(SourceAddress.Of(path.Remote.Address), binding.ExpiresAt);
        }

        if (set.Bindings.Count > 0)
            sets[set.AddressOfRecord] = set;
        else
            sets.TryRemove(set.AddressOfRecord, out _);
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
