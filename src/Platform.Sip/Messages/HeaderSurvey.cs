namespace Platform.Sip.Messages;

/// <summary>Which known fields a message has, as bits, and whether one that may stand once stands twice.</summary>
internal readonly record struct HeaderSurvey(ulong Present, bool HasRepeatedSingle)
{
    public bool Has(SipHeader id) => (Present & 1UL << (int)id) != 0;
}
