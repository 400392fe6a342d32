using Platform.Actors.Ports;
using Platform.Actors.Proxies;

namespace Platform.Actors.Runtime;

/// <summary>One reminder's timer. A tick that the grain has not finished puts off the next one.</summary>
internal sealed class ReminderClock : IDisposable
{
    /// <summary>Timers can't wait longer than 49 days, reminders can.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(30);

    private readonly ActorEngine _engine;
    private readonly ReminderEntry _entry;
    private readonly IRemindable _grain;
    private readonly string _grainName;
    private readonly ITimer _clock;
    private DateTimeOffset _due;
    private volatile bool _disposed;

    public ReminderClock(ActorEngine engine, GrainEndpoint grain, ReminderEntry entry)
    {
        _engine = engine;
        _entry = entry;
        _grain = (IRemindable)(object)InterfaceModel.For(typeof(IRemindable)).CreateReference(grain);
        _grainName = $"{grain.TypeName}/{grain.Key}";
        _clock = Ambient.CreateTimer(engine.Time, static held => ((ReminderClock)held!).OnClock(), this);
        var now = engine.Time.GetUtcNow();
        SetNext(entry.StartAt >= now ? entry.StartAt : FirstAfter(now));
    }

    public void Dispose()
    {
        _disposed = true;
        _clock.Dispose();
    }

    private DateTimeOffset FirstAfter(DateTimeOffset now) =>
        now + _entry.Period - TimeSpan.FromTicks((now - _entry.StartAt).Ticks % _entry.Period.Ticks);

    private void SetNext(DateTimeOffset due)
    {
        _due = due;
        Wait(due - _engine.Time.GetUtcNow());
    }

    private void Wait(TimeSpan time)
    {
        // Whole milliseconds, rounded up, so that the clock never rings early.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds));
        if (!_disposed)
            _clock.Change(wait < s_longestWait ? wait : s_longestWait, Timeout.InfiniteTimeSpan);
    }

    private void OnClock()
    {
        var early = _due - _engine.Time.GetUtcNow();
        if (early > TimeSpan.Zero)
            Wait(early);
        else
            Tick();
    }

    private void Tick()
    {
        var task = _grain.ReceiveReminder(_entry.Name, new TickStatus(_entry.StartAt.UtcDateTime, _entry.Period, _due.UtcDateTime));
        task.ConfigureAwait(false).GetAwaiter().OnCompleted(() => OnTicked(task));
    }

    private void OnTicked(Task task)
    {
        if (task.Exception is { } failure && !_disposed)
            _engine.Log.ReminderFailed(_entry.Name, _grainName, failure.InnerException!);
        SetNext(FirstAfter(_engine.Time.GetUtcNow()));
    }
}
