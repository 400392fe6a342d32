using System.Globalization;
using System.Text;

namespace Platform.Sip.Messages;

/// <summary>
/// A URI of RFC 3261 section 19.1. For sip and sips all parts are read; any other scheme is kept whole in
/// <see cref="Opaque"/>. User, parameters and headers stay escaped as written; <see cref="DecodedUser"/> unescapes.
/// </summary>
public sealed record SipUri
{
    /// <summary>Lower case, for example "sip", "sips", "tel".</summary>
    public required string Scheme { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Host name, IPv4 address or bracketed IPv6 reference; empty for other schemes.</summary>
    public string Host { get; init; } = "";

    /// <summary>0 when the URI names no port.</summary>
    public int Port { get; init; }

    public SipParameters Parameters { get; init; }

    /// <summary>The escaped header part without '?', or empty.</summary>
    public string Headers { get; init; } = "";

    /// <summary>What follows the scheme's colon, for schemes other than sip and sips.</summary>
    public string? Opaque { get; init; }

    public bool IsSip => Opaque is null;

    public bool IsSecure => IsSip && Scheme == "sips";

    public string? DecodedUser => User is null ? null : Uri.UnescapeDataString(User);

    public static SipUri Sip(string? user, string host, int port = 0) =>
        new() { Scheme = "sip", User = user is null ? null : EscapeUser(user), Host = host, Port = port };

    public static SipUri Parse(string text) =>
        TryParse(text, out var uri) ? uri : throw new FormatException($"Not a URI: {text}");

    public static bool TryParse(ReadOnlySpan<char> text, out SipUri uri)
    {
        uri = null!;
        var colon = text.IndexOf(':');
        if (colon <= 0 || !IsScheme(text[..colon])) return false;
        var scheme = text[..colon].ToString().ToLowerInvariant();
        var rest = text[(colon + 1)..];
        return scheme is "sip" or "sips" ? TryParseSip(scheme, rest, ref uri) : TryParseOther(scheme, rest, ref uri);
    }

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0])) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return false;
        return true;
    }

    private static bool TryParseOther(string scheme, ReadOnlySpan<char> rest, ref SipUri uri)
    {
        if (!SipGrammar.IsOpaqueUri(rest)) return false;
        uri = new SipUri { Scheme = scheme, Opaque = rest.ToString() };
        return true;
    }

    private static bool TryParseSip(string scheme, ReadOnlySpan<char> rest, ref SipUri uri)
    {
        string? user = null, password = null;
        var at = rest.IndexOf('@');
        if (at >= 0)
        {
            if (!TryUserInfo(rest[..at], out user, out password)) return false;
            rest = rest[(at + 1)..];
        }
        var headers = "";
        var question = rest.IndexOf('?');
        if (question >= 0)
        {
            if (!SipGrammar.IsUriTail(rest[(question + 1)..])) return false;
            headers = rest[(question + 1)..].ToString();
            rest = rest[..question];
        }
        var semicolon = rest.IndexOf(';');
        var hostPort = semicolon < 0 ? rest : rest[..semicolon];
        var tail = semicolon < 0 ? default : rest[semicolon..];
        if (hostPort.ContainsAny(" \t\r\n") || !SipGrammar.TryHostPort(hostPort, out var host, out var port)) return false;
        if (!SipGrammar.IsUriTail(tail) || !EscapesAreWhole(tail) || !SipParameters.TryParse(tail, out var parameters)) return false;
        uri = new SipUri
        {
            Scheme = scheme, User = user, Password = password, Host = host.ToString(), Port = port,
            Parameters = parameters, Headers = headers,
        };
        return true;
    }

    private static bool TryUserInfo(ReadOnlySpan<char> text, out string? user, out string? password)
    {
        user = password = null;
        var colon = text.IndexOf(':');
        var name = colon < 0 ? text : text[..colon];
        if (!SipGrammar.IsUser(name) || !EscapesAreWhole(text)) return false;
        user = name.ToString();
        if (colon < 0) return true;
        if (!SipGrammar.IsPassword(text[(colon + 1)..])) return false;
        password = text[(colon + 1)..].ToString();
        return true;
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

    private static string EscapeUser(string user)
    {
        if (SipGrammar.IsUser(user) && !user.Contains('%', StringComparison.Ordinal)) return user;
        return user.Length == 0 ? user : Uri.EscapeDataString(user);
    }

    /// <summary>The port to use when the URI names none: 5061 for sips or transport=tls, else 5060.</summary>
    public int EffectivePort => Port != 0 ? Port : UsesTls ? 5061 : 5060;

    private bool UsesTls => IsSecure || string.Equals(Parameters.Get("transport"), "tls", StringComparison.OrdinalIgnoreCase);

    /// <summary>The address-of-record key of RFC 3261 section 10.3 step 5: no parameters, no headers, host in lower case.</summary>
    public string AddressOfRecord
    {
        get
        {
            if (!IsSip) return ToString();
            var user = DecodedUser is { } name ? EscapeUser(name) + "@" : "";
            return $"{Scheme}:{user}{Host.ToLowerInvariant()}{(Port == 0 ? "" : ":" + Port.ToString(CultureInfo.InvariantCulture))}";
        }
    }

    public override string ToString()
    {
        if (!IsSip) return $"{Scheme}:{Opaque}";
        var text = new StringBuilder(Scheme).Append(':');
        if (User is not null) text.Append(User);
        if (Password is not null) text.Append(':').Append(Password);
        if (User is not null) text.Append('@');
        text.Append(Host);
        if (Port != 0) text.Append(':').Append(Port.ToString(CultureInfo.InvariantCulture));
        text.Append(Parameters.Text);
        if (Headers.Length > 0) text.Append('?').Append(Headers);
        return text.ToString();
    }
}
