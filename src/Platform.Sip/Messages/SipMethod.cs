namespace Platform.Sip.Messages;

/// <summary>A SIP method (RFC 3261 section 7.1): a case-sensitive token. Unknown methods are kept as they came.</summary>
public readonly record struct SipMethod(string Name)
{
    public static readonly SipMethod Invite = new("INVITE");
    public static readonly SipMethod Ack = new("ACK");
    public static readonly SipMethod Bye = new("BYE");
    public static readonly SipMethod Cancel = new("CANCEL");
    public static readonly SipMethod Options = new("OPTIONS");
    public static readonly SipMethod Register = new("REGISTER");
    public static readonly SipMethod Info = new("INFO");
    public static readonly SipMethod Prack = new("PRACK");
    public static readonly SipMethod Update = new("UPDATE");
    public static readonly SipMethod Refer = new("REFER");
    public static readonly SipMethod Notify = new("NOTIFY");
    public static readonly SipMethod Subscribe = new("SUBSCRIBE");
    public static readonly SipMethod Message = new("MESSAGE");
    public static readonly SipMethod Publish = new("PUBLISH");

    private static readonly SipMethod[] Known =
    [
        Invite, Ack, Bye, Cancel, Options, Register, Info, Prack, Update, Refer, Notify, Subscribe, Message, Publish,
    ];

    /// <summary>Reads a method token without allocating when it is a known one. False when it is no token.</summary>
    public static bool TryParse(ReadOnlySpan<byte> token, out SipMethod method)
    {
        foreach (var known in Known)
        {
            if (!System.Text.Ascii.Equals(token, known.Name)) continue;
            method = known;
            return true;
        }
        method = default;
        if (!SipGrammar.IsToken(token)) return false;
        method = new SipMethod(System.Text.Encoding.ASCII.GetString(token));
        return true;
    }

    /// <summary>As the byte overload, from text.</summary>
    public static bool TryParse(ReadOnlySpan<char> token, out SipMethod method)
    {
        foreach (var known in Known)
        {
            if (!token.SequenceEqual(known.Name)) continue;
            method = known;
            return true;
        }
        method = default;
        if (!SipGrammar.IsToken(token)) return false;
        method = new SipMethod(token.ToString());
        return true;
    }

    public bool IsKnown => Array.IndexOf(Known, this) >= 0;

    public override string ToString() => Name;
}
