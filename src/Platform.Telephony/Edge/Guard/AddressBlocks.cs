using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;
using Platform.Domain.Catalog;
using Platform.Sip.Transports;

namespace Platform.Telephony.Edge.Guard;

/// <summary>
/// A set of addresses and CIDR blocks that is asked without allocating: one hash look-up per prefix length in use. Texts that
/// are neither match nothing.
/// </summary>
internal sealed class AddressBlocks
{
    private const int IPv4PrefixBits = 96;

    private readonly (UInt128 Mask, FrozenSet<UInt128> Blocks)[] levels;

    public AddressBlocks(IEnumerable<string> texts)
    {
        levels = [.. texts.Select(Parse).OfType<(UInt128 Base, int Bits)>()
            .GroupBy(block => block.Bits)
            .Select(level => (Mask(level.Key), level.Select(block => block.Base & Mask(level.Key)).ToFrozenSet()))];
    }

    public bool Contains(SourceAddress address)
    {
        foreach (var (mask, blocks) in levels)
        {
            if (blocks.Contains(address.Value & mask))
                return true;
        }

        return false;
    }

    /// <summary>Whether the text can be in a set at all.</summary>
    public static bool IsBlock(string text) => Parse(text) is not null;

    private static (UInt128 Base, int Bits)? Parse(string text) => NetworkSyntax.Parse(text) is { } block
        ? (SourceAddress.Of(block.BaseAddress).Value, BitsOf(block.BaseAddress, block.PrefixLength))
        : null;

    private static int BitsOf(IPAddress address, int prefixLength) =>
        address.AddressFamily == AddressFamily.InterNetwork ? IPv4PrefixBits + prefixLength : prefixLength;

    private static UInt128 Mask(int bits) => bits == 0 ? 0 : UInt128.MaxValue << (128 - bits);
}
