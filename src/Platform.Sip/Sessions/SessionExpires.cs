using System.Globalization;
using Platform.Sip.Messages;

namespace Platform.Sip.Sessions;

/// <summary>Which side of the refreshing request's transaction keeps the session alive.</summary>
public enum Refresher
{
    Unspecified = 0,
    Uac = 1,
    Uas = 2,
}

/// <summary>Session-Expires (RFC 4028 section 4).</summary>
public readonly record struct SessionExpires(TimeSpan Interval, Refresher Refresher = Refresher.Unspecified)
{
    public static bool TryParse(string? text, out SessionExpires value)
    {
        value = default;
        if (!TrySeconds(text, out var interval, out var parameters)) return false;
        var refresher = parameters.Get("refresher")?.ToLowerInvariant() switch
        {
            "uac" => Refresher.Uac,
            "uas" => Refresher.Uas,
            _ => Refresher.Unspecified,
        };
        value = new SessionExpires(interval, refresher);
        return true;
    }

    /// <summary>Min-SE (section 5): delta-seconds with parameters that nobody uses. Null when absent or malformed.</summary>
    public static TimeSpan? MinimumOf(SipMessage message) =>
        TrySeconds(message.Get(SipHeader.MinSe), out var minimum, out _) ? minimum : null;

    public static SessionExpires? Of(SipMessage message) =>
        TryParse(message.Get(SipHeader.SessionExpires), out var value) ? value : null;

    private static bool TrySeconds(string? text, out TimeSpan time, out SipParameters parameters)
    {
        time = default;
        parameters = default;
        if (text is null) return false;
        var semicolon = text.IndexOf(';', StringComparison.Ordinal);
        var digits = SipGrammar.TrimLws(semicolon < 0 ? text : text.AsSpan(0, semicolon));
        if (!SipGrammar.TryNumber(digits, uint.MaxValue, out var seconds)) return false;
        time = TimeSpan.FromSeconds(seconds);
        return SipParameters.TryParse(semicolon < 0 ? default : text.AsSpan(semicolon), out parameters);
    }

    public override string ToString()
    {
        var seconds = Seconds(Interval);
        return Refresher == Refresher.Unspecified ? seconds : $"{seconds};refresher={(Refresher == Refresher.Uac ? "uac" : "uas")}";
    }

    internal static string Seconds(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
