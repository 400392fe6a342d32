using Platform.Contracts.Trunks;
using Platform.Domain.Catalog;

namespace Platform.Telephony.Trunks;

/// <summary>How the trunks fare on this node, for the operator.</summary>
internal sealed class TrunkStatus(TrunkServices services) : ITrunkStatus
{
    public ValueTask<IReadOnlyList<TrunkStatusView>> ListAsync(CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<TrunkStatusView>>([.. services.Catalog.Current.Trunks.Select(Show)]);

    public ValueTask<TrunkStatusView?> FindAsync(string trunkId, CancellationToken cancellation) =>
        ValueTask.FromResult(services.Catalog.Current.FindTrunk(trunkId) is { } trunk ? Show(trunk) : null);

    private TrunkStatusView Show(TrunkDocument trunk) => new(trunk.TrunkId, services.Load.ChannelsOf(trunk.TrunkId),
        [.. trunk.Peers.Select(peer => Show(trunk.TrunkId, peer.Uri))],
        services.Registrations.StateOf(trunk.TrunkId) is { } state
            ? new TrunkRegistrationView(state.RegisteredUntil, state.LastStatus, state.Since) : null);

    private TrunkPeerView Show(string trunk, string uri)
    {
        var health = services.Peers.Of(trunk, uri);
        return new TrunkPeerView(uri, health.IsHealthy, health.Since, health.LastStatus, services.Load.ChannelsOf(trunk, uri));
    }
}
