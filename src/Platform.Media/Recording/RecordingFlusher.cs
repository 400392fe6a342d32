using System.Collections.Concurrent;

namespace Platform.Media.Recording;

/// <summary>
/// Has files reach the disk (fsync) on a thread of its own, for that may take long: all open ones in turn, and each before it is closed.
/// </summary>
internal sealed class RecordingFlusher : IDisposable
{
    private readonly ConcurrentDictionary<RecordingTimeline, bool> _open = new();
    private readonly BlockingCollection<RecordingTimeline> _closing = [];
    private readonly TimeSpan _period;
    private readonly Thread _thread;

    public RecordingFlusher(TimeSpan period)
    {
        _period = period;
        _thread = new Thread(Run) { IsBackground = true, Name = "media-recording-flush" };
        _thread.Start();
    }

    public void Add(RecordingTimeline timeline) => _open[timeline] = true;

    public void Close(RecordingTimeline timeline) => _closing.Add(timeline);

    /// <summary>What is to be closed is closed first.</summary>
    public void Dispose()
    {
        _closing.CompleteAdding();
        _thread.Join();
        _closing.Dispose();
    }

    private void Run()
    {
        while (!_closing.IsCompleted)
        {
            if (_closing.TryTake(out var timeline, _period)) CloseNow(timeline);
            else FlushAll();
        }
    }

    private void CloseNow(RecordingTimeline timeline)
    {
        _open.TryRemove(timeline, out _);
        timeline.Close();
    }

    private void FlushAll()
    {
        foreach (var timeline in _open.Keys)
        {
            while (_closing.TryTake(out var ended)) CloseNow(ended);
            Flush(timeline);
        }
    }

    private static void Flush(RecordingTimeline timeline)
    {
        try
        {
            timeline.Flush();
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // The next write to the file meets the same, and says so.
        }
    }
}
