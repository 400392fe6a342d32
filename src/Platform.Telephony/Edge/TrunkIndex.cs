using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;
using Platform.Domain.Catalog;

namespace Platform.Telephony.Edge;

/// <summary>
/// Which trunk an address belongs to. One hash look-up per prefix length in use, longest first, so that a stranger costs as
/// little as a carrier. IPv4 addresses in IPv6 form count as IPv4. Texts that are neither address nor block match nothing.
/// </summary>
public sealed class TrunkIndex
{
    private readonly (AddressFamily Family, int Bits, FrozenDictionary<UInt128, TrunkDocument> Blocks)[] levels;

    public TrunkIndex(IEnumerable<TrunkDocument> trunks)
    {
        levels = [.. trunks
            .SelectMany(trunk => trunk.Addresses.Select(text => (Trunk: trunk, Block: NetworkSyntax.Parse(text))))
            .Where(entry => entry.Block is not null)
            .GroupBy(entry => (entry.Block!.Value.BaseAddress.AddressFamily, entry.Block.Value.PrefixLength))
            .OrderByDescending(level => level.Key.PrefixLength)
            .Select(level => (level.Key.AddressFamily, level.Key.PrefixLength, Blocks: level
                .DistinctBy(entry => entry.Block!.Value.BaseAddress)
                .ToFrozenDictionary(entry => Masked(entry.Block!.Value.BaseAddress, entry.Block.Value.PrefixLength),
                    entry => entry.Trunk)))];
    }

    public TrunkDocument? Find(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var (family, bits, blocks) in levels)
        {
            if (plain.AddressFamily == family && blocks.TryGetValue(Masked(plain, bits), out var trunk))
                return trunk;
        }

        return null;
    }

    private static UInt128 Masked(IPAddress address, int bits)
    {
        Span<byte> octets = stackalloc byte[16];
        address.TryWriteBytes(octets, out var length);
        var value = UInt128.Zero;
        foreach (var octet in octets[..length])
            value = (value << 8) | octet;
        var width = length * 8;
        return bits == 0 ? 0 : value >> (width - bits) << (width - bits);
    }
}
