namespace Platform.Actors.Runtime;

/// <summary>
/// Calls that wait for a response, oldest first. All wait equally long, so the first to send is the first to time out, and one timer,
/// set for the head, serves them all. It is set only when the list was empty, so calls that are answered in time cost no timer work.
/// </summary>
internal sealed class InFlightCalls : IDisposable
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly Action<Message, TimeSpan> _timedOut;
    private readonly long _timeoutTicks;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private Message? _oldest;
    private Message? _newest;
    private bool _timerSet;

    public InFlightCalls(TimeProvider time, TimeSpan timeout, Action<Message, TimeSpan> timedOut)
    {
        _time = time;
        _timeout = timeout;
        _timedOut = timedOut;
        _timeoutTicks = (long)(timeout.TotalSeconds * time.TimestampFrequency);
        _timer = Ambient.CreateTimer(time, static state => ((InFlightCalls)state!).Expire(), this);
    }

    public void Add(Message call, long now)
    {
        bool setTimer;
        lock (_gate)
        {
            call.WaitsIn = this;
            call.Deadline = now + _timeoutTicks;
            call.EarlierCall = _newest;
            if (_newest is null)
                _oldest = call;
            else
                _newest.LaterCall = call;
            _newest = call;
            setTimer = !_timerSet;
            _timerSet = true;
        }

        if (setTimer)
            _timer.Change(_timeout, Timeout.InfiniteTimeSpan);
    }

    public void Remove(Message call)
    {
        lock (_gate)
            Unlink(call);
    }

    /// <summary>Forgets all calls and returns them.</summary>
    public List<Message> Clear()
    {
        var calls = new List<Message>();
        lock (_gate)
        {
            while (_oldest is { } call)
            {
                Unlink(call);
                calls.Add(call);
            }
        }

        return calls;
    }

    public void Dispose() => _timer.Dispose();

    private void Unlink(Message call)
    {
        if (call.WaitsIn != this)
            return;
        call.WaitsIn = null;
        if (call.EarlierCall is null)
            _oldest = call.LaterCall;
        else
            call.EarlierCall.LaterCall = call.LaterCall;
        if (call.LaterCall is null)
            _newest = call.EarlierCall;
        else
            call.LaterCall.EarlierCall = call.EarlierCall;
        call.EarlierCall = call.LaterCall = null;
    }

    private void Expire()
    {
        while (TakeExpired() is { } call)
            _timedOut(call, _timeout);
    }

    private Message? TakeExpired()
    {
        TimeSpan wait;
        lock (_gate)
        {
            if (_oldest is not { } call)
            {
                _timerSet = false;
                return null;
            }

            var left = call.Deadline - _time.GetTimestamp();
            if (left <= 0)
            {
                Unlink(call);
                return call;
            }

            wait = TimeSpan.FromSeconds((double)left / _time.TimestampFrequency);
        }

        // Timers count whole milliseconds; rounding up saves a second wake-up.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        return null;
    }
}
