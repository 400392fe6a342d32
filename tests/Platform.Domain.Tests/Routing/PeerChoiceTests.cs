using Platform.Domain.Catalog;
using Platform.Domain.Routing;

namespace Platform.Domain.Tests.Routing;

public class PeerChoiceTests
{
    private static readonly TrunkPeer A = new("sip:a.example", 10, 30);
    private static readonly TrunkPeer B = new("sip:b.example", 10, 10);
    private static readonly TrunkPeer C = new("sip:c.example", 20, 10);
    private static readonly TrunkPeer D = new("sip:d.example", 20, 0);

    private static HashSet<string> Healthy(params TrunkPeer[] peers) => [.. peers.Select(peer => peer.Uri)];

    [Fact]
    public void Weights_are_shares()
    {
        const int Cases = 20_000;
        var random = new Random(7);
        var first = Enumerable.Range(0, Cases).Count(_ => PeerChoice.Order([B, A], Healthy(A, B), (ulong)random.NextInt64())[0] == A);
        Assert.InRange(first / (double)Cases, 0.73, 0.77);
    }

    [Fact]
    public void Weight_0_has_a_very_small_chance_and_not_none()
    {
        const int Cases = 20_000;
        var random = new Random(7);
        var first = Enumerable.Range(0, Cases).Count(_ => PeerChoice.Order([C, D], Healthy(C, D), (ulong)random.NextInt64())[0] == D);
        Assert.InRange(first / (double)Cases, 0.07, 0.11);
    }

    [Fact]
    public void Peers_that_are_ill_come_last()
    {
        Assert.Equal([C, D, A, B], Stable([A, B, C, D], Healthy(C, D)));
        Assert.Equal([B, A], Stable([A, B], Healthy(B)));
        Assert.Equal([A, B], Stable([A, B], Healthy()));
        Assert.Empty(PeerChoice.Order([], Healthy(), 1));
    }

    [Fact]
    public void Every_peer_is_tried_once_and_the_order_is_sound() => Property.Holds(random =>
    {
        var peers = Enumerable.Range(0, random.Next(7)).Select(i => new TrunkPeer($"sip:p{i}.example", random.Next(3), random.Next(4) * 10)).ToList();
        var healthy = peers.Where(_ => random.Next(2) == 0).Select(peer => peer.Uri).ToHashSet();
        var chance = (ulong)random.NextInt64();
        var order = PeerChoice.Order(peers, healthy, chance);
        if (!order.OrderBy(peer => peer.Uri, StringComparer.Ordinal).SequenceEqual(peers))
            return "peers are lost or doubled";
        var keys = order.Select(peer => (IsIll: !healthy.Contains(peer.Uri), peer.Priority)).ToList();
        if (!keys.SequenceEqual(keys.OrderBy(key => key.IsIll).ThenBy(key => key.Priority)))
            return "the order is wrong";
        return order.SequenceEqual(PeerChoice.Order(peers, healthy, chance)) ? null : "the same chance gave another order";
    });

    /// <summary>The order that some chance gives within each priority, put by URI there.</summary>
    private static IEnumerable<TrunkPeer> Stable(TrunkPeer[] peers, HashSet<string> healthy) => PeerChoice.Order(peers, healthy, 42)
        .OrderBy(peer => !healthy.Contains(peer.Uri)).ThenBy(peer => peer.Priority).ThenBy(peer => peer.Uri, StringComparer.Ordinal);
}
