using System.Diagnostics.Metrics;

namespace Platform.Actors.Runtime;

/// <summary>Meter "Platform.Actors". Levels are read from the directory when asked for; nothing is counted up and down.</summary>
internal sealed class EngineMetrics : IDisposable
{
    /// <summary>In seconds: most turns take microseconds, most requests as long as a write.</summary>
    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    };

    private readonly Meter _meter = new("Platform.Actors");
    private readonly TimeProvider _time;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _turnSeconds;
    private readonly Histogram<double> _callSeconds;

    public EngineMetrics(ActorEngine engine)
    {
        _time = engine.Time;
        _failures = _meter.CreateCounter<long>("platform.actors.failures", "{failure}", "Failed requests, time-outs and activations");
        _turnSeconds = _meter.CreateHistogram("platform.actors.turn.duration", "s", "How long a turn held its grain; the count is that of turns", advice: Durations);
        _callSeconds = _meter.CreateHistogram("platform.actors.call.duration", "s", "From sending a request to its response", advice: Durations);
        _meter.CreateObservableGauge(
            "platform.actors.activations", () => PerClass(engine, static _ => 1), "{activation}", "Grains in memory");
        _meter.CreateObservableGauge(
            "platform.actors.queue.length", () =>
                PerClass(engine, static activation => activation.QueueLength), "{request}", "Requests not begun");
    }

    public bool MeasuresCalls => _callSeconds.Enabled;

    public long TurnStart() => _turnSeconds.Enabled ? _time.GetTimestamp() : 0;

    public void TurnEnd(GrainClass grainClass, long startedAt)
    {
        if (startedAt != 0)
            _turnSeconds.Record(_time.GetElapsedTime(startedAt).TotalSeconds, grainClass.Tag);
    }

    public void Called(string grainType, long sentAt)
    {
        if (sentAt != 0)
            _callSeconds.Record(_time.GetElapsedTime(sentAt).TotalSeconds, new KeyValuePair<string, object?>("grain.type", grainType));
    }

    public void Failed(GrainClass grainClass, string kind) => _failures.Add(1, grainClass.Tag, new("kind", kind));

    public void TimedOut(string grainType) => _failures.Add(1, new("grain.type", grainType), new("kind", "timeout"));

    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<int>> PerClass(ActorEngine engine, Func<Activation, int> level) =>
        engine.Activations
            .GroupBy(activation => activation.Class)
            .Select(group => new Measurement<int>(group.Sum(level), group.Key.Tag));
}
