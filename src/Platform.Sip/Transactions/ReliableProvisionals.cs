using Platform.Sip.Lanes;
using Platform.Sip.Messages;
using Platform.Sip.Reliability;

namespace Platform.Sip.Transactions;

/// <summary>
/// Runs <see cref="ReliableProvisionalTable"/> for one INVITE: numbers its reliable provisional responses (RFC 3262
/// section 3), repeats each until its PRACK comes, and holds the 2xx back until then. Used on the INVITE's lane only.
/// </summary>
internal sealed class ReliableProvisionals(SipServerTransaction invite, TimerQueue queue, SipTimers values, uint firstNumber) : ITimerOwner
{
    private const int Retransmit = 0;
    private const int Timeout = 1;

    private readonly Queue<SipResponse> _waiting = new();
    private LaneTimer? _retransmit;
    private LaneTimer? _timeout;
    private ReliableState _state;
    private TimeSpan _interval;
    private SipResponse? _final;
    private uint _nextNumber = firstNumber;
    private uint _lastNumber;

    public void Send(SipResponse response) => Apply(ReliableInput.Send, response);

    /// <summary>A final response: sent now, or when the PRACK comes.</summary>
    public void Finish(SipResponse response) =>
        Apply(response.IsSuccess ? ReliableInput.Success : ReliableInput.Failure, response);

    /// <summary>The PRACK is for what was sent last and answered 200; any other is answered 481.</summary>
    public bool Expects(RAck acknowledged) => _state != ReliableState.Idle && acknowledged.ResponseNumber == _lastNumber;

    /// <summary>Takes a PRACK that is expected.</summary>
    public void Acknowledge() => Apply(ReliableInput.Prack, null);

    public void StopTimers()
    {
        if (_retransmit is not null) queue.Stop(_retransmit);
        if (_timeout is not null) queue.Stop(_timeout);
    }

    void ITimerOwner.OnTimer(int kind) => Apply(kind == Retransmit ? ReliableInput.Retransmit : ReliableInput.Timeout, null);

    private void Apply(ReliableInput input, SipResponse? response)
    {
        var step = ReliableProvisionalTable.Next(_state, input);
        _state = step.Next;
        if (step.Actions.HasFlag(ReliableActions.StopTimers)) StopTimers();
        if (step.Actions.HasFlag(ReliableActions.Transmit)) Transmit(input == ReliableInput.Retransmit ? null : response);
        if (step.Actions.HasFlag(ReliableActions.StartTimers)) StartTimers();
        if (step.Actions.HasFlag(ReliableActions.DoubleInterval)) StartRetransmit(_interval * 2);
        if (step.Actions.HasFlag(ReliableActions.Queue)) _waiting.Enqueue(response!);
        if (step.Actions.HasFlag(ReliableActions.HoldFinal)) _final = response;
        if (step.Actions.HasFlag(ReliableActions.SendQueued) && _waiting.TryDequeue(out var next)) Send(next);
        if (step.Actions.HasFlag(ReliableActions.SendFinal)) invite.SendNow(response ?? _final!);
        if (step.Actions.HasFlag(ReliableActions.RejectRequest)) invite.GiveUpUnacknowledged();
    }

    private void Transmit(SipResponse? fresh)
    {
        if (fresh is null)
        {
            invite.RepeatProvisional();
            return;
        }
        _lastNumber = _nextNumber++;
        ReliableResponses.Mark(fresh, _lastNumber);
        invite.SendNow(fresh);
    }

    private void StartTimers()
    {
        StartRetransmit(values.T1);
        queue.Start(_timeout ??= new LaneTimer(this, Timeout), values.Timeout);
    }

    private void StartRetransmit(TimeSpan after)
    {
        _interval = after;
        queue.Start(_retransmit ??= new LaneTimer(this, Retransmit), after);
    }
}
