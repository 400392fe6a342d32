using System.Net;
using Microsoft.Extensions.Options;

namespace Platform.Gateway.SipSockets;

/// <summary>How many WebSockets of phones one tenant and one address may hold open. Counts are those of the leases that are held.</summary>
internal sealed class SipSocketLimits(IOptions<GatewayOptions> options)
{
    private readonly Lock turn = new();
    private readonly HashSet<Lease> held = [];
    private readonly Dictionary<string, int> byTenant = [];
    private readonly Dictionary<IPAddress, int> bySource = [];

    /// <returns>To be disposed when the connection is over; null when there are too many.</returns>
    public IDisposable? TryTake(string tenant, IPAddress source)
    {
        lock (turn)
        {
            if (byTenant.GetValueOrDefault(tenant) >= options.Value.SipSocketsPerTenant
                || bySource.GetValueOrDefault(source) >= options.Value.SipSocketsPerSource)
                return null;
            byTenant[tenant] = byTenant.GetValueOrDefault(tenant) + 1;
            bySource[source] = bySource.GetValueOrDefault(source) + 1;
            var lease = new Lease(this, tenant, source);
            held.Add(lease);
            return lease;
        }
    }

    private void GiveBack(Lease lease)
    {
        lock (turn)
        {
            if (!held.Remove(lease))
                return;
            Lower(byTenant, lease.Tenant);
            Lower(bySource, lease.Source);
        }
    }

    private static void Lower<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull
    {
        if (--counts[key] == 0)
            counts.Remove(key);
    }

    private sealed class Lease(SipSocketLimits limits, string tenant, IPAddress source) : IDisposable
    {
        public string Tenant { get; } = tenant;

        public IPAddress Source { get; } = source;

        public void Dispose() => limits.GiveBack(this);
    }
}
