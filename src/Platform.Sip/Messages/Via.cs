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
        if (!TakeUntilSlash(ref text, out var name) || !name.Equals("SIP", StringComparison.OrdinalIgnoreCase)) return false;
        if (!TakeUntilSlash(ref text, out var version) || !SipGrammar.IsToken(version)) return false;
        var versionText = version.SequenceEqual(CurrentVersion) ? CurrentVersion : version.ToString();
        text = SipGrammar.TrimLws(text);
        var space = text.IndexOfAny(" \t\r\n");
        if (space < 0 || !SipGrammar.IsToken(text[..space])) return false;
        var transport = text[..space].ToString().ToUpperInvariant();
        text = SipGrammar.TrimLws(text[space..]);
        var semicolon = text.IndexOf(';');
        if (!SipGrammar.TryHostPort(SipGrammar.TrimLws(semicolon < 0 ? text : text[..semicolon]), out var host, out var port)) return false;
        if (!SipParameters.TryParse(semicolon < 0 ? default : text[semicolon..], out var parameters)) return false;
        via = new Via(transport, host.ToString(), port) { Version = versionText, Parameters = parameters };
        return true;
    }

    private static bool TakeUntilSlash(ref ReadOnlySpan<char> text, out ReadOnlySpan<char> part)
    {
        var slash = text.IndexOf('/');
        part = slash < 0 ? default : SipGrammar.TrimLws(text[..slash]);
        if (slash >= 0) text = text[(slash + 1)..];
        return slash >= 0;
    }

    public override string ToString() => $"SIP/{Version}/{Transport} {SentBy}{Parameters.Text}";
}
