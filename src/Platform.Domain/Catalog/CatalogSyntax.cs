using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Platform.Domain.Catalog;

/// <summary>How declared texts are written.</summary>
internal static partial class CatalogSyntax
{
    public const string IdRule = "lower-case letters, digits and dashes, 1 to 32 of them, not beginning with a dash";
    public const string AgentIdRule = "2 to 8 digits";
    public const string LoginRule = "lower-case letters, digits and . _ @ -, 1 to 64 of them, beginning with a letter or digit";

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,31}\z")]
    public static partial Regex Id { get; }

    [GeneratedRegex(@"\A[0-9]{2,8}\z")]
    public static partial Regex AgentId { get; }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._@-]{0,63}\z")]
    public static partial Regex Login { get; }

    [GeneratedRegex(@"\A[A-Z]{3}\z")]
    public static partial Regex Currency { get; }

    [GeneratedRegex(@"\A(\+[1-9][0-9]{0,14})?\z")]
    public static partial Regex Prefix { get; }

    /// <summary>Host names (RFC 1123 section 2.1), at most 253 characters.</summary>
    [GeneratedRegex(@"\A(?=.{1,253}\z)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z")]
    public static partial Regex Host { get; }

    [GeneratedRegex(@"\A([0-9a-f]{32}|[0-9a-f]{64})\z")]
    public static partial Regex Ha1 { get; }

    public static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= 100 && !name.Any(char.IsControl);

    /// <summary>An address or a CIDR block, written in full; null when it is neither. A block's host bits are zero.</summary>
    public static IPNetwork? ParseNetwork(string text)
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
