using Platform.Sip.Lanes;
using Platform.Sip.Messages;
using Platform.Sip.Metrics;
using Platform.Sip.Transports;

namespace Platform.Sip.Transactions;

/// <summary>
/// One outgoing request and its responses (RFC 3261 section 17.1). The tables decide; this class runs what they say, on its
/// lane. The public methods may be called from any thread: they post to the lane and return.
/// </summary>
public sealed class SipClientTransaction : ISipSendObserver, ITimerOwner
{
    private readonly StackContext _context;
    private readonly LaneTransactions _owner;
    private readonly ISipResponseHandler _handler;
    private readonly bool _isInvite;
    private readonly List<SuccessAck> _successes = [];
    private TransactionTimers _timers;
    private ReadOnlyMemory<byte> _requestBytes;
    private CancelProgress _cancel;
    private string? _cancelReason;
    private TransactionState _state;
    private Queue<SipPath>? _otherTargets;

    internal SipClientTransaction(StackContext context, LaneTransactions owner, SipRequest request, ISipResponseHandler handler,
        object? state, string? branch = null)
    {
        _context = context;
        _owner = owner;
        _handler = handler;
        _isInvite = request.Method == SipMethod.Invite;
        _state = _isInvite ? TransactionState.Calling : TransactionState.Trying;
        Request = request;
        State = state;
        Key = new ClientKey(branch ?? context.Options.Ids.NewBranch(), request.Method);
    }

    public SipRequest Request { get; }

    /// <summary>Where the request went; not set before it was sent.</summary>
    public SipPath Target { get; private set; }

    /// <summary>The user's own value.</summary>
    public object? State { get; set; }

    internal ClientKey Key { get; private set; }

    /// <summary>
    /// Sends the ACK to a 2xx that OnResponse gave, and sends it again whenever that 2xx is repeated. It goes where the
    /// INVITE went unless a path is given.
    /// </summary>
    public void SendAck(SipRequest ack, SipPath? path = null) =>
        _owner.Lane.Post(static (self, request, to) => ((SipClientTransaction)self).OnSendAck((SipRequest)request!, (SipPath?)to), this, ack, path);

    /// <summary>
    /// Cancels an INVITE that has no final response (RFC 3261 section 9.1). When no provisional came yet, the CANCEL waits
    /// for one. The final response, usually 487, still comes; a 2xx may have won the race and needs ACK and BYE.
    /// </summary>
    /// <param name="reason">A Reason header value (RFC 3326), for example "SIP;cause=200;text=\"Call completed elsewhere\"".</param>
    public void Cancel(string? reason = null) =>
        _owner.Lane.Post(static (self, text, _) => ((SipClientTransaction)self).OnCancel((string?)text), this, reason);

    /// <summary>
    /// Gives an INVITE up: it is cancelled as by <see cref="Cancel"/>, and not sent again while there is no response at all. A
    /// late 2xx is still told, and needs ACK and BYE.
    /// </summary>
    public void Abandon() =>
        _owner.Lane.Post(static (self, _, _) => ((SipClientTransaction)self).OnAbandon(), this);

    /// <summary>
    /// Starts at the first path. While nothing has answered, a path that fails or stays silent is followed by the next one, in a
    /// transaction with a branch of its own (RFC 3263 section 4.3).
    /// </summary>
    internal void Start(IReadOnlyList<SipPath> targets)
    {
        var usable = targets.Where(target => _context.Transports.Find(target.Transport, target.Remote.AddressFamily) is not null).ToList();
        if (usable.Count > 1) _otherTargets = new Queue<SipPath>(usable.Skip(1));
        Start(usable.Count > 0 ? usable[0] : targets[0]);
    }

    internal void Start(SipPath target)
    {
        if (_context.Transports.Find(target.Transport, target.Remote.AddressFamily) is null)
        {
            Fail(SipTransportError.NoTransport);
            return;
        }
        Target = target;
        _context.Options.Gate?.Spoke(SourceAddress.Of(target.Remote.Address));
        _timers = new TransactionTimers(this, _owner.Lane.Timers, _context.Options.Timers, target.Transport.IsReliable());
        Request.Set(SipHeader.Via, _context.Transports.ViaFor(target, Key.Branch).ToString());
        if (!Request.Has(SipHeader.MaxForwards)) Request.Add(SipHeader.MaxForwards, "70");
        _requestBytes = SipWriter.ToBytes(Request);
        SipMetrics.RequestOut(Request.Method);
        Run(_isInvite ? InviteClientTable.OnStart : NonInviteClientTable.OnStart, null, default);
    }

    /// <summary>The request never left: tells the user and ends.</summary>
    internal void Fail(SipTransportError error)
    {
        if (_state == TransactionState.Terminated) return;
        _state = TransactionState.Terminated;
        _owner.Remove(this);
        _handler.OnTransportError(this, error);
    }

    internal void Receive(SipResponse response)
    {
        if (IsRepeatedSuccess(response)) return;
        var input = response.IsProvisional ? ClientInput.Provisional : response.IsSuccess ? ClientInput.Success : ClientInput.Failure;
        Apply(input, response);
        if (_cancel == CancelProgress.Wanted && _state == TransactionState.Proceeding) SendCancel();
    }

    /// <summary>A 2xx of a dialog that the user has seen: its ACK goes again, once there is one.</summary>
    private bool IsRepeatedSuccess(SipResponse response)
    {
        if (!_isInvite || !response.IsSuccess) return false;
        var tag = response.To.Tag ?? "";
        if (_successes.Find(success => success.ToTag == tag) is not { } known)
        {
            _successes.Add(new SuccessAck(tag));
            return false;
        }
        SipMetrics.RetransmittedIn();
        if (known.Bytes is not null) _context.Send(Target, known.Bytes, null);
        return true;
    }

    private void Apply(ClientInput input, SipResponse? response = null, SipTransportError error = default)
    {
        if (input is ClientInput.Timeout or ClientInput.TransportError && TryOtherTarget()) return;
        var step = _isInvite ? InviteClientTable.Next(_state, input) : NonInviteClientTable.Next(_state, input);
        var wasLive = _state != TransactionState.Terminated;
        _state = step.Next;
        if (step.Linger != LingerTimer.None && !_timers.StartLinger(step.Linger)) _state = TransactionState.Terminated;
        if (input == ClientInput.Retransmit) SipMetrics.RetransmittedOut();
        if (response is not null && !step.Actions.HasFlag(TransactionActions.PassToUser)) SipMetrics.RetransmittedIn();
        if (wasLive && _state == TransactionState.Terminated) Finish();
        else if (_state is TransactionState.Completed or TransactionState.Accepted) _requestBytes = default;
        Run(step.Actions, response, error);
    }

    private bool TryOtherTarget()
    {
        var isUnanswered = _state is TransactionState.Calling or TransactionState.Trying && _cancel == CancelProgress.None;
        if (!isUnanswered || _otherTargets is not { Count: > 0 }) return false;
        Finish();
        Key = new ClientKey(_context.Options.Ids.NewBranch(), Request.Method);
        _owner.Register(this);
        Start(_otherTargets.Dequeue());
        return true;
    }

    private void Finish()
    {
        _timers.StopAll();
        _requestBytes = default;
        _owner.Remove(this);
    }

    private void Run(TransactionActions actions, SipResponse? response, SipTransportError error)
    {
        _timers.Apply(actions);
        if (actions.HasFlag(TransactionActions.SendRequest)) _context.Send(Target, _requestBytes, this);
        if (actions.HasFlag(TransactionActions.SendAck)) SendFailureAck(response!);
        if (actions.HasFlag(TransactionActions.PassToUser)) _handler.OnResponse(this, response!);
        if (actions.HasFlag(TransactionActions.ReportTimeout)) _handler.OnTimeout(this);
        if (actions.HasFlag(TransactionActions.ReportTransportError)) _handler.OnTransportError(this, error);
    }

    /// <summary>RFC 3261 section 17.1.1.3: same branch, To of the response.</summary>
    private void SendFailureAck(SipResponse response)
    {
        var ack = SameTransaction(SipMethod.Ack);
        ack.Set(SipHeader.To, response.Get(SipHeader.To)!);
        SipMetrics.RequestOut(SipMethod.Ack);
        _context.Send(Target, SipWriter.ToBytes(ack), null);
    }

    private SipRequest SameTransaction(SipMethod method)
    {
        var request = new SipRequest(method, Request.Uri);
        request.Add(SipHeader.Via, Request.First(SipHeader.Via)!);
        request.Add(SipHeader.MaxForwards, "70");
        request.CopyFrom(Request, SipHeader.Route);
        request.CopyFrom(Request, SipHeader.From);
        request.CopyFrom(Request, SipHeader.To);
        request.CopyFrom(Request, SipHeader.CallId);
        request.Add(SipHeader.CSeq, new CSeq(Request.CSeq.Number, method).ToString());
        return request;
    }

    private void OnSendAck(SipRequest ack, SipPath? path)
    {
        if (path is { } other) Target = other;
        ack.Set(SipHeader.Via, _context.Transports.ViaFor(Target, _context.Options.Ids.NewBranch()).ToString());
        if (!ack.Has(SipHeader.MaxForwards)) ack.Add(SipHeader.MaxForwards, "70");
        var bytes = SipWriter.ToBytes(ack);
        if (_successes.Find(success => success.ToTag == (ack.To.Tag ?? "")) is { } success) success.Bytes = bytes;
        SipMetrics.RequestOut(SipMethod.Ack);
        _context.Send(Target, bytes, null);
    }

    private void OnCancel(string? reason)
    {
        if (!_isInvite || _cancel != CancelProgress.None || _state is not (TransactionState.Calling or TransactionState.Proceeding)) return;
        _cancel = CancelProgress.Wanted;
        _cancelReason = reason;
        if (_state == TransactionState.Proceeding) SendCancel();
    }

    private void OnAbandon()
    {
        if (_isInvite && _state == TransactionState.Calling) Apply(ClientInput.Abandoned);
        OnCancel(null);
    }

    private void SendCancel()
    {
        var cancel = SameTransaction(SipMethod.Cancel);
        if (_cancelReason is not null) cancel.Add(SipHeader.Reason, _cancelReason);
        _cancel = CancelProgress.Sent;
        _owner.StartCancel(cancel, Key.Branch, Target);
        Apply(ClientInput.CancelSent);
    }

    void ISipSendObserver.SendFailed(SipTransportError error) =>
        _owner.Lane.Post(static (self, fault, _) => ((SipClientTransaction)self)
            .Apply(ClientInput.TransportError, null, (SipTransportError)fault!), this, error);

    void ITimerOwner.OnTimer(int kind) => Apply(kind switch
    {
        TransactionTimers.Retransmit => ClientInput.Retransmit,
        TransactionTimers.Timeout => ClientInput.Timeout,
        _ => ClientInput.Linger,
    });

    private enum CancelProgress
    {
        None,
        Wanted,
        Sent,
    }

    /// <summary>One dialog that a 2xx made, with its ACK once the user gave it.</summary>
    private sealed class SuccessAck(string toTag)
    {
        public string ToTag { get; } = toTag;

        public byte[]? Bytes { get; set; }
    }
}
