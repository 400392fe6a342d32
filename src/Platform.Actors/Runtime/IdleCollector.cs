namespace Platform.Actors.Runtime;

/// <summary>Looks, once a quantum, for grains that nobody called for long, or for the longest-idle ones when there are too many.</summary>
internal sealed class IdleCollector : IDisposable
{
    private readonly ActorEngine _engine;
    private readonly ITimer _clock;

    public IdleCollector(ActorEngine engine)
    {
        _engine = engine;
        _clock = Ambient.CreateTimer(engine.Time, static held => ((IdleCollector)held!).Sweep(), this);
    }

    public void Start() => _clock.Change(_engine.Options.CollectionQuantum, _engine.Options.CollectionQuantum);

    public void Stop() => _clock.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose() => _clock.Dispose();

    private void Sweep()
    {
        var now = _engine.Time.GetTimestamp();
        var age = (long)(_engine.Options.CollectionAge.TotalSeconds * _engine.Time.TimestampFrequency);
        foreach (var activation in _engine.Activations.Where(activation => activation.IsIdle(now, age)))
            activation.RequestDeactivation(new(DeactivationReasonCode.ActivationIdle, "Not called for the collection age."));

        var excess = _engine.ActivationCount - _engine.Options.MaxActivations;
        if (excess > 0)
            CollectLongestIdle(excess, now);
    }

    private void CollectLongestIdle(int count, long now)
    {
        var idle = _engine.Activations.Where(activation => activation.IsIdle(now, 0)).OrderBy(activation => activation.IdleSince).Take(count);
        foreach (var activation in idle)
            activation.RequestDeactivation(new(DeactivationReasonCode.HighMemoryPressure, "More activations than allowed."));
    }
}
