using System.Globalization;
using System.Text;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Sessions;
using Platform.Sip.Transactions;
using Platform.Telephony.Edge;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Calls;

/// <summary>Makes the responses that <see cref="LegMachine"/> decided, with the header fields that their statuses and methods ask for.</summary>
internal sealed class LegAnswers(CallServices services)
{
    /// <summary>To the INVITE that made the leg; provisional responses reliably where the far side acknowledges them.</summary>
    public void Answer(Leg leg, LegAction.AnswerInvite answer)
    {
        var response = leg.Invite!.CreateResponse(answer.Status);
        if (answer.Status < 300)
            response.Add(SipHeader.Contact, $"<{leg.Record.Dialog!.LocalContact}>");
        foreach (var reason in answer.Cause is { } cause ? ReasonHeader.Of(cause) : [])
            response.Add(SipHeader.Reason, reason);
        if (answer.Status is 500 or 503)
            response.Add(SipHeader.RetryAfter, services.Options.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture));
        if (response.IsSuccess && leg.Record.Session is { } session)
            new SessionTimerAnswer(new SessionTimerTerms(session.Interval, session.WeRefresh), false, true).Write(response);
        Describe(leg.Invite, response, answer.Sdp);
        if (response.IsProvisional && leg.Record.AcknowledgesProvisionals)
            leg.Invite.RespondReliably(response);
        else
            leg.Invite.Respond(response);
        if (answer.Cause is { } refusal)
            services.Metrics.Rejected(ReasonHeader.Text(refusal));
    }

    /// <summary>To a request within the dialog.</summary>
    public void Answer(Leg leg, SipServerTransaction request, LegAction.AnswerRequest answer)
    {
        var response = request.CreateResponse(answer.Status);
        if (answer.RetryAfterSeconds is { } seconds)
            response.Add(SipHeader.RetryAfter, seconds.ToString(CultureInfo.InvariantCulture));
        if (answer.Refusal is { } refusal)
            response.Add(SipHeader.Reason, ReasonHeader.Of(refusal));
        if (answer.WithoutSubscription)
            response.Add("Refer-Sub", "false");
        if (response.IsSuccess && MakesOrRefreshesDialog(request.Request.Method) && leg.Record.Dialog is { } dialog)
            response.Add(SipHeader.Contact, $"<{dialog.LocalContact}>");
        if (response.IsSuccess)
            answer.Timer.Write(response);
        if (answer.Status == 422)
            response.Add(SipHeader.MinSe, ((long)services.Options.MinSessionInterval.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        Describe(request, response, answer.Sdp);
        request.Respond(response);
    }

    private static bool MakesOrRefreshesDialog(SipMethod method) =>
        method == SipMethod.Invite || method == SipMethod.Update || method == SipMethod.Refer;

    private static void Describe(SipServerTransaction transaction, SipResponse response, string? sdp)
    {
        AllowedMethods.AddWhereWanted(transaction.Request, response);
        if (sdp is not null)
            response.SetBody(SdpSession.ContentType, Encoding.UTF8.GetBytes(sdp));
    }
}
