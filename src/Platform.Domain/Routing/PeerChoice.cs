using Platform.Domain.Catalog;

namespace Platform.Domain.Routing;

/// <summary>
/// The order in which a trunk's peers are tried: by priority, and among those of one priority by chance in proportion to their
/// weights (RFC 2782, "Weight"). Peers that do not answer OPTIONS come after all that do, in the same way: they are the last hope,
/// for a peer may take calls and no OPTIONS.
/// </summary>
public static class PeerChoice
{
    /// <param name="healthy">URIs of the peers that are known to answer.</param>
    /// <param name="chance">A random number; the same one gives the same order.</param>
    public static IReadOnlyList<TrunkPeer> Order(IReadOnlyList<TrunkPeer> peers, IReadOnlySet<string> healthy, ulong chance)
    {
        List<TrunkPeer> ordered = new(peers.Count);
        var groups = peers.GroupBy(peer => (IsIll: !healthy.Contains(peer.Uri), peer.Priority))
            .OrderBy(group => group.Key.IsIll).ThenBy(group => group.Key.Priority);
        foreach (var group in groups)
            AddByWeight(ordered, group, ref chance);
        return ordered;
    }

    private static void AddByWeight(List<TrunkPeer> ordered, IEnumerable<TrunkPeer> peers, ref ulong chance)
    {
        // RFC 2782: those of weight 0 stand first, so that they have a very small chance at all.
        List<TrunkPeer> left = [.. peers.OrderBy(peer => peer.Weight > 0)];
        while (left.Count > 0)
        {
            var point = (long)(Next(ref chance) % ((ulong)left.Sum(peer => (long)peer.Weight) + 1));
            var running = 0L;
            var chosen = left.FindIndex(peer => (running += peer.Weight) >= point);
            ordered.Add(left[chosen]);
            left.RemoveAt(chosen);
        }
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014): one number from outside becomes as many as there are peers.</summary>
    private static ulong Next(ref ulong state)
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
