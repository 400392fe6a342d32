namespace Platform.Sip.Messages;

/// <summary>The parts of one Via value as slices of its text; see <see cref="SipUriParts"/>.</summary>
internal ref struct ViaParts
{
    public ReadOnlySpan<char> Version { get; private set; }

    public ReadOnlySpan<char> Transport { get; private set; }

    public ReadOnlySpan<char> Host { get; private set; }

    public int Port { get; private set; }

    /// <summary>Empty, or from the first ';'.</summary>
    public ReadOnlySpan<char> Parameters { get; private set; }

    public static bool TryRead(ReadOnlySpan<char> text, out ViaParts parts)
    {
        parts = default;
        if (!TakeUntilSlash(ref text, out var name) || !name.Equals("SIP", StringComparison.OrdinalIgnoreCase)) return false;
        if (!TakeUntilSlash(ref text, out var version) || !SipGrammar.IsToken(version)) return false;
        text = SipGrammar.TrimLws(text);
        var space = text.IndexOfAny(" \t\r\n");
        if (space < 0 || !SipGrammar.IsToken(text[..space])) return false;
        parts.Version = version;
        parts.Transport = text[..space];
        text = SipGrammar.TrimLws(text[space..]);
        var semicolon = text.IndexOf(';');
        if (!SipGrammar.TryHostPort(SipGrammar.TrimLws(semicolon < 0 ? text : text[..semicolon]), out var host, out var port)) return false;
        parts.Host = host;
        parts.Port = port;
        parts.Parameters = semicolon < 0 ? default : text[semicolon..];
        return SipParameters.IsValid(parts.Parameters, out _);
    }

    private static bool TakeUntilSlash(scoped ref ReadOnlySpan<char> text, out ReadOnlySpan<char> part)
    {
        var slash = text.IndexOf('/');
        part = slash < 0 ? default : SipGrammar.TrimLws(text[..slash]);
        if (slash >= 0) text = text[(slash + 1)..];
        return slash >= 0;
    }
}
