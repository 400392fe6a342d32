using System.Globalization;
using System.Text;

namespace Platform.Sip.Messages;

/// <summary>A response: status code and reason phrase (RFC 3261 section 7.2).</summary>
public sealed class SipResponse : SipMessage
{
    private readonly ushort _reasonStart;
    private readonly ushort _reasonLength;
    private string? _reason;

    public SipResponse(int statusCode, string? reasonPhrase = null)
    {
        if (statusCode is < 100 or > 699) throw new ArgumentOutOfRangeException(nameof(statusCode));
        StatusCode = statusCode;
        _reason = reasonPhrase ?? SipStatus.ReasonPhrase(statusCode);
    }

    internal SipResponse(int statusCode, int reasonStart, int reasonLength, ReadOnlyMemory<byte> raw, HeaderSlot[] slots,
        ReadOnlyMemory<byte> body)
        : base(raw, slots, body)
    {
        StatusCode = statusCode;
        _reasonStart = (ushort)reasonStart;
        _reasonLength = (ushort)reasonLength;
    }

    private SipResponse(SipResponse other) : base(other)
    {
        StatusCode = other.StatusCode;
        _reasonStart = other._reasonStart;
        _reasonLength = other._reasonLength;
        _reason = other._reason;
    }

    public int StatusCode { get; }

    public string ReasonPhrase => _reason ??= Encoding.UTF8.GetString(Raw.Slice(_reasonStart, _reasonLength));

    public bool IsProvisional => StatusCode < 200;

    public bool IsSuccess => StatusCode is >= 200 and < 300;

    public bool IsFinal => StatusCode >= 200;

    public SipResponse Clone() => new(this);

    /// <summary>
    /// A response to a request by RFC 3261 section 8.2.6: Via, From, To, Call-ID and CSeq copied. The tag goes into To
    /// when the request has none there; a null tag leaves To as it is (100 Trying).
    /// </summary>
    public static SipResponse For(SipRequest request, int statusCode, string? toTag, string? reasonPhrase = null)
    {
        var response = new SipResponse(statusCode, reasonPhrase);
        response.CopyFrom(request, SipHeader.Via);
        response.CopyFrom(request, SipHeader.From);
        response.Add(SipHeader.To, ToWithTag(request, toTag));
        response.CopyFrom(request, SipHeader.CallId);
        response.CopyFrom(request, SipHeader.CSeq);
        return response;
    }

    private static string ToWithTag(SipRequest request, string? tag)
    {
        var text = request.Get(SipHeader.To) ?? "";
        if (tag is null || !NameAddr.TryParse(text, out var address) || address.Tag is not null) return text;
        return text + ";tag=" + tag;
    }

    internal void WriteStartLine(ref MessageBuffer target)
    {
        target.Write("SIP/2.0 "u8);
        target.WriteAscii(StatusCode.ToString(CultureInfo.InvariantCulture));
        target.Write(" "u8);
        target.WriteText(ReasonPhrase);
        target.Write("\r\n"u8);
    }
}
