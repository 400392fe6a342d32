using System.Globalization;
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

    public const string SomePrefixRule = "the beginning of an E.164 number such as +86, or + for all";
    public const string RoutePrefixRule = "the beginning of an E.164 number such as +86, a short number such as 110, or empty for all";
    public const string ShortNumberRule = "2 to 6 digits";
    public const string PeerUriRule = "a SIP URI of a host, with or without port and transport, such as sip:203.0.113.7:5060;transport=tcp";

    /// <summary>A prefix that is there; the plus alone stands for every number.</summary>
    [GeneratedRegex(@"\A\+([1-9][0-9]{0,14})?\z")]
    public static partial Regex SomePrefix { get; }

    [GeneratedRegex(@"\A(\+([1-9][0-9]{0,14})?|[0-9]{2,6})?\z")]
    public static partial Regex RoutePrefix { get; }

    [GeneratedRegex(@"\A[0-9]{2,6}\z")]
    public static partial Regex ShortNumber { get; }

    /// <summary>What rules for rewriting look for and put in front.</summary>
    [GeneratedRegex(@"\A[0-9+*#]{0,24}\z")]
    public static partial Regex DialString { get; }

    /// <summary>User names that need no escaping in a SIP URI and no quoting in a digest.</summary>
    [GeneratedRegex(@"\A[A-Za-z0-9._~!$&*+@-]{1,64}\z")]
    public static partial Regex SipUser { get; }

    [GeneratedRegex(@"\A(?<scheme>sips?):(?<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)(:(?<port>[0-9]{1,5}))?(;transport=(udp|tcp|tls))?\z")]
    private static partial Regex PeerUri { get; }

    /// <summary>Host names (RFC 1123 section 2.1), at most 253 characters.</summary>
    [GeneratedRegex(@"\A(?=.{1,253}\z)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z")]
    public static partial Regex Host { get; }

    [GeneratedRegex(@"\A([0-9a-f]{32}|[0-9a-f]{64})\z")]
    public static partial Regex Ha1 { get; }

    public static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= 100 && !name.Any(char.IsControl);

    /// <summary>A SIP URI that names nothing but a host and the way there (RFC 3261 section 19.1.1).</summary>
    public static bool IsPeerUri(string text)
    {
        var parts = PeerUri.Match(text);
        if (!parts.Success || (parts.Groups["port"] is { Success: true } port && int.Parse(port.ValueSpan, CultureInfo.InvariantCulture) is 0 or > 65_535))
            return false;
        var host = parts.Groups["host"].Value;
        return host.StartsWith('[')
            ? IPAddress.TryParse(host.AsSpan(1, host.Length - 2), out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            : Host.IsMatch(host);
    }
}
