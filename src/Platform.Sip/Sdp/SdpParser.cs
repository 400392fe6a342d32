using System.Globalization;
using System.Text;

namespace Platform.Sip.Sdp;

/// <summary>
/// Reads RFC 8866 text. Lines may end with CRLF or LF; unknown line types are refused, because section 5 fixes the letters.
/// The order of lines is not enforced beyond v= first: real endpoints break it.
/// </summary>
internal static class SdpParser
{
    private const int MaxMedia = 32;

    public static bool TryParse(ReadOnlySpan<byte> body, out SdpSession session)
    {
        session = null!;
        var lines = Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var builder = new SdpBuilder();
        foreach (var raw in lines)
        {
            var line = raw.TrimEnd('\r');
            if (line.Length == 0) continue;
            if (line.Length < 2 || line[1] != '=' || !builder.TryAdd(line[0], line[2..])) return false;
            if (builder.MediaCount > MaxMedia) return false;
        }
        return builder.TryBuild(out session);
    }

    public static bool TryOrigin(string text, out SdpOrigin origin)
    {
        origin = null!;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 6 || parts[3] != "IN") return false;
        if (!TryNumber(parts[1], out var id) || !TryNumber(parts[2], out var version)) return false;
        origin = new SdpOrigin(parts[0], id, version, parts[4], parts[5]);
        return true;
    }

    public static bool TryConnection(string text, out SdpConnection connection)
    {
        connection = null!;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || parts[0] != "IN" || parts[1] is not ("IP4" or "IP6")) return false;
        connection = new SdpConnection(parts[1], parts[2]);
        return true;
    }

    public static bool TryMedia(string text, out SdpMedia media)
    {
        media = null!;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 4) return false;
        var slash = parts[1].IndexOf('/', StringComparison.Ordinal);
        var portText = slash < 0 ? parts[1] : parts[1][..slash];
        if (!ushort.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return false;
        var count = 1;
        if (slash >= 0 && !int.TryParse(parts[1][(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out count)) return false;
        media = new SdpMedia(parts[0], port, parts[2], parts[3..]) { PortCount = count };
        return true;
    }

    public static SdpAttribute Attribute(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new SdpAttribute(text) : new SdpAttribute(text[..colon], text[(colon + 1)..]);
    }

    private static bool TryNumber(string text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
