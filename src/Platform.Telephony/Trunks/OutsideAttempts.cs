using Platform.Contracts.Legs;
using Platform.Domain.Catalog;
using Platform.Sip.Transports;

namespace Platform.Telephony.Trunks;

/// <summary>One peer that may take a call out.</summary>
internal sealed record OutsidePeer(TrunkDocument Trunk, TrunkPeer Peer);

/// <summary>
/// The peers of a call out that are still to be tried, with the addresses of the one that is being tried. Touched by the call's
/// serial queue alone.
/// </summary>
internal sealed class OutsideAttempts(LegCommand.CallOutside order, IEnumerable<OutsidePeer> peers) : IDisposable
{
    private readonly Queue<OutsidePeer> peers = new(peers);
    private readonly Queue<SipPath> paths = new();

    public LegCommand.CallOutside Order => order;

    /// <summary>Ends the leg when nobody answers.</summary>
    public ITimer? RingTimer { get; set; }

    /// <summary>Being tried; null before the first.</summary>
    public OutsidePeer? Current { get; private set; }

    /// <summary>Goes on to the next peer; false when there is none.</summary>
    public bool MoveToNextPeer()
    {
        paths.Clear();
        Current = peers.TryDequeue(out var next) ? next : null;
        return Current is not null;
    }

    /// <summary>The current peer's trunk has no room: its other peers need not be asked.</summary>
    public void SkipTrunk()
    {
        while (peers.TryPeek(out var next) && next.Trunk.TrunkId == Current?.Trunk.TrunkId)
            peers.Dequeue();
    }

    /// <param name="found">Where the current peer is, best first.</param>
    public void Found(IEnumerable<SipPath> found)
    {
        foreach (var path in found)
            paths.Enqueue(path);
    }

    public bool TryNextPath(out SipPath path) => paths.TryDequeue(out path);

    public void Dispose() => RingTimer?.Dispose();
}
