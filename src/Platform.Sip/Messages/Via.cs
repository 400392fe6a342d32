using System.Globalization;

namespace Platform.Sip.Messages;

/// <summary>One Via value (RFC 3261 section 20.42, received and rport of RFC 3581).</summary>
public sealed record Via(string Transport, string Host, int Port)
{
    /// <summary>Section 8.1.1.7: a branch with this prefix is unique across space and time.</summary>
    public const string MagicCookie = "z9hG4bK";

    public const string CurrentVersion = "2.0";

    /// <summary>Of the protocol that the hop spoke; a message of version 2.0 has no other.</summary>
    public string Version { get; init; } = CurrentVersion;

    public SipParameters Parameters { get; init; }

    public string? Branch => Parameters.Get("branch");

    /// <summary>The branch when it identifies a transaction by RFC 3261; null for RFC 2543 peers and an empty cookie.</summary>
    public string? UniqueBranch =>
        Branch is { } branch && branch.Length > MagicCookie.Length
        && branch.StartsWith(MagicCookie, StringComparison.OrdinalIgnoreCase) ? branch : null;

    /// <summary>Without the brackets that some write around an IPv6 address here (RFC 5118 section 4.5).</summary>
    public string? Received => Parameters.Get("received")?.Trim('[', ']');

    public bool WantsResponsePort => Parameters.Has("rport");

    /// <summary>The rport value; 0 when absent or without a value.</summary>
    public int ResponsePort =>
        SipGrammar.TryNumber(Parameters.Get("rport"), 65535, out var port) ? (int)port : 0;

    /// <summary>Host and port as one text, the port only when it was given.</summary>
    public string SentBy => Port == 0 ? Host : $"{Host}:{Port.ToString(CultureInfo.InvariantCulture)}";

    public static bool TryParse(ReadOnlySpan<char> text, out Via via)
    {
        via = null!;
        if (!ViaParts.TryRead(text, out var parts)) return false;
        var version = parts.Version.SequenceEqual(CurrentVersion) ? CurrentVersion : parts.Version.ToString();
        via = new Via(TransportName(parts.Transport), parts.Host.ToString(), parts.Port)
        {
            Version = version, Parameters = SipParameters.From(parts.Parameters),
        };
        return true;
    }

    private static string TransportName(ReadOnlySpan<char> text) => text switch
    {
        "UDP" => "UDP",
        "TCP" => "TCP",
        "TLS" => "TLS",
        _ => text.ToString().ToUpperInvariant(),
    };

    public override string ToString() => $"SIP/{Version}/{Transport} {SentBy}{Parameters.Text}";
}
