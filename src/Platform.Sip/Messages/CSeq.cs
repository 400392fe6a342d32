using System.Globalization;

namespace Platform.Sip.Messages;

/// <summary>CSeq (RFC 3261 section 20.16): a number below 2^31 (section 8.1.1.5) and the method.</summary>
public readonly record struct CSeq(uint Number, SipMethod Method)
{
    public const uint MaxNumber = int.MaxValue;

    public static bool TryParse(ReadOnlySpan<char> text, out CSeq cseq)
    {
        cseq = default;
        text = SipGrammar.TrimLws(text);
        var space = text.IndexOfAny(" \t\r\n");
        if (space < 0 || !SipGrammar.TryNumber(text[..space], MaxNumber, out var number)) return false;
        if (!SipMethod.TryParse(SipGrammar.TrimLws(text[space..]), out var method)) return false;
        cseq = new CSeq((uint)number, method);
        return true;
    }

    public override string ToString() => $"{Number.ToString(CultureInfo.InvariantCulture)} {Method.Name}";
}
