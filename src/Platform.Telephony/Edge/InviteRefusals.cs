using System.Globalization;
using Microsoft.Extensions.Logging;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Transactions;
using Platform.Telephony.Calls;

namespace Platform.Telephony.Edge;

/// <summary>Refuses an INVITE before any call is made of it, with the header fields that its status asks for.</summary>
internal static class InviteRefusals
{
    /// <param name="source">Who sent it, for the log: a trunk, or an agent.</param>
    public static void Refuse(this CallServices services, SipServerTransaction transaction, string source, int status, EdgeRefusal refusal)
    {
        services.Metrics.Rejected(ReasonHeader.Text(refusal));
        services.Log.Refused(source, status, ReasonHeader.Text(refusal));
        var response = transaction.CreateResponse(status);
        response.Add(SipHeader.Reason, ReasonHeader.Of(refusal));
        if (status == 503)
            response.Add(SipHeader.RetryAfter, services.Options.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture));
        if (status == 415)
            response.Add(SipHeader.Accept, SdpSession.ContentType);
        if (status == 420)
            response.Add(SipHeader.Unsupported, string.Join(", ", AllowedMethods.UnknownTo(transaction.Request)));
        if (status == 422)
            response.Add(SipHeader.MinSe, ((long)services.Options.MinSessionInterval.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        transaction.Respond(response);
    }
}
