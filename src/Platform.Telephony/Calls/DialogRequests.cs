using Platform.Contracts;
using Platform.Domain.Routing;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Sessions;
using Platform.Sip.Transactions;
using Platform.Sip.Transfers;
using Platform.Telephony.Edge;
using Platform.Telephony.Legs;
using Platform.Telephony.WebSockets;

namespace Platform.Telephony.Calls;

/// <summary>
/// What a request within a dialog means beyond the dialog: where a REFER leads, and what a session timer comes to. Called on
/// the call's queue.
/// </summary>
internal sealed class DialogRequests(CallSession call, CallServices services)
{
    public LegInput.Requested Read(Leg leg, SipServerTransaction transaction)
    {
        var request = transaction.Request;
        var isChange = request.Method == SipMethod.Invite || request.Method == SipMethod.Update;
        return new(request)
        {
            Aim = request.Method == SipMethod.Refer && leg.Record.Agent is not null ? AimOf(leg, request) : null,
            Timer = isChange ? SessionTerms.Of(request, services.Options.SessionTimer) : default,
            FreshIce = isChange ? FreshIceFor(leg, request) : null,
            Flow = OpenFlows.IsFlow(transaction.Source) && services.Flows.Admits(transaction.Source, GrainKey.TenantOf(call.Key))
                ? transaction.Source : null,
        };
    }

    /// <summary>Credentials of ours for an offer whose ICE credentials are not those of before; null for any other request.</summary>
    private static BrowserTerms? FreshIceFor(Leg leg, SipRequest request)
    {
        if (leg.Record is not { Terms: { Browser: { } ours } terms, Audio.Dtls: { } known })
            return null;
        if (!SdpSession.TryParse(request.Body.Span, out var offer) || LegSdp.Answer(offer, terms, null, SdpDirection.SendRecv).Agreement
            is not { Audio.Dtls: { } asked } || asked.Ufrag == known.Ufrag)
            return null;
        return leg.Media.RestartIce() is { } fresh ? ours with { Ufrag = fresh.Ufrag, Password = fresh.Password } : null;
    }

    /// <summary>Null for a REFER that cannot be read, or that asks for anything but a call.</summary>
    private TransferAim? AimOf(Leg leg, SipRequest request)
    {
        if (!ReferRequest.TryRead(request, out var refer, out _) || refer.Method != SipMethod.Invite.Name)
            return null;
        if (refer.Replaces is { } replaces)
            return new TransferAim(ReplacedLegOf(leg, replaces) is null ? 481 : 0, null, ReplacedLegOf(leg, replaces), refer.WantsNotify);
        var tenant = GrainKey.TenantOf(call.Key);
        if (DialledNumber.Of(refer.Target) is not { } dialled)
            return new TransferAim(404) { WantsNotify = refer.WantsNotify };
        var answer = DialPlan.Resolve(services.Catalog.Current, tenant, dialled);
        return new TransferAim(answer.Destination is null ? DialledNumber.StatusOf(answer) : 0, answer.Destination, null, refer.WantsNotify);
    }

    /// <summary>
    /// The asker's own other leg in this call. The REFER's sender is in that dialog, too, so it may name our tag as either: as the far
    /// side's who is to receive the INVITE (RFC 3891), or as its own.
    /// </summary>
    private string? ReplacedLegOf(Leg leg, Replaces replaces)
    {
        var handle = services.Directory.FindDialog(replaces.CallId, replaces.ToTag)
            ?? services.Directory.FindDialog(replaces.CallId, replaces.FromTag);
        return handle is { Leg: var other } && handle.Call == call && other != leg && !other.Record.IsOver
            && other.Record.Agent == leg.Record.Agent ? other.Record.LegId : null;
    }
}
