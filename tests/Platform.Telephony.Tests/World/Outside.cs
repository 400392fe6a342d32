using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;

namespace Platform.Telephony.Tests.World;

/// <summary>Calls out of the house: trunks whose peers are phones of the test, and a caller who waits.</summary>
internal static class Outside
{
    public const string Callee = "+8613900139000";
    public const string Leg = "outside-1";

    public static TrunkDocument Trunk(string id, params Phone[] peers) => Trunk(id, [.. peers.Select(UriOf)]);

    /// <summary>
    /// Peers in the order that is given; nobody is asked by OPTIONS. A peer has longer than the test waits for anything, so that a busy
    /// machine makes none of them silent; see <see cref="Impatient"/>.
    /// </summary>
    public static TrunkDocument Trunk(string id, params string[] peers) => new(id, id, [])
    {
        Peers = [.. peers.Select((uri, i) => new TrunkPeer(uri, Priority: i + 1))],
        HealthIntervalS = 0,
        PeerSilenceMs = 30_000,
    };

    /// <summary>For peers that never answer, beside others that do: they have the same time for it.</summary>
    public static TrunkDocument Impatient(this TrunkDocument trunk) => trunk with { PeerSilenceMs = 2_000 };

    public static string UriOf(Phone phone) => $"sip:{phone.Local}";

    /// <summary>Declares the trunks beside what is there, each with a route for everything, in this order.</summary>
    public static void Declare(this House house, params TrunkDocument[] trunks) => house.Catalog.Current = new CatalogSnapshot(
        house.Catalog.Current.Revision + 1,
        [.. house.Catalog.Current.Documents.Where(document => document is not RouteDocument && !trunks.Any(trunk => trunk.TrunkId == (document as TrunkDocument)?.TrunkId)),
            .. trunks, .. trunks.Select((trunk, i) => new RouteDocument($"route-{i}", "", trunk.TrunkId, Priority: i + 1))]);

    public static LegCommand.CallOutside Order(string leg = Leg, int ringTimeoutMs = 20_000, string? callerId = House.Number) =>
        new(leg, "acme", Callee, callerId, IsEmergency: false, CallState.CallerLegId, ringTimeoutMs);

    /// <summary>A carrier's switch that refuses or answers as a whole.</summary>
    public static Phone Peer(this House house, Action<SipServerTransaction>? onRequest = null) => house.NewPhone("127.0.0.5", onRequest);

    /// <summary>How many calls the peer was asked to make: its INVITEs without those that only brought credentials.</summary>
    public static bool IsInvite(SipServerTransaction transaction) => transaction.Request.Method == SipMethod.Invite;
}
