using System.Globalization;
using System.Text;
using Platform.Sip.Messages;

namespace Platform.Telephony.Legs;

/// <summary>
/// A key press in an INFO request: application/dtmf-relay with lines <c>Signal=5</c> and <c>Duration=160</c>, or
/// application/dtmf with the digit alone. No RFC holds these types; phones and gateways send them all the same.
/// </summary>
public static class InfoDigit
{
    private const int DefaultDurationMs = 160;

    public static bool TryRead(SipRequest info, out char digit, out int durationMs)
    {
        digit = default;
        durationMs = DefaultDurationMs;
        var type = info.Get(SipHeader.ContentType)?.Split(';')[0].Trim();
        var body = Encoding.ASCII.GetString(info.Body.Span);
        return type?.ToUpperInvariant() switch
        {
            "APPLICATION/DTMF" => TryDigit(body, out digit),
            "APPLICATION/DTMF-RELAY" => TryLines(body, out digit, ref durationMs),
            _ => false,
        };
    }

    private static bool TryLines(string body, out char digit, ref int durationMs)
    {
        digit = default;
        foreach (var line in body.Split('\n'))
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2)
                continue;
            if (parts[0].Equals("Signal", StringComparison.OrdinalIgnoreCase) && !TryDigit(parts[1], out digit))
                return false;
            if (parts[0].Equals("Duration", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var ms))
                durationMs = Math.Clamp(ms, 40, 5000);
        }

        return digit != default;
    }

    private static bool TryDigit(string text, out char digit)
    {
        var trimmed = text.Trim().ToUpperInvariant();
        digit = trimmed.Length == 1 && "0123456789*#ABCD".Contains(trimmed[0], StringComparison.Ordinal) ? trimmed[0] : default;
        return digit != default;
    }
}
