using System.Globalization;

namespace Platform.Sip.Sdp;

/// <summary>
/// An a=crypto line (RFC 4568 section 9.1): "1 AES_CM_128_HMAC_SHA1_80 inline:KEY|LIFETIME|MKI:LENGTH SESSION-PARAMETERS". One key of the
/// suite's length, without MKI; a lifetime is longer than any call. Session parameters that change packets make a line unusable, as
/// section 6.3 asks of those that are not understood; WSH is only a hint.
/// </summary>
internal readonly record struct SdesLine(int Tag, SdesKey Key)
{
    private const string Method = "inline:";

    public static string Write(int tag, SdesKey key) =>
        string.Create(CultureInfo.InvariantCulture, $"{tag} {SdesSuites.Name(key.Suite)} {Method}{key.KeySalt}");

    /// <summary>The lines that can be used, in their order.</summary>
    public static IEnumerable<SdesLine> Of(SdpMedia media)
    {
        foreach (var attribute in media.Attributes)
            if (attribute is { Name: "crypto", Value: { } value } && TryRead(value, out var line)) yield return line;
    }

    private static bool TryRead(string value, out SdesLine line)
    {
        line = default;
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 3 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var tag)) return false;
        if (SdesSuites.Find(parts[1]) is not { } suite || parts.Skip(3).Any(ChangesPackets)) return false;
        if (!parts[2].StartsWith(Method, StringComparison.Ordinal)) return false;
        var key = parts[2][Method.Length..].Split('|');
        if (key.Length > 2 || (key.Length == 2 && key[1].Contains(':', StringComparison.Ordinal))) return false;
        if (!IsKey(key[0], SdesSuites.KeyOctets(suite))) return false;
        line = new SdesLine(tag, new SdesKey(suite, key[0]));
        return true;
    }

    private static bool IsKey(string base64, int octets)
    {
        Span<byte> room = stackalloc byte[64];
        return Convert.TryFromBase64String(base64, room, out var written) && written == octets;
    }

    private static bool ChangesPackets(string parameter) =>
        !parameter.StartsWith("WSH=", StringComparison.Ordinal) && parameter != "KDR=0";
}
