using Platform.Actors.Runtime;

namespace Platform.Actors.Simulation;

// A whole system on one thread, in an order drawn from a seed
//
// Lanes that have something to run, and answers on their way, stand in `_runnable`; a step draws one of them: a turn, or an answer. When
// nothing can run, virtual time jumps to the next timer. The same seed gives the same turns in the same order, as long as no code leaves
// its lane (ConfigureAwait(false), Task.Run, threads): a lane that is woken from another thread is such an escape, and fails the run.

/// <summary>Not thread-safe: one simulation belongs to the thread that runs it.</summary>
public sealed class SimulationScheduler : ITurnHost
{
    private const ulong FnvOffset = 14695981039346656037, FnvPrime = 1099511628211;

    private readonly Random _random;
    private readonly List<Runnable> _runnable = [];
    private readonly Queue<string> _lastTurns = new();
    private readonly VirtualTimeProvider _time;
    private ActorEngine? _engine;
    private int _thread;
    private int _incarnation;
    private SimulationException? _broken;

    public SimulationScheduler(int seed, DateTimeOffset? startAt = null)
    {
        Seed = seed;
        _random = new Random(seed);
        _time = new VirtualTimeProvider(startAt ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), _random);
        TraceHash = FnvOffset;
    }

    public int Seed { get; }

    public TimeProvider Time => _time;

    /// <summary>Decides what becomes of each message; none means that all arrive at once.</summary>
    public IMessageFaults? Faults { get; set; }

    public long TurnCount { get; private set; }

    /// <summary>Over the names of the lanes in the order of their turns, with the times: equal runs have equal hashes.</summary>
    public ulong TraceHash { get; private set; }

    /// <summary>
    /// Called after every turn with the name of the grain (type/key), observer or driver; may check invariants and throw.
    /// </summary>
    public event Action<string>? AfterTurn;

    int ITurnHost.TurnsPerVisit => 1;

    /// <summary>Starts test code as a lane of its own, so that its awaits are part of the simulation.</summary>
    public Task Spawn(string name, Func<Task> work)
    {
        EnterThread();
        var done = new TaskCompletionSource();
        _ = new DriverLane(this, name).Post(() => Drive(work, done));
        return done.Task;
    }

    /// <summary>Runs test code to its end, letting virtual time pass as needed, at most <paramref name="limit"/> (an hour).</summary>
    public T Run<T>(Func<Task<T>> work, TimeSpan? limit = null)
    {
        Task<T>? result = null;
        var done = Spawn("test", () => result = work());
        RunUntil(() => done.IsCompleted, limit ?? TimeSpan.FromHours(1));
        done.GetAwaiter().GetResult();
        return result!.GetAwaiter().GetResult();
    }

    public void Run(Func<Task> work, TimeSpan? limit = null) =>
        Run(
            async () =>
            {
                await work();
                return true;
            },
            limit);

    /// <summary>Runs every turn that can run at this instant. Time stands still.</summary>
    public void RunUntilIdle()
    {
        EnterThread();
        while (Step())
        {
        }
    }

    /// <summary>Lets virtual time pass, with all turns and timers on the way.</summary>
    public void RunFor(TimeSpan time)
    {
        var end = _time.GetUtcNow() + time;
        RunUntilIdle();
        while (_time.NextDue is { } due && due <= end)
        {
            _time.AdvanceTo(due);
            RunUntilIdle();
        }

        _time.AdvanceTo(end);
    }

    /// <summary>Lets time pass until <paramref name="condition"/> holds; throws when it does not within <paramref name="limit"/>.</summary>
    public void RunUntil(Func<bool> condition, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(condition);
        EnterThread();
        var end = _time.GetUtcNow() + limit;
        while (!condition())
        {
            if (Step())
                continue;
            if (_time.NextDue is not { } due || due > end)
                throw Failure($"the awaited condition did not hold within {limit}", null);
            _time.AdvanceTo(due);
        }
    }

    /// <summary>Runs one turn or one due timer. False when nothing can run at this instant.</summary>
    public bool Step()
    {
        EnterThread();

        // A context of the test runner would draw continuations to its own threads.
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var ran = _runnable.Count == 0 ? _time.FireOneDue() : RunOneDrawn();
            return _broken is null ? ran : throw _broken;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>The grain's memory is lost between two turns. Its callers get <see cref="TimeoutException"/> in due time.</summary>
    public bool CrashActivation(string grainType, string key)
    {
        var activation = Engine.Activations.FirstOrDefault(part => part.Class.Name == grainType && part.Key == key);
        activation?.Crash();
        return activation is not null;
    }

    /// <summary>
    /// All grains and all messages vanish; calls in flight end with <see cref="SiloUnavailableException"/>. The stores keep what was
    /// committed. Start the engine again to go on.
    /// </summary>
    public void CrashProcess()
    {
        _incarnation++;
        Engine.Crash();
        _runnable.RemoveAll(static part => part.Answered is not null);
    }

    /// <summary>An exception that names seed, time and the last turns.</summary>
    public SimulationException Failure(string what, Exception? cause) => new(
        $"Simulation with seed {Seed} at {_time.GetUtcNow():O}, turn {TurnCount}: {what}. Last turns: {string.Join(" | ", _lastTurns)}", cause);

    /// <summary>
    /// Ends the simulation with this failure, wherever it was found: in work that nobody awaits, or below code that catches everything.
    /// </summary>
    public void Break(SimulationException broken) => _broken ??= broken;

    void ITurnHost.Schedule(TurnLane lane)
    {
        if (_thread == Environment.CurrentManagedThreadId)
            _runnable.Add(new(lane, null, null));
        else
            _broken ??= Failure($"{lane.Name} was woken from another thread", null);
    }

    void ITurnHost.TurnEnded(TurnLane lane)
    {
        TurnCount++;
        Mix(lane.Name);
        _lastTurns.Enqueue(lane.Name);
        if (_lastTurns.Count > 20)
            _lastTurns.Dequeue();
        try
        {
            AfterTurn?.Invoke(lane.Name);
        }
        catch (Exception broken)
        {
            _broken ??= broken as SimulationException ?? Failure(broken.Message, broken);
        }
    }

    internal void Attach(ActorEngine engine) => _engine = engine;

    internal void Deliver(Message message)
    {
        var fate = FateOf(message);
        message.ResponseLost = fate.DropResponse;
        message.ResponseDelay = fate.ResponseDelay;
        if (fate.DropRequest)
            return;
        if (fate.RequestDelay <= TimeSpan.Zero)
            message.Target!.Deliver(message);
        else
            Later(fate.RequestDelay, () => message.Target!.Deliver(message));
    }

    internal void Respond(Message message, Task finished)
    {
        if (message.ResponseLost)
            _ = finished.Exception;
        else if (message.ResponseDelay <= TimeSpan.Zero)
            _runnable.Add(new(null, message, finished));
        else
            Later(message.ResponseDelay, () => message.Respond(finished));
    }

    private async Task Drive(Func<Task> work, TaskCompletionSource done)
    {
        try
        {
            await work();
            done.SetResult();
        }
        catch (Exception failure)
        {
            if (failure is SimulationException broken)
                Break(broken);
            done.SetException(failure);
        }
    }

    private ActorEngine Engine => _engine ?? throw new InvalidOperationException("No engine was made with this simulation.");

    private bool RunOneDrawn()
    {
        var index = _random.Next(_runnable.Count);
        var drawn = _runnable[index];
        _runnable[index] = _runnable[^1];
        _runnable.RemoveAt(_runnable.Count - 1);
        drawn.Lane?.Execute();
        drawn.Answered?.Respond(drawn.Finished!);
        return true;
    }

    private MessageFate FateOf(Message message) =>
        Faults is { } faults && message.Target is GrainEndpoint target
            ? faults.Decide(new(message.Name, target.TypeName, target.Key), _random)
            : MessageFate.Deliver;

    /// <summary>A message on its way dies with the process.</summary>
    private void Later(TimeSpan delay, Action action)
    {
        var incarnation = _incarnation;
        ITimer? timer = null;
        timer = _time.CreateTimer(
            _ =>
            {
                timer!.Dispose();
                if (incarnation == _incarnation)
                    action();
            },
            null,
            delay,
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>A lane with a turn to run, or an answer on its way to the caller, which needs no lane.</summary>
    private readonly record struct Runnable(TurnLane? Lane, Message? Answered, Task? Finished);

    private void EnterThread() => _thread = Environment.CurrentManagedThreadId;

    private void Mix(string name)
    {
        var hash = (TraceHash ^ (ulong)_time.GetTimestamp()) * FnvPrime;
        foreach (var letter in name)
            hash = (hash ^ letter) * FnvPrime;
        TraceHash = hash;
    }
}
