namespace Platform.Actors.Runtime;

// An activation's life
//
//   Created ─first message─▶ Activating ─loaded─▶ Ready ─idle, asked, stopping─▶ Deactivating ─▶ Gone
//                               └─────── a throw: waiting calls get the exception ──────────────▶ Gone
//   any phase ─crash─▶ Gone (nothing runs, nobody is told)
//
// Only Ready starts requests; messages that come earlier or during Deactivating wait. What still waits at Gone is sent again and finds
// the next activation. The directory forgets the activation before it is Gone, so a sender that is refused finds another one there.

internal enum ActivationPhase
{
    Created,
    Activating,
    Ready,
    Deactivating,
    Gone,
}

internal sealed class Activation : RequestLane
{
    [ThreadStatic]
    private static Activation? s_underConstruction;

    private readonly List<ILoadedState> _states = [];
    private readonly List<IActivationTimer> _timers = [];
    private ActivationPhase _phase;
    private Grain? _grain;
    private Message? _taken;
    private DeactivationReason? _deactivation;
    private bool _usedSinceSweep = true;
    private long _idleSince;
    private long _keepUntil = long.MinValue;

    public Activation(ActorEngine engine, GrainClass grainClass, string key)
        : base(engine)
    {
        Class = grainClass;
        Key = key;
        Endpoint = new GrainEndpoint(engine, grainClass, key, this);
    }

    /// <summary>The activation whose grain's constructor runs on this thread.</summary>
    public static Activation? UnderConstruction => s_underConstruction;

    public GrainClass Class { get; }

    public string Key { get; }

    public GrainEndpoint Endpoint { get; }

    public override string Name => $"{Class.Name}/{Key}";

    /// <summary>TimeProvider timestamp of the first sweep that found it unused.</summary>
    public long IdleSince => _idleSince;

    protected override bool AlwaysInterleaves => Class.Reentrant;

    /// <summary>False when this activation is gone and the message must find another one.</summary>
    public bool TryEnqueue(Message message)
    {
        bool wake;
        lock (Gate)
        {
            if (_phase == ActivationPhase.Gone)
                return false;
            Waiting.Add(message);
            _usedSinceSweep |= message.CountsAsUse;
            wake = _phase == ActivationPhase.Created || (_phase == ActivationPhase.Ready && MayStartUnderGate(message));
        }

        if (wake)
            Wake();
        return true;
    }

    public void AddState(ILoadedState state) => _states.Add(state);

    public void AddTimer(IActivationTimer timer)
    {
        lock (Gate)
            _timers.Add(timer);
    }

    public void RemoveTimer(IActivationTimer timer)
    {
        lock (Gate)
            _timers.Remove(timer);
    }

    public void DelayDeactivation(TimeSpan time)
    {
        lock (Gate)
            _keepUntil = Engine.Time.GetTimestamp() + (long)(time.TotalSeconds * Engine.Time.TimestampFrequency);
    }

    public void RequestDeactivation(DeactivationReason reason)
    {
        lock (Gate)
            _deactivation ??= reason;
        Wake();
    }

    /// <summary>For the idle sweep: unused for <paramref name="age"/> (in timestamp ticks), and nothing keeps it.</summary>
    public bool IsIdle(long now, long age)
    {
        lock (Gate)
        {
            if (_phase != ActivationPhase.Ready || Unfinished > 0 || Waiting.Count > 0 || now < _keepUntil)
                return false;
            if (_usedSinceSweep)
            {
                _usedSinceSweep = false;
                _idleSince = now;
            }

            return now - _idleSince >= age;
        }
    }

    /// <summary>Ends at once: no more turns, no OnDeactivateAsync, no answers.</summary>
    public void Crash()
    {
        Engine.Forget(this);
        lock (Gate)
        {
            _phase = ActivationPhase.Gone;
            AbandonUnderGate();
            while (Waiting.TakeFirst() is not null)
            {
            }
        }

        DisposeTimers();
    }

    protected override bool TryTakeRequest()
    {
        switch (_phase)
        {
            case ActivationPhase.Created:
                _phase = ActivationPhase.Activating;
                return true;
            case ActivationPhase.Ready when MustEndNow:
                _phase = ActivationPhase.Deactivating;
                return true;
            case ActivationPhase.Ready when _deactivation is null || Drains:
                _taken = TakeStartableUnderGate();
                return _taken is not null;
            default:
                return false;
        }
    }

    protected override void RunTaken()
    {
        if (_taken is { } message)
        {
            _taken = null;
            Start(message, _grain!);
        }
        else if (_phase == ActivationPhase.Activating)
        {
            _ = ActivateAsync();
        }
        else
        {
            _ = DeactivateAsync(_deactivation!.Value);
        }
    }

    protected override long OnTurnStart() => Engine.Metrics.TurnStart();

    protected override void OnTurnEnd(long startedAt) => Engine.Metrics.TurnEnd(Class, startedAt);

    protected override void OnFailure(Message message, Exception failure)
    {
        Engine.Metrics.Failed(Class, "exception");
        if (failure is not InconsistentStateException { SourceIsDropped: false } conflict)
            return;
        conflict.SourceIsDropped = true;
        RequestDeactivation(new(DeactivationReasonCode.ApplicationError, failure, "The stored state was changed by another writer."));
    }

    /// <summary>A stopping engine lets what waits run first; otherwise what waits goes to the next activation.</summary>
    private bool Drains => _deactivation is { ReasonCode: DeactivationReasonCode.ShuttingDown };

    private bool MustEndNow => _deactivation is not null && Unfinished == 0 && (Waiting.Count == 0 || !Drains);

    private async Task ActivateAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(Engine.Options.ResponseTimeout, Engine.Time);
            _grain = Construct();
            foreach (var state in _states)
                await state.ReadStateAsync();
            await _grain.OnActivateAsync(limit.Token);
        }
        catch (Exception failure)
        {
            FailActivation(failure);
            return;
        }

        lock (Gate)
        {
            if (_phase == ActivationPhase.Activating)
                _phase = ActivationPhase.Ready;
        }

        if (Running != this)
            Wake();
    }

    private Grain Construct()
    {
        s_underConstruction = this;
        try
        {
            return Class.Create(this);
        }
        finally
        {
            s_underConstruction = null;
        }
    }

    private void FailActivation(Exception failure)
    {
        Engine.Metrics.Failed(Class, "activation");
        Engine.Log.ActivationFailed(Name, failure);
        foreach (var message in End().Where(message => message.OutlivesActivation))
            Engine.Respond(message, Task.FromException(failure));
    }

    private async Task DeactivateAsync(DeactivationReason reason)
    {
        DisposeTimers();
        try
        {
            using var limit = new CancellationTokenSource(Engine.Options.ResponseTimeout, Engine.Time);
            await _grain!.OnDeactivateAsync(reason, limit.Token);
            if (_grain is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync();
            else if (_grain is IDisposable disposable)
                disposable.Dispose();
        }
        catch (Exception failure)
        {
            Engine.Log.DeactivationFailed(Name, failure);
        }

        foreach (var message in End().Where(message => message.OutlivesActivation))
            Endpoint.Deliver(message);
    }

    private List<Message> End()
    {
        DisposeTimers();
        Engine.Forget(this);
        var left = new List<Message>();
        lock (Gate)
        {
            _phase = ActivationPhase.Gone;
            _grain = null;
            _states.Clear();
            while (Waiting.TakeFirst() is { } message)
                left.Add(message);
        }

        return left;
    }

    private void DisposeTimers()
    {
        IActivationTimer[] timers;
        lock (Gate)
        {
            timers = [.. _timers];
            _timers.Clear();
        }

        foreach (var timer in timers)
            timer.Dispose();
    }
}
