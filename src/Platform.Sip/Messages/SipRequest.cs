using System.Text;

namespace Platform.Sip.Messages;

/// <summary>A request: method and Request-URI (RFC 3261 section 7.1).</summary>
public sealed class SipRequest : SipMessage
{
    private readonly ushort _uriStart;
    private readonly ushort _uriLength;
    private SipUri? _uri;

    public SipRequest(SipMethod method, SipUri uri)
    {
        Method = method;
        Uri = uri;
    }

    internal SipRequest(SipMethod method, int uriStart, int uriLength, ReadOnlyMemory<byte> raw, HeaderSlot[] slots,
        ReadOnlyMemory<byte> body)
        : base(raw, slots, body)
    {
        Method = method;
        _uriStart = (ushort)uriStart;
        _uriLength = (ushort)uriLength;
    }

    private SipRequest(SipRequest other) : base(other)
    {
        Method = other.Method;
        _uriStart = other._uriStart;
        _uriLength = other._uriLength;
        _uri = other._uri;
    }

    public SipMethod Method { get; }

    /// <summary>
    /// Throws when the received text is no URI: validated messages have one. Headers of a URI that is set are left out:
    /// a Request-URI has none (RFC 3261 section 19.1.1).
    /// </summary>
    public SipUri Uri
    {
        get => _uri ??= SipUri.Parse(UriText);
        set => _uri = value.Headers.Length == 0 ? value : value with { Headers = "" };
    }

    /// <summary>The Request-URI as it was received or set.</summary>
    public string UriText => _uri?.ToString() ?? Encoding.UTF8.GetString(Raw.Slice(_uriStart, _uriLength));

    /// <param name="head">The widened head, or empty.</param>
    internal ReadOnlySpan<char> UriChars(ReadOnlySpan<char> head) =>
        _uri is not null || _uriStart + _uriLength > head.Length ? UriText : head.Slice(_uriStart, _uriLength);

    public SipRequest Clone() => new(this);

    internal void WriteStartLine(ref MessageBuffer target)
    {
        target.WriteAscii(Method.Name);
        target.Write(" "u8);
        if (_uri is null) target.Write(Raw.Slice(_uriStart, _uriLength));
        else target.WriteText(_uri.ToString());
        target.Write(" SIP/2.0\r\n"u8);
    }
}
