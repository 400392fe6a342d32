using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Sip.Messages;
using Platform.Sip.Transports;
using Platform.Telephony.Edge;
using Platform.Telephony.WebSockets;

namespace Platform.Telephony.Trunks;

/// <summary>Which trunk a request comes from: by its source address, or because it is for the contact that we registered.</summary>
internal sealed class TrunkSources(ICatalog catalog, TrunkRegistrations registrations)
{
    private volatile Indexed indexed = new(CatalogSnapshot.Empty);

    /// <summary>A WebSocket is a browser's, whatever address it comes from or is said to come from.</summary>
    public TrunkDocument? Find(SipRequest request, SipPath source)
    {
        if (OpenFlows.IsFlow(source))
            return null;
        var snapshot = catalog.Current;
        if (!ReferenceEquals(indexed.Snapshot, snapshot))
            indexed = new Indexed(snapshot);
        return indexed.Index.Find(source.Remote.Address)
            ?? (registrations.FindTrunk(request, source) is { } trunk ? snapshot.FindTrunk(trunk) : null);
    }

    private sealed class Indexed(CatalogSnapshot snapshot)
    {
        public CatalogSnapshot Snapshot { get; } = snapshot;

        public TrunkIndex Index { get; } = new(snapshot.Trunks);
    }
}
