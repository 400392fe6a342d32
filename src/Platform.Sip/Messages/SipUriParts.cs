namespace Platform.Sip.Messages;

/// <summary>
/// The parts of a URI as slices of its text: the one reader of the grammar, for <see cref="SipUri"/> and for validation, which
/// needs to know that a text is a URI and nothing more. Allocates nothing.
/// </summary>
internal ref struct SipUriParts
{
    public ReadOnlySpan<char> Scheme { get; private set; }

    /// <summary>True for sip and sips; otherwise only the scheme and <see cref="Opaque"/> are read.</summary>
    public bool IsSip { get; private set; }

    public bool HasUser { get; private set; }

    public ReadOnlySpan<char> User { get; private set; }

    public bool HasPassword { get; private set; }

    public ReadOnlySpan<char> Password { get; private set; }

    public ReadOnlySpan<char> Host { get; private set; }

    public int Port { get; private set; }

    /// <summary>Empty, or from the first ';'.</summary>
    public ReadOnlySpan<char> Parameters { get; private set; }

    public ReadOnlySpan<char> Headers { get; private set; }

    public ReadOnlySpan<char> Opaque { get; private set; }

    public static bool TryRead(ReadOnlySpan<char> text, out SipUriParts parts)
    {
        parts = default;
        var colon = text.IndexOf(':');
        if (colon <= 0) return false;
        parts.Scheme = text[..colon];
        parts.IsSip = IsSipScheme(parts.Scheme);
        var rest = text[(colon + 1)..];
        if (parts.IsSip) return parts.TryReadSip(rest);
        parts.Opaque = rest;
        return IsScheme(parts.Scheme) && SipGrammar.IsOpaqueUri(rest);
    }

    private static bool IsSipScheme(ReadOnlySpan<char> text) =>
        text.Length is 3 or 4 && (text[0] | 0x20) == 's' && (text[1] | 0x20) == 'i' && (text[2] | 0x20) == 'p'
        && (text.Length == 3 || (text[3] | 0x20) == 's');

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0])) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return false;
        return true;
    }

    private bool TryReadSip(ReadOnlySpan<char> rest)
    {
        var at = rest.IndexOf('@');
        if (at >= 0)
        {
            if (!TryReadUser(rest[..at])) return false;
            rest = rest[(at + 1)..];
        }
        var question = rest.IndexOf('?');
        if (question >= 0)
        {
            Headers = rest[(question + 1)..];
            if (!SipGrammar.IsUriTail(Headers)) return false;
            rest = rest[..question];
        }
        var semicolon = rest.IndexOf(';');
        var hostPort = semicolon < 0 ? rest : rest[..semicolon];
        Parameters = semicolon < 0 ? default : rest[semicolon..];
        if (hostPort.ContainsAny(" \t\r\n") || !SipGrammar.TryHostPort(hostPort, out var host, out var port)) return false;
        Host = host;
        Port = port;
        return Parameters.IsEmpty
            || SipGrammar.IsUriTail(Parameters) && EscapesAreWhole(Parameters) && SipParameters.IsValid(Parameters, out _);
    }

    private bool TryReadUser(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        HasUser = true;
        User = colon < 0 ? text : text[..colon];
        if (!SipGrammar.IsUser(User) || !EscapesAreWhole(text)) return false;
        if (colon < 0) return true;
        HasPassword = true;
        Password = text[(colon + 1)..];
        return SipGrammar.IsPassword(Password);
    }

    private static bool EscapesAreWhole(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOf('%'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] != '%') continue;
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2])) return false;
        }
        return true;
    }
}
