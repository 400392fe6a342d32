using System.Net;
using System.Net.Sockets;
using Platform.Domain.Catalog;

namespace Platform.Gateway.Outbound;

/// <summary>
/// Which addresses may be asked that tenants name (their servers for look-ups, their OpenID providers): those of the Internet (what the IANA special-purpose registries of RFC 6890 say is globally
/// reachable), and those that the operator allows. An IPv6 address that stands for an IPv4 one is judged as that one.
/// </summary>
internal sealed class OutboundAddresses(IReadOnlyList<string> allowed)
{
    /// <summary>For an operator who trusts its tenants with its own networks.</summary>
    public static readonly OutboundAddresses All = new(["0.0.0.0/0", "::/0"]);

    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Unicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private readonly IPNetwork[] exceptions = [.. allowed.Select(Parse)];

    public bool MayReach(IPAddress address)
    {
        var judged = Meant(address);
        return exceptions.Any(network => network.Contains(judged))
            || ((judged.AddressFamily == AddressFamily.InterNetwork || Unicast.Contains(judged)) && !Private.Any(network => network.Contains(judged)));
    }

    /// <summary>Mapped (RFC 4291), translated (RFC 6052) and 6to4 (RFC 3056) addresses name an IPv4 one.</summary>
    private static IPAddress Meant(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        var octets = address.GetAddressBytes();
        if (Translated.Contains(address))
            return new IPAddress(octets.AsSpan(12, 4));
        return SixToFour.Contains(address) ? new IPAddress(octets.AsSpan(2, 4)) : new IPAddress(octets);
    }

    private static IPNetwork Parse(string text) => NetworkSyntax.Parse(text)
        ?? throw new InvalidOperationException($"LookUps:AllowedNetworks: '{text}' is neither an address nor a CIDR block.");
}
