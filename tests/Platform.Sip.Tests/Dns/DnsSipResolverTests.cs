using System.Net;
using Platform.Sip.Dns;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;

namespace Platform.Sip.Tests.Dns;

/// <summary>RFC 3263 section 4 against one zone.</summary>
public sealed class DnsSipResolverTests
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("sip:1@192.0.2.9", "udp:192.0.2.9:5060")]
    [InlineData("sip:1@plain.example", "udp:192.0.2.1:5060 udp:[2001:db8::1]:5060")]
    [InlineData("sip:1@plain.example:5070", "udp:192.0.2.1:5070 udp:[2001:db8::1]:5070")]
    [InlineData("sip:1@plain.example;transport=tcp", "tcp:192.0.2.1:5060 tcp:[2001:db8::1]:5060")]
    [InlineData("sips:1@plain.example", "tls:192.0.2.1:5061#plain.example tls:[2001:db8::1]:5061#plain.example")]
    [InlineData("sip:1@udp.example", "udp:192.0.2.11:5065 udp:192.0.2.12:5066")]
    [InlineData("sip:1@udp.example:5060", "")]
    [InlineData("sip:1@tcp.example", "tcp:192.0.2.11:5067")]
    [InlineData("sip:1@tcp.example;transport=udp", "")]
    [InlineData("sips:1@tls.example", "tls:192.0.2.11:5099#tls.example")]
    [InlineData("sip:1@tls.example", "tls:192.0.2.11:5099#tls.example")]
    [InlineData("sip:1@tls.example;transport=tls", "tls:192.0.2.11:5099#tls.example")]
    [InlineData("sip:1@closed.example", "")]
    [InlineData("sip:1@half.example", "tcp:192.0.2.11:5060")]
    [InlineData("sip:1@other.example;maddr=plain.example", "udp:192.0.2.1:5060 udp:[2001:db8::1]:5060")]
    [InlineData("sip:1@nowhere.example", "")]
    [InlineData("sip:1@plain.example;transport=sctp", "")]
    [InlineData("tel:+1", "")]
    public async Task Uri_leads_to(string uri, string targets)
    {
        await using var zone = new DnsZone
        {
            Records =
            {
                new AddressRecord("plain.example", Life, IPAddress.Parse("192.0.2.1")), new AddressRecord("plain.example", Life, IPAddress.Parse("2001:db8::1")),
                new AddressRecord("a.example", Life, IPAddress.Parse("192.0.2.11")), new AddressRecord("b.example", Life, IPAddress.Parse("192.0.2.12")),
                new ServiceRecord("_sip._udp.udp.example", Life, 20, 0, 5066, "b.example"), new ServiceRecord("_sip._udp.udp.example", Life, 10, 0, 5065, "a.example"),
                new ServiceRecord("_sip._tcp.tcp.example", Life, 10, 0, 5067, "a.example"), new ServiceRecord("_sips._tcp.tls.example", Life, 10, 0, 5099, "a.example"),
                new ServiceRecord("_sip._udp.closed.example", Life, 0, 0, 0, ""), new AddressRecord("closed.example", Life, IPAddress.Parse("192.0.2.66")),
                new ServiceRecord("_sip._udp.half.example", Life, 0, 0, 0, ""), new ServiceRecord("_sip._tcp.half.example", Life, 0, 0, 5060, "a.example"),
            },
        };
        var resolver = new DnsSipResolver(new DnsClient(zone.Options, TimeProvider.System), new Random(3263));
        var paths = await resolver.ResolveAsync(SipUri.Parse(uri), default);
        Assert.Equal(targets, string.Join(' ', paths));
    }
}
