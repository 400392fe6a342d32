using Platform.Sip.Messages;
using Platform.Sip.Sessions;

namespace Platform.Telephony.Calls;

/// <summary>Session timers are for those who know them: a far side that says nothing of them is not refreshed.</summary>
internal static class SessionTerms
{
    public static SessionTimerAnswer Of(SipRequest request, SessionTimerOptions options)
    {
        var answer = SessionTimer.Answer(request, options);
        return answer.PeerSupports || request.Has(SipHeader.SessionExpires) ? answer : default;
    }
}
