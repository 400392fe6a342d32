using System.Globalization;
using Platform.Sip.Messages;

namespace Platform.Sip;

/// <summary>Values of small headers that a call uses to explain itself.</summary>
public static class SipHeaderValues
{
    /// <summary>A Reason value (RFC 3326), for example Q.850;cause=17;text="User busy".</summary>
    public static string Reason(string protocol, int cause, string? text = null)
    {
        var value = $"{protocol};cause={cause.ToString(CultureInfo.InvariantCulture)}";
        return text is null ? value : $"{value};text={SipGrammar.Quote(text)}";
    }

    /// <summary>The cause of the first Reason value of a protocol ("Q.850", "SIP"); null when there is none.</summary>
    public static int? ReasonCause(SipMessage message, string protocol)
    {
        foreach (var value in message.All(SipHeader.Reason))
        {
            var semicolon = value.IndexOf(';', StringComparison.Ordinal);
            if (semicolon < 0 || !value.AsSpan(0, semicolon).Trim().Equals(protocol, StringComparison.OrdinalIgnoreCase)) continue;
            if (!SipParameters.TryParse(value.AsSpan(semicolon), out var parameters)) continue;
            if (SipGrammar.TryNumber(parameters.Get("cause"), 999, out var cause)) return (int)cause;
        }
        return null;
    }

    /// <summary>Sets Retry-After (RFC 3261 section 20.33), rounded up to seconds.</summary>
    public static void SetRetryAfter(SipResponse response, TimeSpan wait) =>
        response.Set(SipHeader.RetryAfter, ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture));

    /// <summary>The seconds of Retry-After; null when absent or not a number of at most 2^31-1.</summary>
    public static TimeSpan? RetryAfter(SipResponse response)
    {
        var text = response.Get(SipHeader.RetryAfter);
        if (text is null) return null;
        var end = text.AsSpan().IndexOfAny(" (;");
        var digits = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        return SipGrammar.TryNumber(digits, int.MaxValue, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
    }
}
