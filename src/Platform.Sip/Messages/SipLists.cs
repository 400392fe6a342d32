using System.Text;

namespace Platform.Sip.Messages;

/// <summary>Comma lists and folded lines (RFC 3261 sections 7.3.1).</summary>
internal static class SipLists
{
    /// <summary>Splits at commas outside quotes and brackets; a malformed rest is given back as one part, for its reader to refuse.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        while (start <= text.Length)
        {
            var comma = SipGrammar.IndexOutside(text.AsSpan(start), ',');
            var end = comma < 0 ? text.Length : start + comma;
            var part = SipGrammar.TrimLws(text.AsSpan(start, end - start));
            if (part.Length > 0) yield return part.ToString();
            start = end + 1;
        }
    }

    /// <summary>The first part of a comma list.</summary>
    public static ReadOnlySpan<char> First(ReadOnlySpan<char> text)
    {
        var comma = SipGrammar.IndexOutside(text, ',');
        return comma < 0 ? text : SipGrammar.TrimLws(text[..comma]);
    }

    /// <summary>As <see cref="Split"/>, part by part: cuts the next one that is not empty off the front.</summary>
    public static bool TryTake(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> part)
    {
        part = default;
        while (part.IsEmpty && !rest.IsEmpty)
        {
            var comma = SipGrammar.IndexOutside(rest, ',');
            part = SipGrammar.TrimLws(comma < 0 ? rest : rest[..comma]);
            rest = comma < 0 ? default : rest[(comma + 1)..];
        }
        return !part.IsEmpty;
    }

    /// <summary>Each line break, a stray CR or LF too, becomes one space together with the white space after it. Bytes that are no UTF-8 become U+FFFD.</summary>
    public static string Unfold(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value);
        if (!text.AsSpan().ContainsAny('\r', '\n')) return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\r' or '\n'))
            {
                result.Append(text[i]);
                continue;
            }
            while (i + 1 < text.Length && text[i + 1] is '\r' or '\n' or ' ' or '\t') i++;
            result.Append(' ');
        }
        return result.ToString().Trim();
    }
}
