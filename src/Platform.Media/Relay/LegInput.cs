using Platform.Media.Dtmf;
using Platform.Media.Native;
using Platform.Media.Rtp;

namespace Platform.Media.Relay;

/// <summary>The receiving half of a leg: whose packets count, how well they come, which keys were pressed. Relay thread only.</summary>
internal sealed class LegInput
{
    private readonly LegCore _leg;
    private readonly LegCounters _counters;
    private readonly DigitDetector _digits = new();
    private PeerSettings? _peer;
    private long _silenceFrom;
    private long _reportAt;
    private bool _isExpecting;
    private bool _isSilenceTold;
    private long _lostTold;
    private IAudioSink[] _sinks = [];

    public LegInput(LegCore leg, LegCounters counters)
    {
        _leg = leg;
        _counters = counters;
        Latch = new AddressLatch(leg.Thread.Clock.TicksPerSecond);
        Watch = new AudioWatch(leg.Thread.WatchTimes);
        // A browser is sent nothing before ICE has found it.
        if (leg.Browser is not null) Latch.Pin(default);
    }

    public AudioWatch Watch { get; }

    public AddressLatch Latch { get; }

    public ReceiveStatistics Statistics { get; } = new();

    /// <summary>Where the audio goes besides the bridge.</summary>
    public ReadOnlySpan<IAudioSink> Sinks => _sinks;

    public void AddSink(IAudioSink sink) => _sinks = [.. _sinks, sink];

    /// <summary>One that is not there is left alone.</summary>
    public void RemoveSink(IAudioSink sink) => _sinks = Array.FindAll(_sinks, other => other != sink);

    /// <summary>Takes the peer as newly agreed.</summary>
    public void Use(PeerSettings peer)
    {
        if (_peer is not null && _peer.ClockRate != peer.ClockRate) Statistics.ForgetTransit();
        _peer = peer;
        Latch.Signal(peer.Rtp, _leg.Thread.Now);
        PublishAddresses();
        if (peer.MayReceive && !_isExpecting) (_silenceFrom, _isSilenceTold) = (_leg.Thread.Now, false);
        _isExpecting = peer.MayReceive;
    }

    public void Restore(in KernelAddress latched)
    {
        Latch.Restore(latched);
        PublishAddresses();
    }

    /// <summary>ICE has found where the peer is; none: nowhere any more.</summary>
    public void Pin(in KernelAddress address)
    {
        Latch.Pin(address);
        PublishAddresses();
    }

    /// <summary>Judges a well-formed packet; false when it goes no further (it is counted then).</summary>
    public bool Accept(in RtpHeader header, PayloadKind kind, in KernelAddress from, int bytes, out bool isRestart)
    {
        isRestart = false;
        var latched = Latch.Latched;
        if (!Latch.Accept(from, header.Ssrc, header.Sequence, _leg.Thread.Now)) return Drop(DropReason.Stranger);
        if (!latched.Equals(Latch.Latched)) PublishAddresses();
        var verdict = Statistics.Accept(header.Ssrc, header.Sequence);
        isRestart = verdict == SequenceVerdict.Restart;
        if (isRestart) _digits.Reset();
        Count(header, kind, bytes);
        if (verdict == SequenceVerdict.Duplicate) return Drop(DropReason.Duplicate);
        return verdict != SequenceVerdict.Outlier || Drop(DropReason.Stale);
    }

    /// <summary>Looks for a key press; true when one is complete.</summary>
    public bool TryDetect(in RtpHeader header, PayloadKind kind, ReadOnlySpan<byte> payload, out DetectedDigit digit) =>
        kind == PayloadKind.TelephoneEvent
            ? _digits.Accept(header.Timestamp, payload, _peer!.TelephoneEventClockPerMs, out digit)
            : _digits.CompleteBefore(header.Timestamp, out digit);

    /// <summary>Since when it has been silent, told once per silence; null: it is not, or that was told.</summary>
    public long? TakeSilence()
    {
        var lastSign = Math.Max(_silenceFrom, _reportAt);
        if (!_isExpecting || _isSilenceTold || _leg.Thread.Now - lastSign < _leg.Thread.SilenceTicks) return null;
        _isSilenceTold = true;
        return _silenceFrom;
    }

    /// <summary>A report of the peer came: it lives, though it may have nothing to say.</summary>
    public void OnReport()
    {
        _reportAt = _leg.Thread.Now;
        Watch.OnReport(_reportAt);
    }

    /// <summary>A press that no later packet ended.</summary>
    public bool TryDetectAbandoned(out DetectedDigit digit)
    {
        digit = default;
        return _digits.IsOpen && _leg.Thread.Now - _silenceFrom > _leg.Thread.Clock.TicksPerSecond / 2 && _digits.Complete(out digit);
    }

    /// <summary>Adds what was lost since the last call to the thread's count.</summary>
    public void TellLoss()
    {
        var news = Statistics.Lost - _lostTold;
        if (news <= 0) return;
        _lostTold += news;
        _leg.Thread.Counters.CountLost(news);
    }

    public bool Drop(DropReason reason)
    {
        _leg.Thread.Counters.CountDrop(reason);
        switch (reason)
        {
            case DropReason.Stranger: _counters.Strangers++; break;
            case DropReason.BadTag or DropReason.Replayed: _counters.Unauthentic++; break;
            case DropReason.Malformed: _counters.Malformed++; break;
            case DropReason.Duplicate: _counters.Duplicates = Statistics.Duplicates; break;
            default: _counters.OtherDropped++; break;
        }

        return false;
    }

    private void Count(in RtpHeader header, PayloadKind kind, int bytes)
    {
        // All packets of a key press carry the time of its beginning, so they say nothing of the jitter.
        if (kind != PayloadKind.TelephoneEvent) Statistics.AddArrival(header.Timestamp, (uint)_leg.Thread.RtpNow(_peer!.ClockRate));
        _leg.Thread.Counters.CountIn();
        _counters.PacketsIn++;
        _counters.BytesIn += bytes;
        _counters.Lost = Statistics.Lost;
        _counters.LossBursts = Statistics.Gaps;
        _counters.OutOfOrder = Statistics.OutOfOrder;
        _counters.JitterMs = Statistics.Jitter / _peer!.ClockPerMs;
        if (_counters.FirstPacketAt == LegCounters.Never) _counters.FirstPacketAt = _leg.Thread.Now;
        _counters.LastPacketAt = _silenceFrom = _leg.Thread.Now;
        _isSilenceTold = false;
    }

    private void PublishAddresses()
    {
        Volatile.Write(ref _counters.Latched, Latch.IsLatched ? Latch.Latched.ToMediaAddress() : null);
        Volatile.Write(ref _counters.SendingTo, Latch.Target.IsNone ? null : Latch.Target.ToMediaAddress());
    }
}
