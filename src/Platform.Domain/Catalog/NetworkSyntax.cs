using System.Net;
using System.Net.Sockets;

namespace Platform.Domain.Catalog;

/// <summary>How operators write addresses and blocks of them.</summary>
public static class NetworkSyntax
{
    /// <summary>An address or a CIDR block, written in full; null when it is neither. A block's host bits are zero.</summary>
    public static IPNetwork? Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network)
            && IsWrittenInFull(text[..text.IndexOf('/', StringComparison.Ordinal)], network.BaseAddress))
            return network;
        return IPAddress.TryParse(text, out var address) && IsWrittenInFull(text, address)
            ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
            : null;
    }

    public static bool Overlap(IPNetwork one, IPNetwork other) => one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);

    /// <summary>Old notations such as <c>127.1</c> and zone indexes are read by the parser, but not by people.</summary>
    private static bool IsWrittenInFull(string text, IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? !text.Contains('%', StringComparison.Ordinal) && !text.StartsWith('[') : address.ToString() == text;
}
