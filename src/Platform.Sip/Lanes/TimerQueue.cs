namespace Platform.Sip.Lanes;

/// <summary>One timer of one owner. Belongs to one lane and is only touched there.</summary>
internal sealed class LaneTimer(ITimerOwner owner, int kind)
{
    public ITimerOwner Owner { get; } = owner;

    public int Kind { get; } = kind;

    public long Due { get; set; }

    /// <summary>Position in the heap; -1 while not running.</summary>
    public int Position { get; set; } = -1;
}

internal interface ITimerOwner
{
    void OnTimer(int kind);
}

/// <summary>
/// All timers of a lane in one binary heap, with one timer of the time provider armed for the earliest. A stopped timer
/// leaves the heap at once, so that finished transactions are not kept alive. Used on the lane only.
/// <para>
/// Waits of a second and more, which clean up, give up or repeat for the last times, end together on a beat: at hundreds of calls a
/// second each would wake a thread of its own.
/// </para>
/// </summary>
internal sealed class TimerQueue : IDisposable
{
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time;
    private readonly ITimer _wakeUp;
    private readonly List<LaneTimer> _heap = [];
    private long _armedFor = long.MaxValue;

    /// <param name="time">Gives the time stamps.</param>
    /// <param name="onDue">Called on any thread: must bring the lane to call <see cref="RunDue"/>.</param>
    public TimerQueue(TimeProvider time, Action onDue)
    {
        _time = time;
        _wakeUp = time.CreateTimer(static state => ((Action)state!)(), onDue, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count => _heap.Count;

    public void Start(LaneTimer timer, TimeSpan after)
    {
        Stop(timer);
        timer.Due = DueAfter(after);
        timer.Position = _heap.Count;
        _heap.Add(timer);
        MoveUp(timer);
        Arm();
    }

    public void Stop(LaneTimer timer)
    {
        var position = timer.Position;
        if (position < 0) return;
        timer.Position = -1;
        var last = _heap[^1];
        _heap.RemoveAt(_heap.Count - 1);
        if (ReferenceEquals(last, timer)) return;
        Place(last, position);
        MoveUp(last);
        MoveDown(last);
    }

    /// <summary>Fires what is due, earliest first.</summary>
    public void RunDue()
    {
        _armedFor = long.MaxValue;
        try
        {
            FireUntil(_time.GetTimestamp());
        }
        finally
        {
            Arm();
        }
    }

    private long DueAfter(TimeSpan wait)
    {
        var due = _time.GetTimestamp() + (long)(wait.TotalSeconds * _time.TimestampFrequency);
        if (wait < LongWait) return due;
        var beat = (long)(Beat.TotalSeconds * _time.TimestampFrequency);
        return (due + beat - 1) / beat * beat;
    }

    private void FireUntil(long now)
    {
        while (_heap.Count > 0 && _heap[0].Due <= now)
        {
            var timer = _heap[0];
            Stop(timer);
            timer.Owner.OnTimer(timer.Kind);
        }
    }

    private void Arm()
    {
        if (_heap.Count == 0 || _heap[0].Due >= _armedFor) return;
        _armedFor = _heap[0].Due;
        var ticks = Math.Max(0, _armedFor - _time.GetTimestamp());
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(ticks * 1000.0 / _time.TimestampFrequency));
        _wakeUp.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private void Place(LaneTimer timer, int position)
    {
        _heap[position] = timer;
        timer.Position = position;
    }

    private void MoveUp(LaneTimer timer)
    {
        while (timer.Position > 0)
        {
            var parent = _heap[(timer.Position - 1) / 2];
            if (parent.Due <= timer.Due) return;
            Swap(parent, timer);
        }
    }

    private void MoveDown(LaneTimer timer)
    {
        while (true)
        {
            var child = timer.Position * 2 + 1;
            if (child >= _heap.Count) return;
            if (child + 1 < _heap.Count && _heap[child + 1].Due < _heap[child].Due) child++;
            if (timer.Due <= _heap[child].Due) return;
            Swap(timer, _heap[child]);
        }
    }

    /// <summary>The upper one goes down and the lower one up.</summary>
    private void Swap(LaneTimer upper, LaneTimer lower)
    {
        var (high, low) = (upper.Position, lower.Position);
        Place(lower, high);
        Place(upper, low);
    }

    public void Dispose() => _wakeUp.Dispose();
}
