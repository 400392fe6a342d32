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
        var isUri = SipUriParts.TryRead(text, out var parts);
        uri = isUri ? From(parts) : null!;
        return isUri;
    }

    internal static SipUri From(in SipUriParts parts)
    {
        if (!parts.IsSip) return new SipUri { Scheme = parts.Scheme.ToString().ToLowerInvariant(), Opaque = parts.Opaque.ToString() };
        return new SipUri
        {
            Scheme = parts.Scheme.Length == 3 ? "sip" : "sips", User = parts.HasUser ? parts.User.ToString() : null,
            Password = parts.HasPassword ? parts.Password.ToString() : null, Host = parts.Host.ToString(), Port = parts.Port,
            Parameters = SipParameters.From(parts.Parameters), Headers = parts.Headers.ToString(),
        };
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
