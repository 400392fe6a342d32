using System.Net;

namespace Platform.Sip.Dns;

/// <summary>Record types that SIP needs, with their numbers on the wire (RFC 1035, RFC 3596, RFC 2782).</summary>
public enum DnsType
{
    A = 1,
    Cname = 5,
    Soa = 6,
    Aaaa = 28,
    Srv = 33,
}

/// <summary>A resource record. Names are lower case without the last dot; the root is "".</summary>
public abstract record DnsRecord(string Name, TimeSpan TimeToLive);

public sealed record AddressRecord(string Name, TimeSpan TimeToLive, IPAddress Address) : DnsRecord(Name, TimeToLive);

/// <summary>CNAME.</summary>
public sealed record AliasRecord(string Name, TimeSpan TimeToLive, string Target) : DnsRecord(Name, TimeToLive);

/// <summary>SRV (RFC 2782). The target "" says that the service is not offered.</summary>
public sealed record ServiceRecord(string Name, TimeSpan TimeToLive, int Priority, int Weight, int Port, string Target)
    : DnsRecord(Name, TimeToLive);

/// <summary>SOA of a negative answer; its minimum bounds how long the absence may be kept (RFC 2308 section 5).</summary>
public sealed record AuthorityRecord(string Name, TimeSpan TimeToLive, TimeSpan Minimum) : DnsRecord(Name, TimeToLive);
