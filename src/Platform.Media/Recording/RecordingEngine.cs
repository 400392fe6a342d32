using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Platform.Media.Recording;

/// <summary>
/// Records calls. Relay threads only copy packets; threads of this engine put them in order, decode, align, encrypt and append them, ten
/// times a second; one more thread has files reach the disk. A block is handed to the system at least twice a second, so a process that
/// dies loses less than a second; a machine that dies, at most <see cref="RecordingEngineOptions.FlushPeriod"/>.
/// </summary>
public sealed class RecordingEngine : IDisposable
{
    private readonly MediaEngine _media;
    private readonly RecordingEngineOptions _options;
    private readonly RecordingThread[] _threads;
    private readonly RecordingFlusher _flusher;
    private readonly RecordingEvents _events = new();
    private readonly Meter _meter = new("Platform.Media");
    private readonly Counter<long> _failures;
    private int _next;

    public RecordingEngine(MediaEngine media, RecordingEngineOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        (_media, _options) = (media, options);
        _failures = _meter.CreateCounter<long>("platform.media.recording.failures", "{recording}", "Recordings that failed, by reason");
        _threads = [.. Enumerable.Range(0, options.Threads).Select(index => new RecordingThread(index, media.Clock, options))];
        _flusher = new RecordingFlusher(options.FlushPeriod);
        _meter.CreateObservableGauge("platform.media.recordings_open", () => Open, "{recording}", "Calls being recorded");
        _meter.CreateObservableCounter("platform.media.recording.faults", () => _threads.Sum(thread => thread.Faults) + _events.Faults, "{fault}",
            "Exceptions caught on recording threads");
    }

    /// <summary>Calls being recorded.</summary>
    public int Open => _threads.Sum(thread => thread.Count);

    /// <summary>Begins a recording; who is heard is said to the recorder.</summary>
    public CallRecorder Start(RecordingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var counted = plan with { OnEvent = happened => Count(happened, plan.OnEvent) };
        var blockFrames = (int)(_options.Block.TotalSeconds * RecordingFormat.SampleRate);
        var timeline = new RecordingTimeline(counted, Path.Combine(_options.Folder, plan.File), blockFrames, _media.Clock.TicksPerSecond, _flusher.Close);
        var recorder = new CallRecorder(_media, timeline);
        _flusher.Add(timeline);
        _threads[(uint)Interlocked.Increment(ref _next) % (uint)_threads.Length].Add(recorder);
        return recorder;
    }

    /// <summary>Ends all recordings and waits until they are on disk.</summary>
    public void Dispose()
    {
        foreach (var thread in _threads) thread.Dispose();
        _flusher.Dispose();
        _events.Dispose();
        _meter.Dispose();
    }

    private void Count(RecordingHappened happened, Action<RecordingHappened> next)
    {
        if (happened is RecordingHappened.Failed failed)
            _failures.Add(1, new KeyValuePair<string, object?>("reason", failed.Failure.ToString()));
        _events.Tell(next, happened);
    }
}
