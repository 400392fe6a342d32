using Microsoft.Extensions.Logging;
using Platform.Sip;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Agents;
using Platform.Telephony.Calls;
using Platform.Telephony.Edge.Guard;
using Platform.Telephony.Legs;
using Platform.Telephony.Trunks;
using Platform.Telephony.WebSockets;

namespace Platform.Telephony.Edge;

/// <summary>
/// What comes in by SIP, sorted: requests of live dialogs go to their legs, REGISTER to the registrar, SUBSCRIBE of agents'
/// phones to those who watch messages, INVITEs of trunks and agents become calls. Everything else is refused, strangers without any state and with fewer bytes than they sent.
/// </summary>
internal sealed class SipEdge(CallServices services, AgentRegistrar registrar, AgentDigests digests, AgentBindings bindings,
    TrunkLogIns logIns, MessageWatches messages, SipGuard guard) : ISipRequestHandler
{
    private readonly InboundCalls inbound = new(services);
    private readonly AgentCalls placed = new(services, digests);
    private readonly TrunkSources trunks = new(services.Catalog, services.Trunks.Registrations);

    /// <summary>From now on new calls are refused with 503.</summary>
    public void RefuseNewCalls()
    {
        inbound.RefuseAll();
        placed.RefuseAll();
    }

    public SipAdmission Admit(SipRequest request, SipPath source)
    {
        if (request.To.Tag is not null && services.Directory.FindDialog(request) is not null)
            return SipAdmission.AcceptProven;
        if (guard.IsScanner(request, source))
            return SipAdmission.Drop;
        if (request.Method == SipMethod.Register)
            return registrar.Admit(request, source);
        if (trunks.Find(request, source) is not null)
        {
            // A carrier may call the contact that we registered from an address that it never told.
            guard.Spoke(SourceAddress.Of(source.Remote.Address));
            return SipAdmission.AcceptProven;
        }

        if (!bindings.IsKnownSource(source))
            return MayBeTrunk(request, source) ? logIns.Admit(request, source) : RefuseStranger(request, source);
        if (request.Method == SipMethod.Subscribe)
            return messages.Admit(request, source);
        return IsNewCall(request) ? placed.Admit(request, source) : SipAdmission.Accept;
    }

    public void OnRequest(SipServerTransaction transaction)
    {
        var request = transaction.Request;
        if (request.Method == SipMethod.Subscribe && bindings.IsKnownSource(transaction.Source))
            messages.Take(transaction);
        else if (request.To.Tag is not null)
            OnDialogRequest(transaction);
        else if (request.Method == SipMethod.Register)
            _ = registrar.HandleAsync(transaction);
        else if (request.Method == SipMethod.Invite)
            OnNewCall(transaction);
        else
            AnswerOutsideDialogs(transaction);
    }

    public void OnCancel(SipServerTransaction invite, SipRequest cancel)
    {
        // A re-INVITE is answered at once: its CANCEL comes too late.
        if (invite.State is LegHandle handle && invite == handle.Leg.Invite)
            handle.Call.Post(handle.Leg, new LegInput.Cancelled());
    }

    public void OnAck(SipRequest ack, SipPath source, SipServerTransaction? invite)
    {
        if ((invite?.State as LegHandle ?? services.Directory.FindDialog(ack)) is { } handle)
            handle.Call.Post(handle.Leg, new LegInput.Acked(ack));
    }

    public void OnAckTimeout(SipServerTransaction invite)
    {
        if (invite.State is LegHandle handle)
            handle.Call.Post(handle.Leg, new LegInput.AckMissing());
    }

    public void OnTransportError(SipServerTransaction transaction, SipTransportError error)
    {
        if (transaction.Request.Method == SipMethod.Invite && transaction.State is LegHandle handle)
            handle.Call.Post(handle.Leg, new LegInput.AckMissing());
    }

    private void OnDialogRequest(SipServerTransaction transaction)
    {
        if (services.Directory.FindDialog(transaction.Request) is not { } handle)
        {
            transaction.Respond(481);
            return;
        }

        if (transaction.Request.Method == SipMethod.Invite)
            transaction.State = handle;
        handle.Call.PostRequest(handle.Leg, transaction);
    }

    private void OnNewCall(SipServerTransaction transaction)
    {
        if (trunks.Find(transaction.Request, transaction.Source) is { } known)
            inbound.Take(transaction, known);
        else if (bindings.IsKnownSource(transaction.Source))
            placed.Take(transaction);
        else if (!logIns.AreOffered)
            transaction.Respond(403);
        else if (logIns.Check(transaction) is { } trunk)
            inbound.Take(transaction, trunk);
    }

    private static void AnswerOutsideDialogs(SipServerTransaction transaction)
    {
        var method = transaction.Request.Method;
        var status = method == SipMethod.Options ? 200 : method == SipMethod.Bye ? 481 : method.IsKnown ? 405 : 501;
        var response = transaction.CreateResponse(status);
        AllowedMethods.AddWhereWanted(transaction.Request, response);
        transaction.Respond(response);
    }

    private bool MayBeTrunk(SipRequest request, SipPath source) =>
        IsNewCall(request) && logIns.AreOffered && !OpenFlows.IsFlow(source);

    private static bool IsNewCall(SipRequest request) => request.Method == SipMethod.Invite && request.To.Tag is null;

    /// <summary>A dialog that is not here may have been lost by us, so only asking for a new one is held against a stranger.</summary>
    private SipAdmission RefuseStranger(SipRequest request, SipPath source)
    {
        if (request.To.Tag is not null)
            return Refuse(481, EdgeRefusal.UnknownDialog);
        guard.Refused(source);
        return Refuse(403, EdgeRefusal.UnknownSource);
    }

    private SipAdmission Refuse(int status, EdgeRefusal refusal)
    {
        services.Metrics.Refused(ReasonHeader.Text(refusal));
        return SipAdmission.Refuse(status, ReasonHeader.Of(refusal));
    }
}
