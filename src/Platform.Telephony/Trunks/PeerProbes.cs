using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Platform.Domain.Catalog;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Telephony.Trunks;

/// <summary>
/// Asks each peer by OPTIONS, every interval of its trunk and a random bit more or less, so that many trunks and many nodes do
/// not ask at once; and one that is suspected soon. One question at a time to a peer.
/// </summary>
internal sealed class PeerProbes
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly TrunkServices services;
    private readonly ConcurrentDictionary<(string Trunk, string Uri), Plan> plans = new();

    public PeerProbes(TrunkServices services)
    {
        this.services = services;
        services.Peers.Suspected += (trunk, uri) => PlanOf((trunk, uri), Soon).AskBy(services.Time.GetTimestamp(), Soon, services.Time);
    }

    /// <summary>Called again and again: asks those whose time has come.</summary>
    public void Beat(CatalogSnapshot catalog)
    {
        var declared = new HashSet<(string, string)>();
        foreach (var trunk in catalog.Trunks)
        {
            foreach (var peer in trunk.Peers)
            {
                declared.Add((trunk.TrunkId, peer.Uri));
                services.Peers.Of(trunk.TrunkId, peer.Uri);
                if (trunk.HealthIntervalS > 0)
                    AskWhenDue(trunk, peer);
            }
        }

        services.Peers.Keep(declared);
        foreach (var key in plans.Keys.Where(key => !declared.Contains(key)))
            plans.TryRemove(key, out _);
    }

    private void AskWhenDue(TrunkDocument trunk, TrunkPeer peer)
    {
        var interval = TimeSpan.FromSeconds(trunk.HealthIntervalS);
        var plan = PlanOf((trunk.TrunkId, peer.Uri), interval < Soon ? interval : Soon);
        if (plan.TryStart(services.Time.GetTimestamp()))
            _ = AskAsync(trunk, peer, plan, services.Jittered(interval));
    }

    private Plan PlanOf((string Trunk, string Uri) key, TimeSpan firstWithin) =>
        plans.GetOrAdd(key, _ => new Plan(services.Time.GetTimestamp() + Ticks(services.Within(firstWithin))));

    private async Task AskAsync(TrunkDocument trunk, TrunkPeer peer, Plan plan, TimeSpan next)
    {
        try
        {
            services.Peers.Answered(trunk.TrunkId, peer.Uri, await StatusOfAsync(trunk, peer));
        }
        catch (Exception fault)
        {
            // A question that cannot be asked is our fault, not the peer's: its state stays what it was.
            services.Log.ProbeFailed(fault, trunk.TrunkId, peer.Uri);
        }
        finally
        {
            plan.Done(services.Time.GetTimestamp() + Ticks(services.Peers.Of(trunk.TrunkId, peer.Uri).State == PeerState.Suspected
                && next > Soon ? Soon : next));
        }
    }

    /// <summary>The peer is alive when any of its addresses is.</summary>
    private async Task<int> StatusOfAsync(TrunkDocument trunk, TrunkPeer peer)
    {
        var status = 503;
        var patience = TimeSpan.FromMilliseconds(trunk.PeerSilenceMs);
        foreach (var path in await services.ResolveAsync(SipUri.Parse(peer.Uri), patience))
        {
            status = await AskAsync(NewOptions(peer, path), path, patience);
            if (status is not (408 or (>= 500 and <= 599)))
                break;
        }

        return status;
    }

    private async Task<int> AskAsync(SipRequest options, SipPath path, TimeSpan patience)
    {
        try
        {
            return (await services.Sip.SendRequestAsync(options, path).WaitAsync(patience, services.Time)).StatusCode;
        }
        catch (TimeoutException)
        {
            return 408;
        }
    }

    private SipRequest NewOptions(TrunkPeer peer, SipPath path)
    {
        var uri = SipUri.Parse(peer.Uri);
        var us = services.Sip.LocalContact(path.Transport);
        var options = new SipRequest(SipMethod.Options, uri);
        options.Add(SipHeader.From, $"<{SipUri.Sip(null, us.Host)}>;tag={services.Sip.Ids.NewTag()}");
        options.Add(SipHeader.To, $"<{uri}>");
        options.Add(SipHeader.CallId, services.Sip.Ids.NewCallId());
        options.Add(SipHeader.CSeq, "1 OPTIONS");
        options.Add(SipHeader.Contact, $"<{us}>");
        return options;
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * services.Time.TimestampFrequency);

    /// <summary>When a peer is asked next, in time stamps.</summary>
    private sealed class Plan(long due)
    {
        private readonly Lock gate = new();
        private long due = due;
        private bool isUnderWay;

        public bool TryStart(long now)
        {
            lock (gate)
            {
                if (isUnderWay || now < due)
                    return false;
                isUnderWay = true;
                return true;
            }
        }

        public void Done(long next)
        {
            lock (gate)
                (isUnderWay, due) = (false, next);
        }

        public void AskBy(long now, TimeSpan within, TimeProvider time)
        {
            lock (gate)
                due = Math.Min(due, now + (long)(within.TotalSeconds * time.TimestampFrequency));
        }
    }
}
