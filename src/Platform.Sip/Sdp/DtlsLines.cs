namespace Platform.Sip.Sdp;

/// <summary>
/// What a description says of DTLS (RFC 8122, RFC 5763) and ICE (RFC 8839), in the line or for the whole session. Candidates are not
/// read: the lite side sends to where the checks come from.
/// </summary>
internal static class DtlsLines
{
    private static readonly (string Hash, int Octets)[] Hashes = [("sha-256", 32), ("sha-384", 48), ("sha-512", 64)];

    /// <summary>The first fingerprint of a hash that is still trusted, in canonical form; null without one.</summary>
    public static string? Fingerprint(SdpSession session, SdpMedia media)
    {
        foreach (var attribute in media.Attributes.Concat(session.Attributes))
            if (attribute is { Name: "fingerprint", Value: { } value } && Canonical(value) is { } fingerprint) return fingerprint;
        return null;
    }

    public static string? Setup(SdpSession session, SdpMedia media) => Find(session, media, "setup");

    /// <summary>Null when either is missing or is not made of 4 to 256 and 22 to 256 ice-chars (RFC 8839 section 5.4).</summary>
    public static (string Ufrag, string Password)? Credentials(SdpSession session, SdpMedia media)
    {
        var (ufrag, password) = (Find(session, media, "ice-ufrag"), Find(session, media, "ice-pwd"));
        return IsIceText(ufrag, 4) && IsIceText(password, 22) ? (ufrag!, password!) : null;
    }

    private static string? Find(SdpSession session, SdpMedia media, string name) =>
        media.Attribute(name) ?? session.Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Value;

    private static bool IsIceText(string? text, int shortest) => text is { Length: <= 256 } && text.Length >= shortest
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/');

    private static string? Canonical(string value)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2) return null;
        var hash = parts[0].ToLowerInvariant();
        var octets = Hashes.FirstOrDefault(known => known.Hash == hash).Octets;
        var pairs = parts[1].Split(':');
        var isHex = pairs.All(pair => pair.Length == 2 && char.IsAsciiHexDigit(pair[0]) && char.IsAsciiHexDigit(pair[1]));
        return octets > 0 && pairs.Length == octets && isHex ? $"{hash} {parts[1].ToUpperInvariant()}" : null;
    }
}
