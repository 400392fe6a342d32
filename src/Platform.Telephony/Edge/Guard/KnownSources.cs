using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Sip.Transports;

namespace Platform.Telephony.Edge.Guard;

/// <summary>
/// Who is no stranger: the allow-list, the trunks' addresses, and sources that have shown themselves, each until a time: a
/// registration's end, or some minutes after our last request to a peer. Facts with an expiry, so that none is ever left over.
/// </summary>
internal sealed class KnownSources(IReadOnlyList<string> allowList, ICatalog catalog, TimeProvider time)
{
    /// <summary>Longer than any peer's answers take, and than the usual times between two OPTIONS.</summary>
    private static readonly TimeSpan AfterOurRequest = TimeSpan.FromMinutes(10);

    /// <summary>A time that is this little later than the one remembered is not worth a write.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(30);

    private readonly AddressBlocks allowed = new(allowList);
    private readonly ConcurrentDictionary<SourceAddress, long> untilTicks = new();
    private volatile TrunksOf trunks = new(CatalogSnapshot.Empty);

    public int Count => untilTicks.Count;

    public SourceClass ClassOf(SourceAddress source)
    {
        if (allowed.Contains(source))
            return SourceClass.Allowed;
        if (Trunks().Contains(source))
            return SourceClass.Trunk;
        return untilTicks.TryGetValue(source.Network, out var until) && until > time.GetUtcNow().UtcTicks
            ? SourceClass.Known
            : SourceClass.Unknown;
    }

    public void Remember(SourceAddress source, DateTimeOffset until)
    {
        var network = source.Network;
        if (untilTicks.TryGetValue(network, out var known) && until.UtcTicks <= known + Grain.Ticks)
            return;
        untilTicks.AddOrUpdate(network, until.UtcTicks, (_, earlier) => Math.Max(earlier, until.UtcTicks));
    }

    public void Spoke(SourceAddress to) => Remember(to, time.GetUtcNow() + AfterOurRequest);

    /// <summary>Drops what has expired.</summary>
    public void Sweep()
    {
        var now = time.GetUtcNow().UtcTicks;
        foreach (var entry in untilTicks)
        {
            if (entry.Value <= now)
                untilTicks.TryRemove(entry);
        }
    }

    private AddressBlocks Trunks()
    {
        var snapshot = catalog.Current;
        if (!ReferenceEquals(trunks.Snapshot, snapshot))
            trunks = new TrunksOf(snapshot);
        return trunks.Blocks;
    }

    private sealed class TrunksOf(CatalogSnapshot snapshot)
    {
        public CatalogSnapshot Snapshot { get; } = snapshot;

        public AddressBlocks Blocks { get; } = new(snapshot.Trunks.SelectMany(trunk => trunk.Addresses));
    }
}
