using System.Collections.Concurrent;

namespace Platform.Media.Recording;

/// <summary>
/// The recording of one call: who is heard on which side, from when to when. Orders come from any thread with the moment that they are
/// for; the recording thread carries them out when its time line has come there.
/// </summary>
public sealed class CallRecorder
{
    private enum Turn
    {
        Record,
        Suspend,
        Finish,
    }

    private readonly RecordingTimeline _timeline;
    private readonly MediaEngine _media;
    private readonly ConcurrentQueue<Mark> _marks = new();
    private readonly Dictionary<MediaLeg, RecordingTap> _taps = [];
    private readonly Lock _gate = new();
    private bool _isFinished;

    internal CallRecorder(MediaEngine media, RecordingTimeline timeline)
    {
        _media = media;
        _timeline = timeline;
    }

    internal RecordingTimeline Timeline => _timeline;

    /// <summary>From <paramref name="at"/> on these legs are heard; legs that are heard already go on without a seam.</summary>
    public void Record(IReadOnlyList<MediaLeg> left, IReadOnlyList<MediaLeg> right, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (_isFinished) return;
            var wanted = left.Concat(right).Distinct().ToList();
            foreach (var leg in _taps.Keys.Except(wanted).ToList()) Remove(leg);
            foreach (var leg in wanted.Except(_taps.Keys).ToList()) Add(leg);
            _marks.Enqueue(new Mark(Turn.Record, TicksOf(at), at, [.. left.Select(leg => _taps[leg])], [.. right.Select(leg => _taps[leg])]));
        }
    }

    /// <summary>Nothing is recorded from <paramref name="at"/> on.</summary>
    public void Suspend(DateTimeOffset at) => End(Turn.Suspend, at);

    /// <summary>The recording ends at <paramref name="at"/>. Idempotent.</summary>
    public void Finish(DateTimeOffset at) => End(Turn.Finish, at);

    /// <summary>The recording thread: goes on to the present moment less the hold.</summary>
    /// <returns>False when nothing more is to be done.</returns>
    internal bool Advance(long horizon)
    {
        while (_marks.TryPeek(out var mark) && mark.Ticks <= horizon)
        {
            _marks.TryDequeue(out _);
            switch (mark.Turn)
            {
                case Turn.Record: _timeline.Record(mark.Ticks, mark.At, mark.Left, mark.Right); break;
                case Turn.Suspend: _timeline.Suspend(mark.Ticks); break;
                default: _timeline.Finish(mark.Ticks, mark.At); return false;
            }
        }

        _timeline.Advance(horizon);
        return true;
    }

    private void End(Turn turn, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (_isFinished) return;
            _isFinished = turn == Turn.Finish;
            foreach (var leg in _taps.Keys.ToList()) Remove(leg);
            _marks.Enqueue(new Mark(turn, TicksOf(at), at, [], []));
        }
    }

    private void Add(MediaLeg leg)
    {
        var tap = new RecordingTap();
        _taps.Add(leg, tap);
        leg.AddSink(tap);
    }

    private void Remove(MediaLeg leg)
    {
        leg.RemoveSink(_taps[leg]);
        _taps.Remove(leg);
    }

    /// <summary>The wall clock may be set while calls go on; what it says just now is right for a moment close by.</summary>
    private long TicksOf(DateTimeOffset at) => _media.Clock.Now - _media.Clock.Ticks(_media.Clock.UtcNow - at);

    private sealed record Mark(Turn Turn, long Ticks, DateTimeOffset At, RecordingTap[] Left, RecordingTap[] Right);
}
