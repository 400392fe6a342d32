using System.Globalization;
using System.Text;
using Platform.Sip.Messages;

namespace Platform.Sip.Transfers;

/// <summary>The status line that a NOTIFY about a REFER carries (RFC 3420, RFC 3515 section 2.4.5).</summary>
public static class SipFrag
{
    public const string ContentType = "message/sipfrag;version=2.0";

    public static byte[] StatusLine(int statusCode, string? reasonPhrase = null) => Encoding.UTF8.GetBytes(
        $"SIP/2.0 {statusCode.ToString(CultureInfo.InvariantCulture)} {reasonPhrase ?? SipStatus.ReasonPhrase(statusCode)}\r\n");

    /// <summary>The status code of a fragment that begins with a status line; header fields after it are left.</summary>
    public static int? StatusOf(SipMessage message)
    {
        var type = message.Get(SipHeader.ContentType)?.Split(';')[0].Trim();
        if (!string.Equals(type, "message/sipfrag", StringComparison.OrdinalIgnoreCase)) return null;
        var body = message.Body.Span;
        var end = body.IndexOfAny((byte)'\r', (byte)'\n');
        var line = StartLine.Read(end < 0 ? body : body[..end]);
        return line.Error == SipParseError.None && line.StatusCode != 0 ? line.StatusCode : null;
    }
}
