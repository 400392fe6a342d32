using System.Globalization;
using Platform.Sip.Messages;

namespace Platform.Sip;

/// <summary>The Reason header (RFC 3326), with which a call explains itself.</summary>
public static class SipReason
{
    /// <summary>A value, for example Q.850;cause=17;text="User busy".</summary>
    public static string Of(string protocol, int cause, string? text = null)
    {
        var value = $"{protocol};cause={cause.ToString(CultureInfo.InvariantCulture)}";
        return text is null ? value : $"{value};text={SipGrammar.Quote(text)}";
    }
}
