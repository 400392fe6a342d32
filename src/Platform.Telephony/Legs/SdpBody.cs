using Platform.Sip.Messages;
using Platform.Sip.Sdp;

namespace Platform.Telephony.Legs;

public static class SdpBody
{
    /// <summary>Whether the message says that its body is SDP; parameters of the type do not matter.</summary>
    public static bool Is(SipMessage message) =>
        message.Get(SipHeader.ContentType) is { } type && type.Split(';')[0].Trim()
            .Equals(SdpSession.ContentType, StringComparison.OrdinalIgnoreCase);
}
