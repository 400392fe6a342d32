using System.Globalization;

namespace Platform.Sip.Messages;

/// <summary>Retry-After (RFC 3261 section 20.33).</summary>
public static class RetryAfter
{
    /// <summary>Rounded up to seconds.</summary>
    public static void Set(SipResponse response, TimeSpan wait) =>
        response.Set(SipHeader.RetryAfter, ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture));

    /// <summary>Null when absent or not a number of at most 2^31-1.</summary>
    public static TimeSpan? Of(SipResponse response)
    {
        var text = response.Get(SipHeader.RetryAfter);
        if (text is null) return null;
        var end = text.AsSpan().IndexOfAny(" (;");
        var digits = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        return SipGrammar.TryNumber(digits, int.MaxValue, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
    }
}
