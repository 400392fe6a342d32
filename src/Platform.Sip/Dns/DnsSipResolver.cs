using System.Net;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Dns;

/// <summary>What a resolver may use.</summary>
public sealed record DnsSipResolverOptions
{
    /// <summary>The transports that we speak, in the order to try those that a domain offers.</summary>
    public IReadOnlyList<SipTransportKind> Transports { get; init; } = [SipTransportKind.Udp, SipTransportKind.Tcp, SipTransportKind.Tls];

    /// <summary>Record types of addresses in the order to try them.</summary>
    public IReadOnlyList<DnsType> AddressTypes { get; init; } = [DnsType.A, DnsType.Aaaa];
}

/// <summary>
/// Where a SIP URI leads (RFC 3263 section 4) by SRV, A and AAAA records; NAPTR records are not asked for, so a domain's
/// transports are found by trying SRV for each. Gives all targets in the order to try them. TLS targets carry the URI's host as
/// the name to prove, never a name that only DNS said (RFC 5922 section 4).
/// </summary>
public sealed class DnsSipResolver(DnsClient client, Random random, DnsSipResolverOptions? options = null) : ISipResolver
{
    private readonly DnsSipResolverOptions _options = options ?? new DnsSipResolverOptions();
    private readonly Lock _randomLock = new();

    public async ValueTask<IReadOnlyList<SipPath>> ResolveAsync(SipUri uri, CancellationToken cancellation)
    {
        if (!uri.IsSip || SipRouting.TransportOf(uri) is not { } kind) return [];
        if (SipRouting.TryPath(uri, out var fixedPath)) return [fixedPath];
        var host = uri.Parameters.Get("maddr") ?? uri.Host;
        if (uri.Port != 0) return await AddressesAsync(kind, host, uri.Port, uri.Host, cancellation);
        var isFree = !uri.Parameters.Has("transport") && !uri.IsSecure;
        var hasServices = false;
        foreach (var offered in isFree ? _options.Transports : [kind])
        {
            var (targets, isKnown) = await ServicesAsync(offered, host, uri.Host, cancellation);
            if (targets.Count > 0) return targets;
            hasServices |= isKnown;
        }
        return hasServices ? [] : await AddressesAsync(kind, host, DefaultPort(kind), uri.Host, cancellation);
    }

    /// <summary>False when the domain has no SRV records for the transport; a record with the target "." is one that says no.</summary>
    private async Task<(IReadOnlyList<SipPath> Targets, bool IsKnown)> ServicesAsync(
        SipTransportKind kind, string domain, string serverName, CancellationToken cancellation)
    {
        if (ServicePrefix(kind) is not { } prefix) return ([], false);
        var result = await client.ResolveAsync(prefix + domain, DnsType.Srv, cancellation);
        var services = result.Records.OfType<ServiceRecord>().ToList();
        if (services.Count == 0) return ([], false);
        var targets = new List<SipPath>();
        foreach (var service in Ordered(services.Where(service => service.Target.Length > 0)))
            targets.AddRange(await AddressesAsync(kind, service.Target, service.Port, serverName, cancellation));
        return (targets, true);
    }

    private async Task<IReadOnlyList<SipPath>> AddressesAsync(
        SipTransportKind kind, string host, int port, string serverName, CancellationToken cancellation)
    {
        var targets = new List<SipPath>();
        var proven = kind == SipTransportKind.Tls ? serverName : null;
        foreach (var type in _options.AddressTypes)
        {
            var result = await client.ResolveAsync(host, type, cancellation);
            foreach (var record in result.Records.OfType<AddressRecord>())
                targets.Add(new SipPath(kind, new IPEndPoint(record.Address, port)) { ServerName = proven });
        }
        return targets;
    }

    private IReadOnlyList<ServiceRecord> Ordered(IEnumerable<ServiceRecord> services)
    {
        lock (_randomLock) return SrvOrder.Of(services, random);
    }

    private static int DefaultPort(SipTransportKind kind) => kind == SipTransportKind.Tls ? 5061 : 5060;

    private static string? ServicePrefix(SipTransportKind kind) => kind switch
    {
        SipTransportKind.Udp => "_sip._udp.",
        SipTransportKind.Tcp => "_sip._tcp.",
        SipTransportKind.Tls => "_sips._tcp.",
        _ => null,
    };
}
