using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Platform.Domain.Catalog;

namespace Platform.Telephony.Trunks;

/// <summary>Which peers take calls, as OPTIONS and calls have shown. Changes are logged, repetitions are not.</summary>
internal sealed class PeerWatch(TimeProvider time, ILogger log)
{
    /// <summary>A peer that is not asked by OPTIONS gets calls again after this long.</summary>
    private static readonly TimeSpan Forgiveness = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Trunk, string Uri), PeerHealth> known = new();

    /// <summary>A peer failed a call: it should be asked soon.</summary>
    public event Action<string, string>? Suspected;

    public PeerHealth Of(string trunk, string uri) => known.GetOrAdd((trunk, uri), _ => new PeerHealth(PeerState.Up, time.GetUtcNow()));

    /// <summary>URIs of the peers that calls should try first.</summary>
    public IReadOnlySet<string> Healthy(TrunkDocument trunk) =>
        trunk.Peers.Where(peer => IsHealthy(trunk, Of(trunk.TrunkId, peer.Uri))).Select(peer => peer.Uri).ToHashSet();

    /// <summary>An answer to OPTIONS, 408 for none in time and 503 when it could not be sent.</summary>
    public void Answered(string trunk, string uri, int status)
    {
        var before = Of(trunk, uri);
        var after = before.Next(status, time.GetUtcNow());
        known[(trunk, uri)] = after;
        if (before.State != after.State)
            Tell(trunk, uri, after);
    }

    /// <summary>What became of an INVITE, with the statuses of <see cref="Answered"/>.</summary>
    public void Called(TrunkDocument trunk, string uri, int status, bool wasSilent)
    {
        if (!wasSilent && trunk.HealthIntervalS > 0)
            return;
        Answered(trunk.TrunkId, uri, status);
        if (wasSilent)
            Suspected?.Invoke(trunk.TrunkId, uri);
    }

    /// <summary>Forgets peers that are not declared any more.</summary>
    public void Keep(IReadOnlySet<(string Trunk, string Uri)> declared)
    {
        foreach (var key in known.Keys)
        {
            if (!declared.Contains(key))
                known.TryRemove(key, out _);
        }
    }

    public IEnumerable<(string Trunk, PeerState State, int Count)> Counts() =>
        known.GroupBy(entry => (entry.Key.Trunk, entry.Value.State)).Select(group => (group.Key.Trunk, group.Key.State, group.Count()));

    private bool IsHealthy(TrunkDocument trunk, PeerHealth health) =>
        health.IsHealthy || (trunk.HealthIntervalS == 0 && time.GetUtcNow() - health.Since > Forgiveness);

    private void Tell(string trunk, string uri, PeerHealth health)
    {
        if (health.State == PeerState.Up)
            log.PeerUp(trunk, uri);
        else if (health.State == PeerState.Suspected)
            log.PeerSuspected(trunk, uri, health.LastStatus ?? 0);
        else
            log.PeerDown(trunk, uri, health.LastStatus ?? 0);
    }
}
