using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Platform.Media.Native;

/// <summary>
/// A kernel socket address (sockaddr_in or sockaddr_in6) as a value that compares by its bytes. Layout: family (2, host order),
/// port (2, network order), then IPv4 address (4), or flow (4), IPv6 address (16), scope (4).
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = Capacity)]
internal struct KernelAddress : IEquatable<KernelAddress>
{
    public const int Capacity = 28;
    private const int Inet4Length = 16;

    private uint _familyAndPort;
    private uint _word1;
    private uint _word2;
    private uint _word3;
    private uint _word4;
    private uint _word5;
    private uint _word6;

    public readonly bool IsNone => _familyAndPort == 0;

    public readonly int Length => Family == Libc.AddressFamilyInet ? Inet4Length : Capacity;

    public readonly int Port => BinaryPrimitives.ReverseEndianness((ushort)(_familyAndPort >> 16));

    private readonly int Family => (ushort)_familyAndPort;

    /// <summary>Makes the address; IPv4 is mapped when <paramref name="family"/> is IPv6.</summary>
    public static KernelAddress From(IPAddress address, int port, AddressFamily family)
    {
        var result = default(KernelAddress);
        var bytes = MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref result, 1));
        var isInet6 = family == AddressFamily.InterNetworkV6;
        MemoryMarshal.Write(bytes, (ushort)(isInet6 ? Libc.AddressFamilyInet6 : Libc.AddressFamilyInet));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], (ushort)port);
        var written = isInet6 ? address.MapToIPv6() : address;
        written.TryWriteBytes(bytes[(isInet6 ? 8 : 4)..], out _);
        if (isInet6 && address.IsIPv6LinkLocal) result._word6 = (uint)address.ScopeId;
        return result;
    }

    public readonly KernelAddress WithPort(int port)
    {
        var result = this;
        result._familyAndPort = (uint)Family | ((uint)BinaryPrimitives.ReverseEndianness((ushort)port) << 16);
        return result;
    }

    public readonly bool HasSameHost(in KernelAddress other) =>
        Family == other.Family && _word1 == other._word1
        && (Family == Libc.AddressFamilyInet
            || (_word2 == other._word2 && _word3 == other._word3 && _word4 == other._word4 && _word5 == other._word5));

    /// <summary>Writes the IP address, 4 or 16 bytes in network order, an IPv4-mapped one as IPv4; gives their number.</summary>
    public readonly int WriteHost(Span<byte> target, out bool isInet6)
    {
        var copy = this;
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref copy, 1));
        var host = Family == Libc.AddressFamilyInet ? bytes.Slice(4, 4) : bytes.Slice(8, 16);
        var isMapped = host.Length == 16 && _word2 == 0 && _word3 == 0 && host[8..12].SequenceEqual<byte>([0, 0, 0xFF, 0xFF]);
        if (isMapped) host = host[12..];
        isInet6 = host.Length == 16;
        host.CopyTo(target);
        return host.Length;
    }

    public readonly MediaAddress ToMediaAddress()
    {
        var copy = this;
        var bytes = MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref copy, 1));
        var address = Family == Libc.AddressFamilyInet ? new IPAddress(bytes.Slice(4, 4)) : new IPAddress(bytes.Slice(8, 16), _word6);
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return new MediaAddress(address.ToString(), Port);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Equals(KernelAddress other) =>
        _familyAndPort == other._familyAndPort && _word1 == other._word1 && _word2 == other._word2 && _word3 == other._word3
        && _word4 == other._word4 && _word5 == other._word5 && _word6 == other._word6;

    public override readonly bool Equals(object? obj) => obj is KernelAddress other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(_familyAndPort, _word1, _word2, _word3, _word4, _word5, _word6);
}
