namespace Platform.Media.Relay;

/// <summary>The times of an <see cref="AudioWatch"/>, in ticks.</summary>
/// <param name="Gone">Without a packet for so long, a stream has stopped.</param>
/// <param name="Quiet">With nothing but silence for so long, a stream carries nothing.</param>
/// <param name="Alive">A report is a sign of life for so long: a peer that saves the packets of its silence still sends those.</param>
internal readonly record struct AudioWatchTimes(long Gone, long Quiet, long Alive);

/// <summary>What a look found new.</summary>
/// <param name="Began">None: nothing began.</param>
/// <param name="Ended">None: nothing ended.</param>
/// <param name="BeganAt">Ticks at which what began had begun.</param>
/// <param name="EndedSince">Ticks at which what ended had begun.</param>
internal readonly record struct AudioWatchNews(AudioFault Began, AudioFault Ended, long BeganAt, long EndedSince);

/// <summary>
/// Tells when a peer that should be heard is not. What it is told are times in ticks; it looks at no clock, and nothing but a look
/// changes its mind. Relay thread only.
/// </summary>
internal sealed class AudioWatch(AudioWatchTimes times)
{
    private long _packetAt = LegCounters.Never;
    private long _loudAt = LegCounters.Never;
    private long _reportAt = LegCounters.Never;
    private long _watchedFrom = LegCounters.Never;
    private long _since;
    private long _oneWay;
    private long _silence;

    /// <summary>What is wrong now.</summary>
    public AudioFault Fault { get; private set; }

    public void OnAudio(long now, bool isQuiet)
    {
        _packetAt = now;
        if (!isQuiet) _loudAt = now;
    }

    public void OnReport(long now) => _reportAt = now;

    /// <summary>The peer said something within the time after which a stream counts as stopped.</summary>
    public bool Speaks(long now) => _loudAt != LegCounters.Never && now - _loudAt < times.Gone;

    /// <summary>All time in which only the other side was heard.</summary>
    public long OneWay(long now) => _oneWay + (Fault is AudioFault.Stopped or AudioFault.OnlySilence ? now - _since : 0);

    /// <summary>All time in which neither side was heard.</summary>
    public long Silence(long now) => _silence + (Fault == AudioFault.BothSilent ? now - _since : 0);

    /// <param name="now">The time.</param>
    /// <param name="isDue">The peer's audio is due: it is bridged, and both sides may send and receive.</param>
    /// <param name="otherSpeaks">The other side says something to this peer.</param>
    public AudioWatchNews Look(long now, bool isDue, bool otherSpeaks)
    {
        if (!isDue) _watchedFrom = LegCounters.Never;
        else if (_watchedFrom == LegCounters.Never) _watchedFrom = now;
        var found = isDue ? Judge(now, otherSpeaks, out var since) : Nothing(out since);
        if (found == Fault) return default;
        var news = new AudioWatchNews(found, Fault, since, _since);
        End(now);
        (Fault, _since) = (found, since);
        return news;
    }

    private static AudioFault Nothing(out long since)
    {
        since = 0;
        return AudioFault.None;
    }

    private AudioFault Judge(long now, bool otherSpeaks, out long since)
    {
        since = Math.Max(_packetAt, _watchedFrom);
        var isAlive = _reportAt != LegCounters.Never && now - _reportAt < times.Alive;
        var hasStopped = now - since >= times.Gone && !isAlive;
        if (hasStopped && (otherSpeaks || Fault == AudioFault.Stopped)) return AudioFault.Stopped;
        since = Math.Max(_loudAt, _watchedFrom);
        if (now - since < times.Quiet) return AudioFault.None;
        return otherSpeaks || Fault == AudioFault.OnlySilence ? AudioFault.OnlySilence : AudioFault.BothSilent;
    }

    private void End(long now)
    {
        _oneWay = OneWay(now);
        _silence = Silence(now);
    }
}
