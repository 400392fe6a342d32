using Platform.Sip.Lanes;
using Platform.Sip.Messages;
using Platform.Sip.Metrics;
using Platform.Sip.Reliability;
using Platform.Sip.Transports;

namespace Platform.Sip.Transactions;

/// <summary>
/// The transactions of one lane, and where each arriving message belongs (RFC 3261 sections 8.2, 9.2, 17.1.3, 17.2.3).
/// Everything with one Call-ID comes to one lane, so the tables need no lock.
/// </summary>
internal sealed class LaneTransactions(StackContext context, Lane lane)
{
    private readonly Dictionary<ClientKey, SipClientTransaction> _clients = [];
    private readonly Dictionary<ServerKey, SipServerTransaction> _servers = [];
    private readonly Dictionary<MergeKey, SipServerTransaction> _initial = [];
    private readonly Dictionary<AckKey, SipServerTransaction> _awaitingAck = [];
    private readonly Dictionary<AckKey, SipServerTransaction> _awaitingPrack = [];

    public Lane Lane { get; } = lane;

    private ISipRequestHandler Handler => context.Options.Handler;

    public void Receive(SipMessage message, SipPath source)
    {
        var error = SipValidation.Check(message);
        if (error != SipParseError.None) Refuse(message, source, error);
        else if (message is SipResponse response) ReceiveResponse(response);
        else ReceiveRequest((SipRequest)message, source);
    }

    /// <summary>A malformed request is answered 400 where the answer can be addressed; anything else is dropped.</summary>
    private void Refuse(SipMessage message, SipPath source, SipParseError error)
    {
        SipMetrics.Drop(error.ToString());
        if (message is SipRequest request) MalformedRequests.Answer(context, request, source, error);
    }

    private void ReceiveResponse(SipResponse response)
    {
        SipMetrics.ResponseIn(response.StatusCode);
        var isOurs = _clients.TryGetValue(new ClientKey(response.TopVia.Branch ?? "", response.CSeq.Method), out var transaction);
        if (!isOurs || response.All(SipHeader.Via).Skip(1).Any()) SipMetrics.Drop("stray_response");
        else transaction!.Receive(response);
    }

    private void ReceiveRequest(SipRequest request, SipPath source)
    {
        var bytes = request.ReceivedBytes;
        SipMetrics.RequestIn(request.Method);
        SipRouting.StampVia(request, source);
        if (request.Method == SipMethod.Ack) ReceiveAck(request, source);
        else if (_servers.TryGetValue(ServerKey.Of(request), out var known)) known.ReceiveAgain(bytes);
        else if (context.IsFull) context.RespondStateless(request, source, bytes, 503);
        else if (request.Method == SipMethod.Cancel) ReceiveCancel(request, source, bytes);
        else ReceiveNew(request, source, bytes);
    }

    private void ReceiveAck(SipRequest ack, SipPath source)
    {
        if (_servers.TryGetValue(ServerKey.OfInvite(ack), out var failed)) failed.ReceiveAck(ack, source);
        else if (_awaitingAck.TryGetValue(AckKey.Of(ack), out var answered)) answered.ReceiveAck(ack, source);
        else Handler.OnAck(ack, source, null);
    }

    private void ReceiveNew(SipRequest request, SipPath source, int bytes)
    {
        var admission = Handler.Admit(request, source);
        if (admission.IsDropped) SipMetrics.Drop("not_admitted");
        else if (admission.StatusCode != 0) Refuse(request, source, bytes, admission);
        else if (IsMerged(request)) context.RespondStateless(request, source, bytes, 482);
        else Serve(request, source, admission.IsProven ? int.MaxValue : context.AnswerLimit(source, bytes));
    }

    private void Refuse(SipRequest request, SipPath source, int bytes, SipAdmission admission) => context.RespondStateless(
        request, source, bytes, admission.StatusCode, admission.Reason, complete: admission.Complete);

    /// <summary>RFC 3261 section 8.2.2.2. The key is free unless a transaction with another branch holds it.</summary>
    private bool IsMerged(SipRequest request) => request.To.Tag is null && _initial.ContainsKey(MergeKey.Of(request));

    private void Serve(SipRequest request, SipPath source, int answerLimit)
    {
        var transaction = Open(request, source, answerLimit);
        if (request.To.Tag is null) _initial[MergeKey.Of(request)] = transaction;
        if (transaction.IsInvite) transaction.SendTrying();
        if (request.Method == SipMethod.Prack && !IsForHandler(transaction)) return;
        try
        {
            Handler.OnRequest(transaction);
        }
        catch
        {
            transaction.Respond(500);
            throw;
        }
    }

    /// <summary>
    /// RFC 3262 section 3: a PRACK that acknowledges a response of <see cref="SipServerTransaction.RespondReliably"/> is 200, any other
    /// for that INVITE 481. One with a body is for the handler, who answers it; so is one for an INVITE that had no such response.
    /// </summary>
    private bool IsForHandler(SipServerTransaction prack)
    {
        var request = prack.Request;
        if (!RAck.TryParse(request.Get(SipHeader.RAck) ?? "", out var rack))
        {
            prack.OnRespond(prack.CreateResponse(400));
            return false;
        }
        if (!_awaitingPrack.TryGetValue(AckKey.Of(request) with { CSeqNumber = rack.Request.Number }, out var invite)) return true;
        var isExpected = rack.Request.Method == SipMethod.Invite && invite.Reliable!.Expects(rack);
        if (!isExpected || request.Body.IsEmpty) prack.OnRespond(prack.CreateResponse(isExpected ? 200 : 481));
        if (isExpected) invite.Reliable!.Acknowledge();
        return isExpected && !request.Body.IsEmpty;
    }

    /// <summary>
    /// RFC 3261 section 9.2: the CANCEL is a transaction of its own, answered whatever becomes of the INVITE. One that matches
    /// nothing is worth no state.
    /// </summary>
    private void ReceiveCancel(SipRequest cancel, SipPath source, int bytes)
    {
        if (!_servers.TryGetValue(ServerKey.OfInvite(cancel), out var invite))
        {
            context.RespondStateless(cancel, source, bytes, 481);
            return;
        }
        var transaction = Open(cancel, source, context.AnswerLimit(source, bytes));
        transaction.OnRespond(SipResponse.For(cancel, 200, invite.LocalTag));
        if (invite.CanBeCancelled) Handler.OnCancel(invite, cancel);
    }

    private SipServerTransaction Open(SipRequest request, SipPath source, int answerLimit)
    {
        var transaction = new SipServerTransaction(context, this, request, source, ServerKey.Of(request), answerLimit);
        _servers[transaction.Key] = transaction;
        context.Opened();
        SipMetrics.ServerTransactions(1);
        return transaction;
    }

    public void ExpectAck(SipServerTransaction invite) => _awaitingAck[invite.AckKey] = invite;

    public void ExpectPrack(SipServerTransaction invite) => _awaitingPrack[invite.AckKey] = invite;

    public void Remove(SipServerTransaction transaction)
    {
        _servers.Remove(transaction.Key);
        var merge = MergeKey.Of(transaction.Request);
        if (_initial.TryGetValue(merge, out var initial) && ReferenceEquals(initial, transaction)) _initial.Remove(merge);
        if (transaction.IsInvite) ForgetAcknowledgements(transaction.AckKey);
        context.Closed();
        SipMetrics.ServerTransactions(-1);
    }

    private void ForgetAcknowledgements(AckKey invite)
    {
        _awaitingAck.Remove(invite);
        _awaitingPrack.Remove(invite);
    }

    public SipClientTransaction Prepare(SipRequest request, ISipResponseHandler handler, object? state) =>
        new(context, this, request, handler, state);

    /// <summary>The CANCEL has the branch and the Via of its INVITE (RFC 3261 section 9.1).</summary>
    public void StartCancel(SipRequest cancel, string branch, SipPath target)
    {
        var transaction = new SipClientTransaction(context, this, cancel, IgnoredResponses.Instance, null, branch);
        Register(transaction);
        transaction.Start(target);
    }

    public void Register(SipClientTransaction transaction)
    {
        _clients[transaction.Key] = transaction;
        context.Opened();
        SipMetrics.ClientTransactions(1);
    }

    public void Remove(SipClientTransaction transaction)
    {
        if (!_clients.Remove(transaction.Key)) return;
        context.Closed();
        SipMetrics.ClientTransactions(-1);
    }
}
