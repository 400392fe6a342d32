using Platform.Media.Audio;

namespace Platform.Media.Recording;

/// <summary>
/// Both sides of a call on one time line, written in blocks. Positions are samples since the engine began; a stretch is as long as the
/// time between its ends, whatever packets came. The recording thread only; what goes wrong with the file ends the recording, never the
/// thread.
/// </summary>
internal sealed class RecordingTimeline : IDisposable
{
    private const int LongestStep = RecordingFormat.SampleRate / 10;

    private readonly RecordingPlan _plan;
    private readonly string _path;
    private readonly long _ticksPerSecond;
    private readonly Action<RecordingTimeline> _onFinished;
    private readonly byte[] _block;
    private readonly int[] _left = new int[LongestStep];
    private readonly int[] _right = new int[LongestStep];
    private readonly SilenceWatch? _silence;
    private readonly List<RecordedGap> _gaps = [];
    private readonly Dictionary<RecordingTap, RecordedTrack> _tracks = [];
    private RecordedTrack[] _leftTracks = [];
    private RecordedTrack[] _rightTracks = [];
    private RecordingWriter? _writer;
    private bool _isRunning;
    private long _position;
    private int _filled;
    private DateTimeOffset _stretchBegan;
    private long _framesBefore;
    private DateTimeOffset _endedAt;

    public RecordingTimeline(RecordingPlan plan, string path, int blockFrames, long ticksPerSecond, Action<RecordingTimeline> onFinished)
    {
        _plan = plan;
        _path = path;
        _ticksPerSecond = ticksPerSecond;
        _onFinished = onFinished;
        _block = new byte[blockFrames * RecordingFormat.Channels];
        _silence = plan.Silence is { } silence ? new SilenceWatch((long)(silence.TotalSeconds * RecordingFormat.SampleRate)) : null;
    }

    /// <summary>Nothing can be written before.</summary>
    public bool HasKey => _plan.TenantKey.IsCompleted;

    public RecordingFailure Failure { get; private set; }

    /// <summary>Packets taken from taps that are not listened to any more.</summary>
    public long Overruns => _tracks.Keys.Sum(tap => tap.Ring.Overruns);

    public void Record(long ticks, DateTimeOffset at, RecordingTap[] left, RecordingTap[] right)
    {
        var position = TrackPlacing.SampleAt(ticks, _ticksPerSecond);
        if (_isRunning) RenderTo(position);
        else Begin(position, at);
        _leftTracks = [.. left.Select(TrackOf)];
        _rightTracks = [.. right.Select(TrackOf)];
        Forget();
    }

    public void Suspend(long ticks)
    {
        if (!_isRunning) return;
        var position = TrackPlacing.SampleAt(ticks, _ticksPerSecond);
        RenderTo(position);
        CutTo(position);
        WriteBlock();
        _isRunning = false;
        (_leftTracks, _rightTracks) = ([], []);
        Forget();
    }

    public void Finish(long ticks, DateTimeOffset at)
    {
        Suspend(ticks);
        _endedAt = at;
        Guard(writer => writer.WriteEnd(at));
        _onFinished(this);
    }

    public void Advance(long ticks)
    {
        if (_isRunning) RenderTo(TrackPlacing.SampleAt(ticks, _ticksPerSecond));
    }

    /// <summary>The flushing thread: has what is written survive a loss of power.</summary>
    public void Flush() => _writer?.Flush();

    /// <summary>The flushing thread, once, after the end.</summary>
    public void Close()
    {
        RecordingSummary? summary = null;
        if (_writer is { } writer)
        {
            var isClosed = Failure is RecordingFailure.None or RecordingFailure.Overloaded;
            if (isClosed) Guard(open => open.Flush());
            summary = new RecordingSummary(writer.Frames, writer.Bytes, writer.Blocks, writer.Head, _gaps, _endedAt, isClosed);
        }

        Dispose();

        Tell(new RecordingHappened.Ended(summary, Failure));
    }

    public void Dispose()
    {
        _writer?.Dispose();
        foreach (var track in _tracks.Values) track.Dispose();
    }

    /// <summary>After a bug: nothing more is written.</summary>
    public void Abandon()
    {
        if (Failure == RecordingFailure.None) Fail(RecordingFailure.NotWritable);
        _onFinished(this);
    }

    private void Begin(long position, DateTimeOffset at)
    {
        _isRunning = true;
        _position = position;
        if (_writer is null && Failure == RecordingFailure.None) Open();
        var written = _writer?.Frames ?? 0;
        if (written > 0)
        {
            var ended = _stretchBegan + TimeSpan.FromSeconds((double)(written - _framesBefore) / RecordingFormat.SampleRate);
            _gaps.Add(new RecordedGap(written, ended, at - ended));
        }

        (_stretchBegan, _framesBefore) = (at, written);
        Guard(writer => writer.WriteStretch(at));
    }

    private void Open()
    {
        try
        {
            var header = new RecordingHeader(_plan.Tenant, _plan.CallId, _plan.Node, _plan.StartedAt, RecordingFormat.SampleRate,
                RecordingFormat.Channels, RecordingFormat.Coding, System.Security.Cryptography.RandomNumberGenerator.GetBytes(RecordingFormat.SaltLength));
            _writer = new RecordingWriter(_path, header, _plan.TenantKey.Result);
            Tell(new RecordingHappened.Began());
        }
        catch (AggregateException)
        {
            Fail(RecordingFailure.NoKey);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Fail(FailureOf(fault));
        }
    }

    private void RenderTo(long position)
    {
        while (_position < position)
        {
            var room = (_block.Length - _filled) / RecordingFormat.Channels;
            var count = (int)Math.Min(Math.Min(position - _position, LongestStep), room);
            Render(_leftTracks, _left.AsSpan(0, count));
            if (_silence?.Completes(_left.AsSpan(0, count)) == true) Tell(new RecordingHappened.FellSilent());
            Render(_rightTracks, _right.AsSpan(0, count));
            Take(count);
            _position += count;
        }

        if (Failure == RecordingFailure.None && Overruns > 0) Fail(RecordingFailure.Overloaded);
    }

    /// <summary>An order that came late takes back what is not written yet.</summary>
    private void CutTo(long position)
    {
        var frames = (int)Math.Clamp(_position - position, 0, _filled / RecordingFormat.Channels);
        _filled -= frames * RecordingFormat.Channels;
        _position -= frames;
    }

    private void Render(RecordedTrack[] tracks, Span<int> side)
    {
        side.Clear();
        foreach (var track in tracks) track.Render(_position, side);
    }

    private void Take(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _block[_filled++] = Coded(_left[i]);
            _block[_filled++] = Coded(_right[i]);
        }

        if (_filled == _block.Length) WriteBlock();
    }

    private static byte Coded(int sample) => G711.LinearToALaw((short)Math.Clamp(sample, short.MinValue, short.MaxValue));

    private void WriteBlock()
    {
        if (_filled == 0) return;
        var filled = _filled;
        _filled = 0;
        Guard(writer => writer.WriteAudio(_block.AsSpan(0, filled)));
    }

    /// <summary>A file that failed once is left alone: it is whole up to there.</summary>
    private void Guard(Action<RecordingWriter> write)
    {
        if (_writer is null || Failure is not (RecordingFailure.None or RecordingFailure.Overloaded)) return;
        try
        {
            write(_writer);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Fail(FailureOf(fault));
        }
    }

    private void Fail(RecordingFailure failure)
    {
        Failure = failure;
        Tell(new RecordingHappened.Failed(failure));
    }

    /// <summary>ENOSPC and EDQUOT of the system are told apart from the rest.</summary>
    private static RecordingFailure FailureOf(Exception fault) =>
        fault.HResult is 28 or 122 or unchecked((int)0x80070070) ? RecordingFailure.DiskFull : RecordingFailure.NotWritable;

    private RecordedTrack TrackOf(RecordingTap tap)
    {
        if (!_tracks.TryGetValue(tap, out var track)) _tracks.Add(tap, track = new RecordedTrack(tap, _ticksPerSecond));
        return track;
    }

    private void Forget()
    {
        foreach (var (tap, track) in _tracks.Where(entry => !_leftTracks.Contains(entry.Value) && !_rightTracks.Contains(entry.Value)).ToList())
        {
            _tracks.Remove(tap);
            track.Dispose();
        }
    }

    private void Tell(RecordingHappened happened) => _plan.OnEvent(happened);
}
