using Platform.Sip.Messages;
using Platform.Sip.Sdp;

namespace Platform.Telephony.Edge;

/// <summary>The methods that are served, told where RFC 3261 wants them told: to OPTIONS and INVITE, and in 405 and 501.</summary>
internal static class AllowedMethods
{
    public const string List = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, REGISTER";

    public static void AddWhereWanted(SipRequest request, SipResponse response)
    {
        if (response.StatusCode is 405 or 501
            || (response.IsSuccess && (request.Method == SipMethod.Options || request.Method == SipMethod.Invite)))
            response.Add(SipHeader.Allow, List);
        if (response.IsSuccess && request.Method == SipMethod.Options)
            response.Add(SipHeader.Accept, SdpSession.ContentType);
    }
}
