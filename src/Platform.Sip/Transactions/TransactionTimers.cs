using Platform.Sip.Lanes;

namespace Platform.Sip.Transactions;

/// <summary>The three timers of one transaction; a timer object is made when it first runs.</summary>
internal struct TransactionTimers(ITimerOwner owner, TimerQueue queue, SipTimers values, bool isReliable)
{
    public const int Retransmit = 0;
    public const int Timeout = 1;
    public const int Linger = 2;
    public const int SuccessRetransmit = 3;

    private LaneTimer? _retransmit;
    private LaneTimer? _timeout;
    private LaneTimer? _linger;
    private TimeSpan _interval;

    public void Apply(TransactionActions actions)
    {
        if (actions.HasFlag(TransactionActions.StopRetransmit)) Stop(_retransmit);
        if (actions.HasFlag(TransactionActions.StopTimeout)) Stop(_timeout);
        if (actions.HasFlag(TransactionActions.StartTimeout)) queue.Start(_timeout ??= new LaneTimer(owner, Timeout), values.Timeout);
        if (isReliable) return;
        if (actions.HasFlag(TransactionActions.StartRetransmit)) RetransmitAfter(values.T1);
        else if (actions.HasFlag(TransactionActions.DoubleRetransmit)) RetransmitAfter(_interval * 2);
        else if (actions.HasFlag(TransactionActions.DoubleRetransmitToT2)) RetransmitAfter(Shorter(_interval * 2, values.T2));
        else if (actions.HasFlag(TransactionActions.RetransmitAtT2)) RetransmitAfter(values.T2);
    }

    /// <summary>False when the wait is zero: the transaction ends at once.</summary>
    public bool StartLinger(LingerTimer kind)
    {
        var wait = WaitFor(kind);
        if (wait == TimeSpan.Zero) return false;
        queue.Start(_linger ??= new LaneTimer(owner, Linger), wait);
        return true;
    }

    public void StopAll()
    {
        Stop(_retransmit);
        Stop(_timeout);
        Stop(_linger);
    }

    private readonly TimeSpan WaitFor(LingerTimer kind) => kind switch
    {
        LingerTimer.L or LingerTimer.M => values.Timeout,
        _ when isReliable => TimeSpan.Zero,
        LingerTimer.D => values.TimerD,
        LingerTimer.J => values.Timeout,
        LingerTimer.I or LingerTimer.K => values.T4,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private void RetransmitAfter(TimeSpan interval)
    {
        _interval = interval;
        queue.Start(_retransmit ??= new LaneTimer(owner, Retransmit), interval);
    }

    private readonly void Stop(LaneTimer? timer)
    {
        if (timer is not null) queue.Stop(timer);
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
