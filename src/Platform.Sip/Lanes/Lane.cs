using System.Collections.Concurrent;

namespace Platform.Sip.Lanes;

/// <summary>One piece of work: a static function and its arguments, so that posting allocates no closure.</summary>
internal readonly record struct LaneWork(Action<object, object?, object?> Run, object Target, object? First, object? Second);

/// <summary>
/// A serial queue: work runs in the order it was posted, never two pieces at once, on the thread pool or the scheduler
/// that a test gives. State that is only touched on its lane needs no lock.
/// </summary>
internal sealed class Lane : IThreadPoolWorkItem, IDisposable
{
    private const int MaxRunLength = 256;

    private readonly ConcurrentQueue<LaneWork> _queue = new();
    private readonly Action<Action>? _scheduler;
    private readonly Action<Exception> _onFault;
    private readonly Action _execute;
    private int _isScheduled;

    public Lane(TimeProvider time, Action<Action>? scheduler, Action<Exception> onFault)
    {
        _scheduler = scheduler;
        _onFault = onFault;
        _execute = Execute;
        Timers = new TimerQueue(time, PostTimers);
    }

    public TimerQueue Timers { get; }

    public void Post(Action<object, object?, object?> run, object target, object? first = null, object? second = null)
    {
        _queue.Enqueue(new LaneWork(run, target, first, second));
        if (Interlocked.Exchange(ref _isScheduled, 1) == 0) Schedule();
    }

    private void PostTimers() => Post(static (lane, _, _) => ((Lane)lane).Timers.RunDue(), this);

    private void Schedule()
    {
        if (_scheduler is null) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        else _scheduler(_execute);
    }

    public void Execute()
    {
        for (var i = 0; i < MaxRunLength && _queue.TryDequeue(out var work); i++) RunOne(work);
        Interlocked.Exchange(ref _isScheduled, 0);
        if (!_queue.IsEmpty && Interlocked.Exchange(ref _isScheduled, 1) == 0) Schedule();
    }

    /// <summary>A fault in one piece of work must not stop the calls that share the lane.</summary>
    private void RunOne(LaneWork work)
    {
        try
        {
            work.Run(work.Target, work.First, work.Second);
        }
#pragma warning disable CA1031 // Any exception is a bug of one call; the lane serves others.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _onFault(fault);
        }
    }

    public void Dispose() => Timers.Dispose();
}
