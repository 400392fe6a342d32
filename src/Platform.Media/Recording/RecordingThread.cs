using System.Collections.Concurrent;
using Platform.Media.Relay;

namespace Platform.Media.Recording;

/// <summary>Carries the recordings of its calls on, one after the other, a few times a second.</summary>
internal sealed class RecordingThread : IDisposable
{
    private readonly MediaClock _clock;
    private readonly RecordingEngineOptions _options;
    private readonly ConcurrentQueue<CallRecorder> _arrivals = new();
    private readonly List<CallRecorder> _recorders = [];
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private int _count;
    private long _faults;

    public RecordingThread(int index, MediaClock clock, RecordingEngineOptions options)
    {
        (_clock, _options) = (clock, options);
        _thread = new Thread(Run) { IsBackground = true, Name = $"media-recording-{index}" };
        _thread.Start();
    }

    public int Count => Volatile.Read(ref _count);

    /// <summary>Exceptions caught: bugs, each of which cost one recording.</summary>
    public long Faults => Volatile.Read(ref _faults);

    public void Add(CallRecorder recorder)
    {
        Interlocked.Increment(ref _count);
        _arrivals.Enqueue(recorder);
    }

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        while (!_stop.Wait(_options.Round)) Round(_clock.Now - _clock.Ticks(_options.Hold));
        var now = _clock.UtcNow;
        TakeIn();
        foreach (var recorder in _recorders) recorder.Finish(now);
        Round(long.MaxValue / 2);
    }

    private void Round(long horizon)
    {
        TakeIn();
        _recorders.RemoveAll(recorder => !Advance(recorder, horizon));
        Volatile.Write(ref _count, _recorders.Count + _arrivals.Count);
    }

    private void TakeIn()
    {
        while (_arrivals.TryDequeue(out var recorder)) _recorders.Add(recorder);
    }

    private bool Advance(CallRecorder recorder, long horizon)
    {
        try
        {
            return !recorder.Timeline.HasKey || recorder.Advance(horizon);
        }
        catch (Exception)
        {
            Volatile.Write(ref _faults, _faults + 1);
            recorder.Timeline.Abandon();
            return false;
        }
    }
}
