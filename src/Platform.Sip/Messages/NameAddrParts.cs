namespace Platform.Sip.Messages;

/// <summary>The parts of a name-addr or addr-spec as slices of its text; see <see cref="SipUriParts"/>.</summary>
internal ref struct NameAddrParts
{
    public bool HasDisplayName { get; private set; }

    /// <summary>With its quotes where it has them.</summary>
    public ReadOnlySpan<char> DisplayName { get; private set; }

    /// <summary>A field, because it is large and read in place.</summary>
    public SipUriParts Uri;

    /// <summary>Of the header field: empty, or from the first ';'.</summary>
    public ReadOnlySpan<char> Parameters { get; private set; }

    public static bool TryRead(ReadOnlySpan<char> text, out NameAddrParts parts)
    {
        parts = default;
        text = SipGrammar.TrimLws(text);
        if (text.Length > 0 && text[0] == '"')
        {
            var length = SipGrammar.QuotedLength(text);
            if (length < 0) return false;
            parts.HasDisplayName = true;
            parts.DisplayName = text[..length];
            text = SipGrammar.TrimLws(text[length..]);
            if (text.Length == 0 || text[0] != '<') return false;
        }
        var open = text.IndexOf('<');
        if (open < 0) return parts.TryReadBare(text);
        return (open == 0 || parts.TryReadTokens(text[..open])) && parts.TryReadBracketed(text[open..]);
    }

    private bool TryReadTokens(ReadOnlySpan<char> text)
    {
        DisplayName = SipGrammar.TrimLws(text);
        HasDisplayName = true;
        foreach (var range in DisplayName.SplitAny(" \t\r\n"))
            if (DisplayName[range].Length > 0 && !SipGrammar.IsToken(DisplayName[range])) return false;
        return true;
    }

    private bool TryReadBracketed(ReadOnlySpan<char> text)
    {
        var close = text.IndexOf('>');
        if (close < 0 || !SipUriParts.TryRead(text[1..close], out Uri)) return false;
        Parameters = text[(close + 1)..];
        return SipParameters.IsValid(Parameters, out _);
    }

    /// <summary>RFC 3261 section 20: a URI with comma, question mark or semicolon needs the brackets.</summary>
    private bool TryReadBare(ReadOnlySpan<char> text)
    {
        var semicolon = text.IndexOf(';');
        var uriText = SipGrammar.TrimLws(semicolon < 0 ? text : text[..semicolon]);
        if (uriText.ContainsAny(',', '?') || !SipUriParts.TryRead(uriText, out Uri)) return false;
        Parameters = semicolon < 0 ? default : text[semicolon..];
        return SipParameters.IsValid(Parameters, out _);
    }
}
