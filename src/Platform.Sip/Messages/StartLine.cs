using System.Buffers;
using System.Text;

namespace Platform.Sip.Messages;

/// <summary>
/// The first line. A request whose line is wrong still gives its method where that can be told, so that it can be refused
/// with a response; a wrong status line gives nothing, because nobody answers a response.
/// </summary>
internal readonly ref struct StartLine
{
    private static readonly SearchValues<byte> NeverInUri = SearchValues.Create(" \t\r\n<>"u8);

    public SipMethod Method { get; private init; }

    public int StatusCode { get; private init; }

    /// <summary>Of the Request-URI or the reason phrase.</summary>
    public int TextStart { get; private init; }

    public int TextLength { get; private init; }

    public SipParseError Error { get; private init; }

    public static StartLine Read(ReadOnlySpan<byte> line)
    {
        if (line.Length > 4 && Ascii.EqualsIgnoreCase(line[..4], "SIP/")) return ReadStatus(line);
        return ReadRequest(line);
    }

    private static StartLine ReadStatus(ReadOnlySpan<byte> line)
    {
        if (line.Length < 12 || !Ascii.EqualsIgnoreCase(line[..8], "SIP/2.0 ")) return new() { Error = SipParseError.BadVersion };
        if (line.Length > 12 && line[11] == ' ' && ThreeDigits(line.Slice(8, 3)) is var code and >= 100 and <= 699)
            return new() { StatusCode = code, TextStart = 12, TextLength = line.Length - 12 };
        if (line.Length == 12 && line[11] == ' ' && ThreeDigits(line.Slice(8, 3)) is var bare and >= 100 and <= 699)
            return new() { StatusCode = bare, TextStart = 12, TextLength = 0 };
        return new() { Error = SipParseError.BadStatusCode };
    }

    private static int ThreeDigits(ReadOnlySpan<byte> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiDigit((char)c)) return 0;
        return (text[0] - '0') * 100 + (text[1] - '0') * 10 + text[2] - '0';
    }

    private static StartLine ReadRequest(ReadOnlySpan<byte> line)
    {
        var first = line.IndexOf((byte)' ');
        if (first <= 0) return new() { Error = SipParseError.BadStartLine };
        if (!SipMethod.TryParse(line[..first], out var method)) return new() { Error = SipParseError.BadMethod };
        var last = line.LastIndexOf((byte)' ');
        var uri = line[(first + 1)..Math.Max(first + 1, last)];
        var error = CheckRequest(uri, line[(last + 1)..]);
        return new() { Method = method, TextStart = first + 1, TextLength = uri.Length, Error = error };
    }

    private static SipParseError CheckRequest(ReadOnlySpan<byte> uri, ReadOnlySpan<byte> version)
    {
        if (version.Length < 5 || !Ascii.EqualsIgnoreCase(version[..4], "SIP/")) return SipParseError.BadStartLine;
        if (!Ascii.EqualsIgnoreCase(version, "SIP/2.0")) return SipParseError.BadVersion;
        if (uri.IsEmpty || uri.ContainsAny(NeverInUri)) return SipParseError.BadRequestUri;
        return SipParseError.None;
    }
}
