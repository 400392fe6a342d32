using Platform.Sip.Lanes;
using Platform.Sip.Messages;
using Platform.Sip.Metrics;
using Platform.Sip.Reliability;
using Platform.Sip.Transports;

namespace Platform.Sip.Transactions;

/// <summary>
/// One incoming request and our responses (RFC 3261 section 17.2). The tables decide; this class runs what they say, on its
/// lane. For an INVITE it also repeats the 2xx until the ACK comes, which RFC 3261 section 13.3.1.4 asks of the user.
/// The public methods may be called from any thread: they post to the lane and return.
/// </summary>
public sealed class SipServerTransaction : ISipSendObserver, ITimerOwner
{
    private readonly StackContext _context;
    private readonly LaneTransactions _owner;
    private readonly SipPath _responsePath;
    private readonly int _answerLimit;
    private readonly LaneTimer _successTimer;
    private TransactionTimers _timers;
    private TransactionState _state;
    private byte[]? _lastResponse;
    private TimeSpan _successInterval;
    private bool _waitsForAck;
    private ReliableProvisionals? _reliable;

    internal SipServerTransaction(StackContext context, LaneTransactions owner, SipRequest request, SipPath source, ServerKey key,
        int answerLimit)
    {
        _context = context;
        _owner = owner;
        _responsePath = SipRouting.ResponsePath(request, source);
        _answerLimit = answerLimit;
        _successTimer = new LaneTimer(this, TransactionTimers.SuccessRetransmit);
        _timers = new TransactionTimers(this, owner.Lane.Timers, context.Options.Timers, source.Transport.IsReliable());
        _state = IsInviteMethod(request) ? TransactionState.Proceeding : TransactionState.Trying;
        Request = request;
        Source = source;
        Key = key;
        LocalTag = request.To.Tag ?? context.Options.Ids.NewTag();
    }

    public SipRequest Request { get; }

    /// <summary>Where the request came from.</summary>
    public SipPath Source { get; }

    /// <summary>Our tag: the request's To tag inside a dialog, else a new one that every response carries.</summary>
    public string LocalTag { get; }

    /// <summary>The user's own value.</summary>
    public object? State { get; set; }

    internal ServerKey Key { get; }

    internal bool IsInvite => IsInviteMethod(Request);

    internal bool CanBeCancelled => IsInvite && _state == TransactionState.Proceeding;

    internal AckKey AckKey => new(Request.CallId, LocalTag, Request.From.Tag, Request.CSeq.Number);

    /// <summary>
    /// A response to this request with our tag, and with its Record-Route values where the response can make a dialog
    /// (RFC 3261 section 12.1.1). Change it as needed, then give it to Respond.
    /// </summary>
    public SipResponse CreateResponse(int statusCode, string? reasonPhrase = null)
    {
        var response = SipResponse.For(Request, statusCode, statusCode == 100 ? null : LocalTag, reasonPhrase);
        if (statusCode is > 100 and < 300) response.CopyFrom(Request, SipHeader.RecordRoute);
        if (_context.Options.ProductName is { } product) response.Add(SipHeader.Server, product);
        return response;
    }

    /// <summary>Sends a response. After a final one, further responses are ignored: the caller may lose a race with CANCEL.</summary>
    public void Respond(SipResponse response) =>
        _owner.Lane.Post(static (self, answer, _) => ((SipServerTransaction)self).OnRespond((SipResponse)answer!), this, response);

    public void Respond(int statusCode, string? reasonPhrase = null) => Respond(CreateResponse(statusCode, reasonPhrase));

    /// <summary>
    /// Sends a response from 101 to 199 to an INVITE whose sender supports 100rel, and repeats it until its PRACK comes (RFC 3262).
    /// A 2xx waits for that PRACK. When none comes, the INVITE is answered 504 and the handler hears OnAckTimeout.
    /// </summary>
    public void RespondReliably(SipResponse response) =>
        _owner.Lane.Post(static (self, answer, _) => ((SipServerTransaction)self).OnRespondReliably((SipResponse)answer!), this, response);

    private static bool IsInviteMethod(SipRequest request) => request.Method == SipMethod.Invite;

    private bool IsProven => _answerLimit == int.MaxValue;

    /// <summary>An unproven source gets one answer to one question.</summary>
    internal void SendTrying()
    {
        if (IsProven) OnRespond(CreateResponse(100));
    }

    /// <summary>A repetition may be a cut-down forgery, so it is answered only where its own length allows that.</summary>
    internal void ReceiveAgain(int requestBytes)
    {
        SipMetrics.RetransmittedIn();
        if (!IsProven && _lastResponse?.Length > requestBytes) SipMetrics.Drop(StackContext.AnswerTooLong);
        else Apply(ServerInput.Request);
    }

    /// <summary>An ACK with the INVITE's branch, or one that the dialog matched.</summary>
    internal void ReceiveAck(SipRequest ack, SipPath source)
    {
        if (Apply(ServerInput.Ack).HasFlag(TransactionActions.PassToUser) && _waitsForAck)
        {
            _waitsForAck = false;
            _lastResponse = null;
            _owner.Lane.Timers.Stop(_successTimer);
            _context.Options.Handler.OnAck(ack, source, this);
        }
    }

    internal void OnRespond(SipResponse response)
    {
        if (_reliable is { } reliable && response.IsFinal) reliable.Finish(response);
        else SendNow(response);
    }

    private void OnRespondReliably(SipResponse response)
    {
        if (_state != TransactionState.Proceeding) return;
        _reliable ??= StartReliably();
        _reliable.Send(response);
    }

    private ReliableProvisionals StartReliably()
    {
        _owner.ExpectPrack(this);
        var first = StableHash.Of(_context.Options.Ids.NewTag()) & int.MaxValue;
        return new ReliableProvisionals(this, _owner.Lane.Timers, _context.Options.Timers, Math.Max(first, 1));
    }

    internal ReliableProvisionals? Reliable => _reliable;

    internal void RepeatProvisional()
    {
        if (_lastResponse is null) return;
        SipMetrics.RetransmittedOut();
        _context.Send(_responsePath, _lastResponse, this);
    }

    internal void GiveUpUnacknowledged()
    {
        SendNow(CreateResponse(504));
        _context.Options.Handler.OnAckTimeout(this);
    }

    internal void SendNow(SipResponse response)
    {
        var input = response.IsProvisional ? ServerInput.SendProvisional : response.IsSuccess ? ServerInput.SendSuccess : ServerInput.SendFailure;
        var before = _state;
        if (before is not (TransactionState.Trying or TransactionState.Proceeding)) return;
        _lastResponse = Fitting(response);
        if (_lastResponse is null) SipMetrics.Drop(StackContext.AnswerTooLong);
        else SipMetrics.ResponseOut(response.StatusCode);
        Apply(input);
        if (IsInvite && response.IsSuccess) StartSuccessRetransmission();
    }

    /// <summary>The answer's bytes, with short names where that makes it fit; null when nothing does.</summary>
    private byte[]? Fitting(SipResponse response)
    {
        var bytes = SipWriter.ToBytes(response);
        if (bytes.Length > _answerLimit) bytes = SipWriter.ToBytes(response, compact: true);
        return bytes.Length > _answerLimit ? null : bytes;
    }

    private void StartSuccessRetransmission()
    {
        _waitsForAck = true;
        _successInterval = _context.Options.Timers.T1;
        _owner.ExpectAck(this);
        _owner.Lane.Timers.Start(_successTimer, _successInterval);
    }

    private void RepeatSuccess()
    {
        var longest = _context.Options.Timers.T2;
        _successInterval = _successInterval * 2 < longest ? _successInterval * 2 : longest;
        _owner.Lane.Timers.Start(_successTimer, _successInterval);
        if (!IsProven || _lastResponse is null) return;
        SipMetrics.RetransmittedOut();
        _context.Send(_responsePath, _lastResponse, this);
    }

    private TransactionActions Apply(ServerInput input, SipTransportError error = default)
    {
        var step = IsInvite ? InviteServerTable.Next(_state, input) : NonInviteServerTable.Next(_state, input);
        var wasLive = _state != TransactionState.Terminated;
        _state = step.Next;
        if (step.Linger != LingerTimer.None && !_timers.StartLinger(step.Linger)) _state = TransactionState.Terminated;
        Run(step.Actions, input, error);
        if (wasLive && _state == TransactionState.Terminated) Finish();
        return step.Actions;
    }

    private void Run(TransactionActions actions, ServerInput input, SipTransportError error)
    {
        _timers.Apply(actions);
        var isOneTooMany = !IsProven && input == ServerInput.Retransmit;
        if (actions.HasFlag(TransactionActions.SendResponse) && _lastResponse is not null && !isOneTooMany)
        {
            if (input is ServerInput.Request or ServerInput.Retransmit) SipMetrics.RetransmittedOut();
            _context.Send(_responsePath, _lastResponse, this);
        }
        if (actions.HasFlag(TransactionActions.ReportTransportError)) _context.Options.Handler.OnTransportError(this, error);
    }

    private void Finish()
    {
        _timers.StopAll();
        _reliable?.StopTimers();
        _owner.Lane.Timers.Stop(_successTimer);
        _lastResponse = null;
        _owner.Remove(this);
        if (!_waitsForAck) return;
        _waitsForAck = false;
        _context.Options.Handler.OnAckTimeout(this);
    }

    void ISipSendObserver.SendFailed(SipTransportError error) =>
        _owner.Lane.Post(static (self, fault, _) => ((SipServerTransaction)self)
            .Apply(ServerInput.TransportError, (SipTransportError)fault!), this, error);

    void ITimerOwner.OnTimer(int kind)
    {
        if (kind == TransactionTimers.SuccessRetransmit) RepeatSuccess();
        else
            Apply(kind switch
            {
                TransactionTimers.Retransmit => ServerInput.Retransmit,
                TransactionTimers.Timeout => ServerInput.Timeout,
                _ => ServerInput.Linger,
            });
    }
}
