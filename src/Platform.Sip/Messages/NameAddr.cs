namespace Platform.Sip.Messages;

/// <summary>
/// The value of From, To, Contact, Route, Record-Route, Refer-To and P-Asserted-Identity (RFC 3261 section 20.10):
/// [display name] &lt;URI&gt; *(;parameter), or a bare URI whose ';' parameters then belong to the header field.
/// </summary>
public sealed record NameAddr(SipUri Uri)
{
    /// <summary>Without quotes and escapes; null when absent.</summary>
    public string? DisplayName { get; init; }

    public SipParameters Parameters { get; init; }

    public string? Tag => Parameters.Get("tag");

    public NameAddr WithTag(string? tag) =>
        this with { Parameters = tag is null ? Parameters.Without("tag") : Parameters.With("tag", tag) };

    public static NameAddr Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"Not a name-addr: {text}");

    public static bool TryParse(ReadOnlySpan<char> text, out NameAddr value)
    {
        value = null!;
        text = SipGrammar.TrimLws(text);
        string? display = null;
        if (text.Length > 0 && text[0] == '"')
        {
            var length = SipGrammar.QuotedLength(text);
            if (length < 0) return false;
            display = SipGrammar.Unquote(text[..length]);
            text = SipGrammar.TrimLws(text[length..]);
            if (text.Length == 0 || text[0] != '<') return false;
        }
        var open = text.IndexOf('<');
        if (open < 0) return TryParseBare(text, out value);
        if (open > 0 && !TryDisplayTokens(text[..open], ref display)) return false;
        var close = text.IndexOf('>');
        if (close < open || !SipUri.TryParse(text[(open + 1)..close], out var uri)) return false;
        if (!SipParameters.TryParse(text[(close + 1)..], out var parameters)) return false;
        value = new NameAddr(uri) { DisplayName = display, Parameters = parameters };
        return true;
    }

    private static bool TryDisplayTokens(ReadOnlySpan<char> text, ref string? display)
    {
        text = SipGrammar.TrimLws(text);
        foreach (var range in text.SplitAny(" \t\r\n"))
            if (text[range].Length > 0 && !SipGrammar.IsToken(text[range])) return false;
        display = text.ToString();
        return true;
    }

    /// <summary>RFC 3261 section 20: a URI with comma, question mark or semicolon needs the brackets.</summary>
    private static bool TryParseBare(ReadOnlySpan<char> text, out NameAddr value)
    {
        value = null!;
        var semicolon = text.IndexOf(';');
        var uriText = SipGrammar.TrimLws(semicolon < 0 ? text : text[..semicolon]);
        if (uriText.ContainsAny(",?") || !SipUri.TryParse(uriText, out var uri)) return false;
        if (!SipParameters.TryParse(semicolon < 0 ? default : text[semicolon..], out var parameters)) return false;
        value = new NameAddr(uri) { Parameters = parameters };
        return true;
    }

    public override string ToString() =>
        DisplayName is null ? $"<{Uri}>{Parameters.Text}" : $"{SipGrammar.Quote(DisplayName)} <{Uri}>{Parameters.Text}";
}
