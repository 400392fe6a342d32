using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Platform.Gateway.Edge;

/// <summary>
/// Token buckets at the door: one a tenant, so that none starves the others, one a source for log-ins, since hashing passwords is dear, and
/// a wider one for refreshes: each of an office's browsers makes some an hour, and one at each reload.
/// </summary>
internal sealed class EdgeRateLimits : IDisposable
{
    private const int RefreshesPerLogIn = 10;

    private static readonly TimeSpan Unknown = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<string> requests;
    private readonly PartitionedRateLimiter<IPAddress> logIns;
    private readonly PartitionedRateLimiter<IPAddress> refreshes;

    public EdgeRateLimits(IOptions<GatewayOptions> options)
    {
        var limits = options.Value;
        requests = PartitionedRateLimiter.Create<string, string>(tenant => RateLimitPartition.GetTokenBucketLimiter(tenant,
            _ => Bucket(limits.TenantRequestBurst, limits.TenantRequestsPerSecond, TimeSpan.FromSeconds(1))));
        logIns = PerSource(limits.LogInsPerMinutePerSource);
        refreshes = PerSource(RefreshesPerLogIn * limits.LogInsPerMinutePerSource);
    }

    /// <returns>Null when the request may go on, else how long to wait.</returns>
    public TimeSpan? TryRequest(string tenant) => Try(requests, tenant);

    /// <param name="source">All of an IPv6 /64 is one source: one customer has as many addresses as it likes.</param>
    public TimeSpan? TryLogIn(IPAddress? source) => Try(logIns, Prefix(source ?? IPAddress.None));

    /// <param name="source">As for <see cref="TryLogIn"/>.</param>
    public TimeSpan? TryRefresh(IPAddress? source) => Try(refreshes, Prefix(source ?? IPAddress.None));

    public void Dispose()
    {
        requests.Dispose();
        logIns.Dispose();
        refreshes.Dispose();
    }

    private static TimeSpan? Try<TResource>(PartitionedRateLimiter<TResource> limiter, TResource resource)
    {
        using var lease = limiter.AttemptAcquire(resource);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Unknown;
    }

    private static PartitionedRateLimiter<IPAddress> PerSource(int perMinute) => PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        source => RateLimitPartition.GetTokenBucketLimiter(source, _ => Bucket(perMinute, perMinute, TimeSpan.FromMinutes(1))));

    private static TokenBucketRateLimiterOptions Bucket(int limit, int perPeriod, TimeSpan period) => new()
    {
        TokenLimit = limit,
        TokensPerPeriod = perPeriod,
        ReplenishmentPeriod = period,
        QueueLimit = 0,
        AutoReplenishment = true,
    };

    private static IPAddress Prefix(IPAddress source)
    {
        if (source.IsIPv4MappedToIPv6)
            return source.MapToIPv4();
        if (source.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6)
            return source;
        var bytes = source.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
