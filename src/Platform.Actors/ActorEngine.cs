using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Platform.Actors.Ports;
using Platform.Actors.Proxies;
using Platform.Actors.Runtime;
using Platform.Actors.Simulation;

namespace Platform.Actors;

/// <summary>
/// All grains of one process: the directory that knows which are active, the way from a reference to a turn, and start and stop.
/// How turns run: Runtime/TurnLane.cs. How an activation lives: Runtime/Activation.cs.
/// </summary>
public sealed class ActorEngine : IGrainFactory, IAsyncDisposable
{
    private readonly ConcurrentDictionary<(GrainClass Class, string Key), Activation> _directory = new();
    private readonly GrainCatalog _catalog;
    private readonly InFlightCalls[] _inFlight;
    private readonly IdleCollector _collector;
    private readonly SimulationScheduler? _simulation;
    private long _observers;
    private volatile bool _stopping;
    private volatile TaskCompletionSource? _emptied;

    public ActorEngine(
        ActorEngineOptions options,
        IServiceProvider services,
        TimeProvider time,
        IGrainStateStore stateStore,
        IReminderStore reminderStore,
        ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Services = services;
        StateStore = stateStore;
        _simulation = options.Simulation;
        Time = _simulation?.Time ?? time;
        TurnHost = (ITurnHost?)_simulation ?? ThreadPoolTurnHost.Instance;
        Log = new EngineLog(loggers.CreateLogger("Platform.Actors"));
        Copier = options.CopyMessages ? new JsonMessageCopier(options.SerializerOptions) : null;
        _catalog = new GrainCatalog(options.GrainAssemblies);
        Metrics = new EngineMetrics(this);
        Reminders = new ReminderService(this, reminderStore);
        _collector = new IdleCollector(this);
        _inFlight = new InFlightCalls[_simulation is null ? Environment.ProcessorCount : 1];
        for (var shard = 0; shard < _inFlight.Length; shard++)
            _inFlight[shard] = new InFlightCalls(Time, options.ResponseTimeout, OnTimeout);
        _simulation?.Attach(this);
    }

    /// <summary>How many grains are in memory.</summary>
    public int ActivationCount => _directory.Count;

    internal ActorEngineOptions Options { get; }
    internal IServiceProvider Services { get; }
    internal IGrainStateStore StateStore { get; }
    internal TimeProvider Time { get; }
    internal ITurnHost TurnHost { get; }
    internal EngineLog Log { get; }
    internal EngineMetrics Metrics { get; }
    internal ReminderService Reminders { get; }
    internal JsonMessageCopier? Copier { get; }

    /// <summary>A caller's code never runs inside the callee's turn. The simulation sees to that itself, on its one thread.</summary>
    internal TaskCreationOptions CallerOptions =>
        _simulation is null ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None;

    /// <summary>In a simulation in the order of their names: the directory's own order is chance that no seed decides.</summary>
    internal IEnumerable<Activation> Activations => _simulation is null
        ? _directory.Select(static entry => entry.Value)
        : _directory.Select(static entry => entry.Value).OrderBy(static activation => activation.Name, StringComparer.Ordinal);

    /// <summary>Loads the reminders and begins to collect idle grains. Calls before it work too.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        _stopping = false;
        _emptied = null;
        _collector.Start();
        await Reminders.StartAsync(cancellationToken);
    }

    /// <summary>
    /// Refuses new activations, lets every grain finish what it was asked, and deactivates it. When <paramref name="cancellationToken"/>
    /// is cancelled first, the grains that are left get no OnDeactivateAsync.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        Reminders.Stop();
        _collector.Stop();
        var emptied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _emptied = emptied;
        _stopping = true;
        foreach (var activation in Activations)
            activation.RequestDeactivation(new(DeactivationReasonCode.ShuttingDown, "The engine is stopping."));
        if (_directory.IsEmpty)
            emptied.TrySetResult();
        await emptied.Task.WaitAsync(Timeout.InfiniteTimeSpan, Time, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Reminders.Stop();
        _collector.Dispose();
        Metrics.Dispose();
        foreach (var calls in _inFlight)
            calls.Dispose();
        return ValueTask.CompletedTask;
    }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        var endpoint = new GrainEndpoint(this, _catalog.ClassOf(typeof(TGrainInterface), grainClassNamePrefix), primaryKey);
        return (TGrainInterface)(object)ReferenceType<TGrainInterface>.Model.CreateReference(endpoint);
    }

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is GrainReference or not TGrainObserverInterface)
            throw new ArgumentException($"{obj?.GetType().Name} is no object that implements {typeof(TGrainObserverInterface).Name}.", nameof(obj));
        var name = $"observer-{Interlocked.Increment(ref _observers)}";
        var endpoint = new ObserverEndpoint(this, new ObserverLane(this, obj, name));
        return (TGrainObserverInterface)(object)ReferenceType<TGrainObserverInterface>.Model.CreateReference(endpoint);
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference { Endpoint: ObserverEndpoint observer })
            throw new ArgumentException("Not a reference that CreateObjectReference made.", nameof(obj));
        observer.Lane.Delete();
    }

    internal void Send(CallEndpoint target, Message message)
    {
        message.Target = target;
        message.Trace = Activity.Current;
        if (_simulation is null)
            target.Deliver(message);
        else
            _simulation.Deliver(message);
    }

    internal void SendAndAwait(CallEndpoint target, Message message)
    {
        var now = Time.GetTimestamp();
        if (Metrics.MeasuresCalls)
            message.SentAt = now;
        _inFlight[(uint)Environment.CurrentManagedThreadId % (uint)_inFlight.Length].Add(message, now);
        Send(target, message);
    }

    internal void Respond(Message message, Task finished)
    {
        if (message.Target is { } target)
            Metrics.Called(target.TypeName, message.SentAt);
        if (_simulation is null)
            message.Respond(finished);
        else
            _simulation.Respond(message, finished);
    }

    /// <summary>The activation of this grain; null when the engine is stopping and has none.</summary>
    internal Activation? FindOrActivate(GrainClass grainClass, string key)
    {
        if (_directory.TryGetValue((grainClass, key), out var activation))
            return activation;
        return _stopping ? null : _directory.GetOrAdd((grainClass, key), static (id, engine) => new Activation(engine, id.Class, id.Key), this);
    }

    internal void Forget(Activation activation)
    {
        _directory.TryRemove(new((activation.Class, activation.Key), activation));
        if (_emptied is { } emptied && _directory.IsEmpty)
            emptied.TrySetResult();
    }

    internal GrainEndpoint? EndpointOf(string grainType, string key) =>
        _catalog.ClassNamed(grainType) is { } grainClass ? new GrainEndpoint(this, grainClass, key) : null;

    /// <summary>The process dies: no turn runs any more, calls in flight end with <see cref="SiloUnavailableException"/>.</summary>
    internal void Crash()
    {
        _stopping = true;
        Reminders.Stop();
        _collector.Stop();
        foreach (var activation in Activations)
            activation.Crash();
        foreach (var call in _inFlight.SelectMany(static calls => calls.Clear()).ToList())
            call.Fail(new SiloUnavailableException("The process died with the call in flight."));
    }

    private void OnTimeout(Message message, TimeSpan timeout)
    {
        var target = message.Target!;
        Metrics.TimedOut(target.TypeName);
        Log.CallTimedOut(message.Name, target.Key, timeout);
        message.Fail(new TimeoutException($"{message.Name} on {target.TypeName}/{target.Key} got no response within {timeout}."));
    }

    private static class ReferenceType<TInterface>
    {
        public static readonly InterfaceModel Model = InterfaceModel.For(typeof(TInterface));
    }
}
