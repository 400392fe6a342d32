using System.Globalization;
using Platform.Sip.Messages;

namespace Platform.Sip.Reliability;

/// <summary>RAck (RFC 3262 section 7.2): RSeq and CSeq of the provisional response that a PRACK acknowledges.</summary>
public readonly record struct RAck(uint ResponseNumber, CSeq Request)
{
    public static bool TryParse(ReadOnlySpan<char> text, out RAck value)
    {
        value = default;
        text = SipGrammar.TrimLws(text);
        var space = text.IndexOfAny(" \t\r\n");
        if (space < 0 || !SipGrammar.TryNumber(text[..space], uint.MaxValue, out var number) || number == 0) return false;
        if (!CSeq.TryParse(text[space..], out var cseq)) return false;
        value = new RAck((uint)number, cseq);
        return true;
    }

    public override string ToString() => $"{ResponseNumber.ToString(CultureInfo.InvariantCulture)} {Request}";
}
