namespace Platform.Contracts.Trunks;

/// <summary>How the trunks fare, as this node sees them.</summary>
public interface ITrunkStatus
{
    /// <returns>One for each declared trunk.</returns>
    ValueTask<IReadOnlyList<TrunkStatusView>> ListAsync(CancellationToken cancellation);

    /// <returns>Null for a trunk that is not declared.</returns>
    ValueTask<TrunkStatusView?> FindAsync(string trunkId, CancellationToken cancellation);
}

/// <param name="ChannelsInUse">Calls over the trunk now, both ways.</param>
/// <param name="Peers">In the order of the declaration.</param>
/// <param name="Registration">Null when we do not register there.</param>
public sealed record TrunkStatusView(string TrunkId, int ChannelsInUse, IReadOnlyList<TrunkPeerView> Peers,
    TrunkRegistrationView? Registration = null);

/// <param name="Uri">As declared.</param>
/// <param name="IsHealthy">Answers OPTIONS, or took its last call when it is not asked.</param>
/// <param name="Since">When it became so.</param>
/// <param name="LastStatus">SIP status of the last answer, 408 for none in time; null when nothing was asked yet.</param>
public sealed record TrunkPeerView(string Uri, bool IsHealthy, DateTimeOffset Since, int? LastStatus, int ChannelsInUse);

/// <param name="RegisteredUntil">Null when we are not registered.</param>
/// <param name="LastStatus">SIP status of the last answer, 408 for none in time; null when nothing was asked yet.</param>
public sealed record TrunkRegistrationView(DateTimeOffset? RegisteredUntil, int? LastStatus, DateTimeOffset Since);
