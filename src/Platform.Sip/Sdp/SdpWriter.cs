using System.Globalization;
using System.Text;

namespace Platform.Sip.Sdp;

/// <summary>Writes RFC 8866 text in the order of section 5.</summary>
internal static class SdpWriter
{
    public static byte[] Write(SdpSession session)
    {
        var text = new StringBuilder(256);
        var origin = session.Origin;
        text.Append("v=0\r\n");
        text.Append(CultureInfo.InvariantCulture,
            $"o={origin.UserName} {origin.SessionId} {origin.Version} IN {origin.AddressType} {origin.Address}\r\n");
        text.Append("s=").Append(session.Name).Append("\r\n");
        Lines(text, session.OtherLines, "iuep");
        Connection(text, session.Connection);
        Lines(text, session.OtherLines, "b");
        foreach (var time in session.Times) text.Append("t=").Append(time).Append("\r\n");
        Lines(text, session.OtherLines, "rzk");
        Attributes(text, session.Attributes);
        foreach (var media in session.Media) Media(text, media);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Media(StringBuilder text, SdpMedia media)
    {
        text.Append("m=").Append(media.Kind).Append(' ').Append(media.Port.ToString(CultureInfo.InvariantCulture));
        if (media.PortCount != 1) text.Append('/').Append(media.PortCount.ToString(CultureInfo.InvariantCulture));
        text.Append(' ').Append(media.Protocol).Append(' ').AppendJoin(' ', media.Formats).Append("\r\n");
        Lines(text, media.OtherLines, "i");
        Connection(text, media.Connection);
        Lines(text, media.OtherLines, "uepbrzk");
        Attributes(text, media.Attributes);
    }

    private static void Connection(StringBuilder text, SdpConnection? connection)
    {
        if (connection is null) return;
        text.Append("c=IN ").Append(connection.AddressType).Append(' ').Append(connection.Address).Append("\r\n");
    }

    private static void Lines(StringBuilder text, IReadOnlyList<string> lines, string types)
    {
        foreach (var line in lines)
            if (types.Contains(line[0], StringComparison.Ordinal)) text.Append(line).Append("\r\n");
    }

    private static void Attributes(StringBuilder text, IReadOnlyList<SdpAttribute> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            text.Append("a=").Append(name);
            if (value is not null) text.Append(':').Append(value);
            text.Append("\r\n");
        }
    }
}
