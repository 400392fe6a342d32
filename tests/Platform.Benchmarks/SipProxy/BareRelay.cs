using System.Collections.Concurrent;
using System.Net;
using Platform.Sip;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Benchmarks.SipProxy;

/// <summary>
/// The least that can stand between two SIP parties with this stack: a dialog on either side, bodies passed on, and nothing kept, billed or
/// decided.
/// </summary>
internal sealed class BareRelay : ISipRequestHandler, ISipResponseHandler, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Relayed> _calls = new();
    private readonly SipStack _stack;
    private readonly SipPath _next;
    private readonly SipUri _target;

    public BareRelay(IPEndPoint local, IPEndPoint next)
    {
        _next = new SipPath(SipTransportKind.Udp, next);
        _target = SipUri.Sip("far", next.Address.ToString(), next.Port);
        _stack = new SipStack(new SipStackOptions { Transports = [new UdpTransport(local)], Time = TimeProvider.System, Handler = this });
        _stack.Start();
    }

    public SipAdmission Admit(SipRequest request, SipPath source) => SipAdmission.Accept;

    public void OnRequest(SipServerTransaction transaction)
    {
        if (transaction.Request.Method == SipMethod.Invite)
            Relay(transaction);
        else if (transaction.Request.Method == SipMethod.Bye && _calls.TryRemove(transaction.Request.CallId, out var call))
            End(transaction, call);
        else
            transaction.Respond(481);
    }

    public void OnResponse(SipClientTransaction transaction, SipResponse response)
    {
        if (transaction.State is not Relayed call)
            return;
        if (response.IsSuccess && Dialog.TryFromResponse(transaction.Request, response, transaction.Target, out var far))
        {
            call.Far = far;
            transaction.SendAck(Dialog.Ack(far, transaction.Request.CSeq.Number));
            _calls[call.Near.Request.CallId] = call;
            Answer(call.Near, 200, response.Body);
        }
        else if (response.StatusCode > 100)
            Answer(call.Near, response.StatusCode, default);
    }

    public void OnAck(SipRequest ack, SipPath source, SipServerTransaction? invite)
    {
    }

    public void OnCancel(SipServerTransaction invite, SipRequest cancel) => invite.Respond(487);

    public void OnAckTimeout(SipServerTransaction invite)
    {
    }

    public void OnTransportError(SipServerTransaction transaction, SipTransportError error)
    {
    }

    public void OnTimeout(SipClientTransaction transaction) => (transaction.State as Relayed)?.Near.Respond(408);

    public void OnTransportError(SipClientTransaction transaction, SipTransportError error) => (transaction.State as Relayed)?.Near.Respond(503);

    public ValueTask DisposeAsync() => _stack.DisposeAsync();

    private void Relay(SipServerTransaction near)
    {
        var invite = new SipRequest(SipMethod.Invite, _target);
        invite.Add(SipHeader.From, new NameAddr(near.Request.From.Uri).WithTag(_stack.Ids.NewTag()).ToString());
        invite.Add(SipHeader.To, $"<{_target}>");
        invite.Add(SipHeader.CallId, _stack.Ids.NewCallId());
        invite.Add(SipHeader.CSeq, "1 INVITE");
        invite.Add(SipHeader.Contact, $"<{_stack.LocalContact(SipTransportKind.Udp)}>");
        invite.SetBody(SdpSession.ContentType, near.Request.Body);
        _stack.SendRequest(invite, this, _next, new Relayed(near));
    }

    private void End(SipServerTransaction bye, Relayed call)
    {
        bye.Respond(200);
        var (dialog, onward) = Dialog.NewRequest(call.Far!, SipMethod.Bye);
        _stack.SendRequest(onward, this, Dialog.PathOf(dialog));
    }

    private void Answer(SipServerTransaction near, int status, ReadOnlyMemory<byte> body)
    {
        var response = near.CreateResponse(status);
        response.Add(SipHeader.Contact, $"<{_stack.LocalContact(SipTransportKind.Udp)}>");
        if (!body.IsEmpty)
            response.SetBody(SdpSession.ContentType, body);
        near.Respond(response);
    }

    private sealed class Relayed(SipServerTransaction near)
    {
        public SipServerTransaction Near { get; } = near;

        public DialogState? Far { get; set; }
    }
}
