namespace Platform.Actors.Runtime;

// Turns
//
// A lane is where the code of one activation (or one observer) runs: at any instant at most one thread is in it. What that thread runs
// without giving the lane back is a turn. There are two kinds: the start of a request (up to its first await that is not done), and
// a continuation (from one await to the next). So code between two awaits never needs a lock.
//
//   caller ──request──▶ waiting ──may it start?──▶ turn ──await──▶ (lane is free) ──▶ turn ──▶ … ──▶ response
//
// * A request of a grain runs to completion before the next one starts. It is complete when the task that its method returned is
//   complete, not when its first turn ends; while it awaits, the lane is free but other requests wait.
// * Two things interleave with an awaiting request, between its turns and never inside one: requests that may ([AlwaysInterleave],
//   [Reentrant], timers that say so), and continuations of tasks that the grain started and did not await. The second kind is why the
//   lane is a TaskScheduler: every await in grain code, whoever awaits, comes back here.
// * A request that waits for itself (A calls B, B calls A) never completes; callers see TimeoutException after the response time-out.
// * ConfigureAwait(false) and Task.Run leave the lane on purpose. Grain code does neither.
//
// Invariants: `_scheduled` is true exactly while the lane stands in the host's run queue or a thread is in it, so it stands there once;
// it turns false only under the gate with nothing left to run, so no work is forgotten. Continuations go before new requests, so what
// has begun ends first.

/// <summary>Gives lanes a thread: the thread pool, or the one thread of a simulation.</summary>
internal interface ITurnHost
{
    /// <summary>How many turns a lane may run before others get the thread.</summary>
    int TurnsPerVisit { get; }

    void Schedule(TurnLane lane);

    void TurnEnded(TurnLane lane);
}

internal abstract class TurnLane(ITurnHost host) : TaskScheduler, IThreadPoolWorkItem
{
    [ThreadStatic]
    private static TurnLane? s_current;

    private static readonly Action<object?> s_visit = static state => ((TurnLane)state!).Visit();

    private readonly Queue<Task> _continuations = new();
    private bool _scheduled;
    private bool _abandoned;

    protected Lock Gate { get; } = new();

    /// <summary>The lane whose turn runs on this thread, if any.</summary>
    public static TurnLane? Running => s_current;

    /// <summary>Short name for traces.</summary>
    public abstract string Name { get; }

    public sealed override int MaximumConcurrencyLevel => 1;

    /// <summary>Called by the host's thread, once per <see cref="ITurnHost.Schedule"/>.</summary>
    public void Execute()
    {
        if (_abandoned)
            return;
        var outer = s_current;
        var outerContext = SynchronizationContext.Current;
        s_current = this;
        if (outerContext is not null)
            SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            // Inside a task of this scheduler, so that awaits in grain code capture the lane.
            new Task(s_visit, this, CancellationToken.None, TaskCreationOptions.DenyChildAttach).RunSynchronously(this);
        }
        finally
        {
            s_current = outer;
            if (outerContext is not null)
                SynchronizationContext.SetSynchronizationContext(outerContext);
        }
    }

    /// <summary>Puts the lane in the run queue unless it stands there.</summary>
    public void Wake()
    {
        lock (Gate)
        {
            if (_scheduled || _abandoned)
                return;
            _scheduled = true;
        }

        host.Schedule(this);
    }

    /// <summary>Runs <paramref name="work"/> on the lane; all of its awaits come back to it.</summary>
    public Task<Task> Post(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);

    /// <summary>Forgets all continuations, now and later: what a crash does.</summary>
    protected void AbandonUnderGate()
    {
        _abandoned = true;
        _continuations.Clear();
    }

    /// <summary>Under the gate: takes what <see cref="RunTaken"/> will run, or false when no request may start now.</summary>
    protected abstract bool TryTakeRequest();

    protected abstract void RunTaken();

    protected virtual long OnTurnStart() => 0;

    protected virtual void OnTurnEnd(long startedAt)
    {
    }

    protected sealed override void QueueTask(Task task)
    {
        lock (Gate)
        {
            if (_abandoned)
                return;
            _continuations.Enqueue(task);
            if (_scheduled)
                return;
            _scheduled = true;
        }

        host.Schedule(this);
    }

    protected sealed override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && s_current == this && !_abandoned && TryExecuteTask(task);

    protected sealed override IEnumerable<Task> GetScheduledTasks()
    {
        lock (Gate)
            return _continuations.ToArray();
    }

    private void Visit()
    {
        for (var turn = 0; turn < host.TurnsPerVisit; turn++)
        {
            Task? continuation;
            lock (Gate)
            {
                if (!_continuations.TryDequeue(out continuation) && !TryTakeRequest())
                {
                    _scheduled = false;
                    return;
                }
            }

            var startedAt = OnTurnStart();
            if (continuation is null)
                RunTaken();
            else
                TryExecuteTask(continuation);
            OnTurnEnd(startedAt);
            host.TurnEnded(this);
        }

        host.Schedule(this);
    }
}
