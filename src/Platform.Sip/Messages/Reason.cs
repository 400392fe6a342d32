using System.Globalization;

namespace Platform.Sip.Messages;

/// <summary>A Reason value (RFC 3326), for example Q.850;cause=17;text="User busy".</summary>
public sealed record Reason(string Protocol, int? Cause, string? Text = null)
{
    public const string Sip = "SIP";

    /// <summary>Causes of ITU-T Q.850, as the telephone network gives them.</summary>
    public const string Q850 = "Q.850";

    public static bool TryParse(string text, out Reason reason)
    {
        reason = null!;
        var semicolon = text.IndexOf(';', StringComparison.Ordinal);
        var protocol = SipGrammar.TrimLws(semicolon < 0 ? text : text.AsSpan(0, semicolon));
        if (!SipGrammar.IsToken(protocol)) return false;
        if (!SipParameters.TryParse(semicolon < 0 ? default : text.AsSpan(semicolon), out var parameters)) return false;
        int? cause = SipGrammar.TryNumber(parameters.Get("cause"), 999, out var number) ? (int)number : null;
        reason = new Reason(protocol.ToString(), cause, parameters.Get("text"));
        return true;
    }

    /// <summary>The readable values of a message in order.</summary>
    public static IEnumerable<Reason> AllOf(SipMessage message)
    {
        foreach (var text in message.All(SipHeader.Reason))
            if (TryParse(text, out var reason)) yield return reason;
    }

    /// <summary>The cause of the first value of a protocol; null when there is none.</summary>
    public static int? CauseOf(SipMessage message, string protocol) => AllOf(message)
        .FirstOrDefault(reason => reason.Cause is not null && reason.Protocol.Equals(protocol, StringComparison.OrdinalIgnoreCase))?.Cause;

    public override string ToString()
    {
        var value = Cause is { } cause ? $"{Protocol};cause={cause.ToString(CultureInfo.InvariantCulture)}" : Protocol;
        return Text is null ? value : $"{value};text={SipGrammar.Quote(Text)}";
    }
}
