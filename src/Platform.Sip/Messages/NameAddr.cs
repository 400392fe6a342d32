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
        if (!NameAddrParts.TryRead(text, out var parts)) return false;
        value = new NameAddr(SipUri.From(parts.Uri))
        {
            DisplayName = parts.HasDisplayName ? SipGrammar.Unquote(parts.DisplayName) : null,
            Parameters = SipParameters.From(parts.Parameters),
        };
        return true;
    }

    public override string ToString() =>
        DisplayName is null ? $"<{Uri}>{Parameters.Text}" : $"{SipGrammar.Quote(DisplayName)} <{Uri}>{Parameters.Text}";
}
