using System.Buffers;
using System.Text;

namespace Platform.Sip.Messages;

/// <summary>
/// The ";name=value" list of a URI or header field (RFC 3261 section 25.1, generic-param), kept as one canonical text
/// without white space. Names compare without case. Values stay as written: quoted values keep their quotes here.
/// </summary>
public readonly record struct SipParameters
{
    private static readonly SearchValues<char> NeverInName = SearchValues.Create(" \t\r\n\"<>,@");
    private static readonly SearchValues<char> NeverInValue = SearchValues.Create(" \t\r\n\"<>,");

    private readonly string? _text;

    private SipParameters(string text) => _text = text;

    /// <summary>Empty, or ";a;b=c".</summary>
    public string Text => _text ?? "";

    public bool IsEmpty => Text.Length == 0;

    /// <summary>
    /// Reads text that is empty or starts with ';'. False for an empty parameter (";;"), a name that is no token,
    /// or an unclosed quote.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out SipParameters parameters)
    {
        var isValid = IsValid(text, out _);
        parameters = isValid ? From(text) : default;
        return isValid;
    }

    /// <summary>The value of text that <see cref="IsValid"/> accepted.</summary>
    internal static SipParameters From(ReadOnlySpan<char> text)
    {
        text = SipGrammar.TrimLws(text);
        if (text.IsEmpty) return default;
        IsValid(text, out var isCanonical);
        return new SipParameters(isCanonical ? text.ToString() : Compacted(text));
    }

    /// <summary>As TryParse, without making the value. Canonical text has no white space outside of quotes.</summary>
    internal static bool IsValid(ReadOnlySpan<char> text, out bool isCanonical)
    {
        isCanonical = true;
        if (text.IsEmpty) return true;
        text = SipGrammar.TrimLws(text);
        while (text.Length > 0)
        {
            if (!TryTake(ref text, out var name, out var value, out var hasValue, out var isCompact)) return false;
            if (!IsName(name) || hasValue && !IsValue(value)) return false;
            isCanonical &= isCompact;
        }
        return true;
    }

    private static string Compacted(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        while (TryTake(ref text, out var name, out var value, out var hasValue, out _))
        {
            result.Append(';').Append(name);
            if (hasValue) result.Append('=').Append(value);
        }
        return result.ToString();
    }

    /// <summary>Cuts ";name=value" off the front. False at the end, without a ';' and at an unclosed quote.</summary>
    private static bool TryTake(
        ref ReadOnlySpan<char> text, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value, out bool hasValue, out bool isCompact)
    {
        name = value = default;
        hasValue = isCompact = false;
        if (text.IsEmpty || text[0] != ';') return false;
        var end = SipGrammar.IndexOutside(text[1..], ';');
        if (end == -2) return false;
        var item = end < 0 ? text[1..] : text[1..(end + 1)];
        text = end < 0 ? default : text[(end + 1)..];
        var equals = item.IndexOf('=');
        hasValue = equals >= 0;
        name = SipGrammar.TrimLws(hasValue ? item[..equals] : item);
        value = hasValue ? SipGrammar.TrimLws(item[(equals + 1)..]) : default;
        isCompact = name.Length + value.Length + (hasValue ? 1 : 0) == item.Length;
        return true;
    }

    private static bool IsName(ReadOnlySpan<char> name) => name.Length > 0 && !name.ContainsAny(NeverInName);

    private static bool IsValue(ReadOnlySpan<char> value)
    {
        if (value.Length == 0) return false;
        if (value[0] == '"') return SipGrammar.QuotedLength(value) == value.Length;
        return !value.ContainsAny(NeverInValue);
    }

    public bool Has(string name) => TryFind(name, out _, out _, out _);

    /// <summary>The value without quotes; "" for a parameter without a value; null when absent.</summary>
    public string? Get(string name)
    {
        if (!TryFind(name, out _, out _, out var value)) return null;
        return SipGrammar.Unquote(value.Of(Text));
    }

    /// <summary>Sets or adds one parameter. A null value writes the bare name. The value must already be a token or quoted.</summary>
    public SipParameters With(string name, string? value)
    {
        var written = value is null ? ";" + name : $";{name}={value}";
        return TryFind(name, out var start, out var end, out _)
            ? new SipParameters(string.Concat(Text.AsSpan(0, start), written, Text.AsSpan(end)))
            : new SipParameters(Text + written);
    }

    public SipParameters Without(string name) =>
        TryFind(name, out var start, out var end, out _) ? new SipParameters(Text.Remove(start, end - start)) : this;

    /// <summary>The parameters in their order; values as <see cref="Get"/> gives them.</summary>
    public IEnumerable<KeyValuePair<string, string>> All()
    {
        var position = 0;
        while (TryNext(position, out var name, out var value, out var end))
        {
            yield return new(name.Of(Text).ToString(), SipGrammar.Unquote(value.Of(Text)));
            position = end;
        }
    }

    private bool TryFind(string wanted, out int start, out int end, out Slice value)
    {
        start = 0;
        while (TryNext(start, out var name, out var range, out end))
        {
            if (name.Of(Text).Equals(wanted, StringComparison.OrdinalIgnoreCase))
            {
                value = range;
                return true;
            }
            start = end;
        }
        value = default;
        return false;
    }

    private bool TryNext(int position, out Slice name, out Slice value, out int end)
    {
        var text = Text.AsSpan();
        name = value = default;
        end = position;
        if (position >= text.Length) return false;
        var length = SipGrammar.IndexOutside(text[(position + 1)..], ';');
        end = length < 0 ? text.Length : position + 1 + length;
        var item = text[(position + 1)..end];
        var equals = item.IndexOf('=');
        name = new Slice(position + 1, equals < 0 ? item.Length : equals);
        value = equals < 0 ? new Slice(end, 0) : new Slice(position + 2 + equals, item.Length - equals - 1);
        return true;
    }

    private readonly record struct Slice(int Start, int Length)
    {
        public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);
    }
}
