using Platform.Domain.Numbers;
using Platform.Domain.Routing;
using Platform.Sip.Messages;

namespace Platform.Telephony.Edge;

/// <summary>What somebody dialled, as a URI carries it, and how SIP tells that it leads nowhere.</summary>
internal static class DialledNumber
{
    /// <summary>The user part of a SIP URI without its own parameters, or the digits of a tel URI (RFC 3966); null when there is none.</summary>
    public static string? Of(SipUri uri)
    {
        var text = uri.IsSip ? uri.DecodedUser : uri.Scheme == "tel" ? uri.Opaque : null;
        var plain = text?.Split(';')[0];
        return string.IsNullOrEmpty(plain) || plain.Any(char.IsControl) ? null : plain;
    }

    /// <summary>The SIP status of an answer that is a refusal.</summary>
    public static int StatusOf(DialAnswer answer) => answer switch
    {
        { Wrong: NumberRefusal.TooShort } => 484,
        { Refusal: DialRefusal.WrongNumber } => 404,
        _ => 403,
    };

    public static EdgeRefusal RefusalOf(DialAnswer answer) =>
        answer.Refusal == DialRefusal.WrongNumber ? EdgeRefusal.UnknownNumber : EdgeRefusal.Barred;
}
