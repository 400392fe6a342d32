using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;

namespace Platform.Sip.Messages;

/// <summary>Character classes and small scanners of RFC 3261 section 25.1, over text and over bytes.</summary>
public static class SipGrammar
{
    private const string Alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const string Token = Alphanumeric + "-.!%*_+`'~";
    private const string Word = Token + "()<>:\\\"/[]?{}";
    private const string Unreserved = Alphanumeric + "-_.!~*'()";

    private static readonly SearchValues<byte> TokenBytes = SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(Token));
    private static readonly SearchValues<char> TokenChars = SearchValues.Create(Token);
    private static readonly SearchValues<char> WordChars = SearchValues.Create(Word + "@");
    private static readonly SearchValues<char> UserChars = SearchValues.Create(Unreserved + "%&=+$,;?/");
    private static readonly SearchValues<char> PasswordChars = SearchValues.Create(Unreserved + "%&=+$,");
    private static readonly SearchValues<char> UriTailChars = SearchValues.Create(Unreserved + "%[]/:&+$;=?,");
    private static readonly SearchValues<char> HostChars = SearchValues.Create(Alphanumeric + "-._");
    private static readonly SearchValues<char> Ipv6Chars = SearchValues.Create("0123456789abcdefABCDEF:.");
    private static readonly SearchValues<char> OpaqueUriChars = SearchValues.Create(Unreserved + ";/?:@&=+$,%#[]");

    public static bool IsToken(ReadOnlySpan<byte> text) => text.Length > 0 && !text.ContainsAnyExcept(TokenBytes);

    public static bool IsToken(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(TokenChars);

    /// <summary>A Call-ID: word [ "@" word ].</summary>
    public static bool IsCallId(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(WordChars);

    public static bool IsUser(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(UserChars);

    public static bool IsPassword(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(PasswordChars);

    public static bool IsUriTail(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(UriTailChars);

    public static bool IsOpaqueUri(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExcept(OpaqueUriChars);

    /// <summary>A host name, an IPv4 address, or an IPv6 reference in brackets.</summary>
    public static bool IsHost(ReadOnlySpan<char> text)
    {
        if (text.Length == 0) return false;
        if (text[0] != '[') return !text.ContainsAnyExcept(HostChars);
        return text.Length > 3 && text[^1] == ']' && !text[1..^1].ContainsAnyExcept(Ipv6Chars);
    }

    /// <summary>
    /// A host that is an address, an IPv6 one in brackets or not. Three colons before an IPv4 part, which the grammar of
    /// RFC 3261 produces, are two (RFC 5118 section 4.10).
    /// </summary>
    public static bool TryAddress(string host, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(host.Replace(":::", "::", StringComparison.Ordinal).AsSpan().Trim("[]"), out address);

    public static ReadOnlySpan<char> TrimLws(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsLws(text[start])) start++;
        while (start < end && IsLws(text[end - 1])) end--;
        return text[start..end];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLws(char c) => c is ' ' or '\t' or '\r' or '\n';

    /// <summary>
    /// Splits host [":" port]; white space around the colon is allowed as RFC 3261 allows it in Via.
    /// The port is 0 when absent.
    /// </summary>
    public static bool TryHostPort(ReadOnlySpan<char> text, out ReadOnlySpan<char> host, out int port)
    {
        port = 0;
        var close = text.Length > 0 && text[0] == '[' ? text.IndexOf(']') : -1;
        var colon = text[(close + 1)..].IndexOf(':');
        host = TrimLws(colon < 0 ? text : text[..(close + 1 + colon)]);
        if (!IsHost(host)) return false;
        return colon < 0 || TryPort(TrimLws(text[(close + 2 + colon)..]), out port);
    }

    private static bool TryPort(ReadOnlySpan<char> text, out int port) =>
        TryNumber(text, 65535, out var number) & ((port = (int)number) > 0);

    /// <summary>Digits only, at most <paramref name="max"/>; leading zeros are allowed.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, long max, out long number)
    {
        number = 0;
        if (text.Length == 0) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return Fail(out number);
            number = number * 10 + (c - '0');
            if (number > max) return Fail(out number);
        }
        return true;
    }

    private static bool Fail(out long number)
    {
        number = 0;
        return false;
    }

    /// <summary>
    /// Index of the first of <paramref name="separator"/> outside quoted strings and angle brackets, or -1.
    /// An unclosed quote or bracket gives -2: the field is malformed.
    /// </summary>
    public static int IndexOutside(ReadOnlySpan<char> text, char separator)
    {
        var at = 0;
        while (true)
        {
            var found = text[at..].IndexOfAny(separator, '"', '<');
            if (found < 0) return -1;
            at += found;
            if (text[at] == separator) return at;
            var length = text[at] == '"' ? QuotedLength(text[at..]) : text[at..].IndexOf('>') + 1;
            if (length <= 0) return -2;
            at += length;
        }
    }

    /// <summary>Length of a quoted string that starts at the text's first character, both quotes included; -1 when unclosed.</summary>
    public static int QuotedLength(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '"') return i + 1;
        }
        return -1;
    }

    /// <summary>The content of a quoted string (quotes included in the input) with its escapes resolved; other text unchanged.</summary>
    public static string Unquote(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"') return text.ToString();
        var content = text[1..^1];
        if (!content.Contains('\\')) return content.ToString();
        var result = new System.Text.StringBuilder(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\\' && i + 1 < content.Length) i++;
            result.Append(content[i]);
        }
        return result.ToString();
    }

    public static string Quote(string text) =>
        '"' + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';
}
