using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Platform.Sip.Transports;

/// <summary>
/// An IP address as a number, so that a datagram's sender can be looked up without allocating. IPv4 stands in its IPv6 form,
/// ::ffff:a.b.c.d. The default value is no address.
/// </summary>
public readonly record struct SourceAddress(UInt128 Value)
{
    private static readonly UInt128 Mapped = (UInt128)0xffff << 32;

    public bool IsIPv4 => Value >> 32 == 0xffff;

    /// <summary>
    /// What limits count by: an IPv4 address itself, of IPv6 its /64, which is the least that one subscriber has and can hop
    /// about in.
    /// </summary>
    public SourceAddress Network => IsIPv4 ? this : new(Value >> 64 << 64);

    public static SourceAddress Of(IPAddress address)
    {
        Span<byte> octets = stackalloc byte[16];
        address.TryWriteBytes(octets, out var length);
        return Of(octets[..length]);
    }

    /// <summary>The address that the socket wrote there: sockaddr_in has it behind family and port, sockaddr_in6 behind the flow, too.</summary>
    public static SourceAddress Of(SocketAddress address) => address.Family == AddressFamily.InterNetwork
        ? Of(address.Buffer.Span.Slice(4, 4)) : Of(address.Buffer.Span.Slice(8, 16));

    public static bool TryParse(string? text, out SourceAddress address)
    {
        var isAddress = IPAddress.TryParse(text, out var parsed);
        address = isAddress ? Of(parsed!) : default;
        return isAddress;
    }

    private static SourceAddress Of(ReadOnlySpan<byte> octets) => octets.Length == 4
        ? new(Mapped | BinaryPrimitives.ReadUInt32BigEndian(octets))
        : new(BinaryPrimitives.ReadUInt128BigEndian(octets));

    public IPAddress ToIPAddress()
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, Value);
        return new IPAddress(IsIPv4 ? octets[12..] : octets);
    }

    public override string ToString() => ToIPAddress().ToString();
}
