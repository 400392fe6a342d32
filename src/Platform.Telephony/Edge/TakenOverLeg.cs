using Platform.Contracts;
using Platform.Sip.Messages;
using Platform.Sip.Transfers;
using Platform.Sip.Transports;
using Platform.Telephony.Calls;
using Platform.Telephony.Legs;
using Platform.Telephony.WebSockets;

namespace Platform.Telephony.Edge;

/// <summary>
/// The leg that an INVITE with Replaces takes over (RFC 3891 section 3): one of the same agent, live, or ringing at its other
/// devices, as we started that dialog. Else 400 for a header field that is wrong, 481 for no such dialog, 403 for somebody
/// else's, 488 for a browser that takes over from another kind of phone or the other way round, 486 for a confirmed one when only an early one may be replaced.
/// </summary>
internal static class TakenOverLeg
{
    public static LegFailure Find(SipRequest invite, SipPath source, CallDirectory directory, string tenant, string agent, out LegHandle? handle)
    {
        handle = null;
        if (Replaces.Of(invite) is not { } replaces)
            return new LegFailure(400, EdgeRefusal.BadReplaces);
        if (directory.FindDialog(replaces.CallId, replaces.ToTag) is not { } found || !Names(replaces, found.Leg.Record))
            return new LegFailure(481, EdgeRefusal.UnknownDialog);
        if (found.Leg.Record.Agent != agent || GrainKey.TenantOf(found.Call.Key) != tenant)
            return new LegFailure(403, EdgeRefusal.NotYourDialog);
        if (found.Leg.Record.Terms.Browser is not null != OpenFlows.IsFlow(source))
            return new LegFailure(488, EdgeRefusal.OtherKindOfPhone);
        if (found.Leg.Record.Phase == LegPhase.Live && replaces.EarlyOnly)
            return new LegFailure(486, EdgeRefusal.DialogIsConfirmed);
        handle = found;
        return default;
    }

    /// <summary>Of a leg whose devices ring, the far tag is not kept: every device has one.</summary>
    private static bool Names(Replaces replaces, LegRecord leg) => leg.Phase switch
    {
        LegPhase.Live => replaces.Names(leg.Dialog!),
        LegPhase.Calling => leg.Forks.Any(fork => fork.SipCallId == replaces.CallId && fork.HasRung && fork.FinalStatus == 0),
        _ => false,
    };
}
