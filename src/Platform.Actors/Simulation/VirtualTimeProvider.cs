namespace Platform.Actors.Simulation;

/// <summary>Time that passes only when told to. Timers that are due at the same instant fire in an order drawn from the seed.</summary>
internal sealed class VirtualTimeProvider(DateTimeOffset startAt, Random random) : TimeProvider
{
    private readonly PriorityQueue<(VirtualTimer Timer, long Setting), (DateTimeOffset Due, int Draw, long Order)> _due = new();
    private DateTimeOffset _now = startAt.ToUniversalTime();
    private long _order;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateTimeOffset? NextDue
    {
        get
        {
            DropStale();
            return _due.TryPeek(out _, out var first) ? first.Due : null;
        }
    }

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void AdvanceTo(DateTimeOffset time)
    {
        if (time > _now)
            _now = time;
    }

    public bool FireOneDue()
    {
        if (NextDue is not { } due || due > _now)
            return false;
        _due.Dequeue().Timer.Fire();
        return true;
    }

    private void Enqueue(VirtualTimer timer, TimeSpan wait) =>
        _due.Enqueue((timer, timer.Setting), (_now + wait, random.Next(), _order++));

    private void DropStale()
    {
        while (_due.TryPeek(out var entry, out _) && entry.Setting != entry.Timer.Setting)
            _due.Dequeue();
    }

    private sealed class VirtualTimer(VirtualTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;
        private bool _disposed;

        /// <summary>Grows with every change, so that older entries of the queue are known as stale.</summary>
        public long Setting { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (_disposed)
                return false;
            Setting++;
            _period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
                Enqueue(dueTime);
            return true;
        }

        public void Fire()
        {
            Setting++;
            if (_period > TimeSpan.Zero)
                Enqueue(_period);
            callback(state);
        }

        public void Dispose()
        {
            _disposed = true;
            Setting++;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Enqueue(TimeSpan wait) => time.Enqueue(this, wait);
    }
}
