namespace Platform.Media.Dtmf;

/// <summary>A key press, complete.</summary>
internal readonly record struct DetectedDigit(char Digit, int DurationMs);

/// <summary>
/// Finds key presses in telephone-event packets (RFC 4733 2.5). All packets of one press share its RTP timestamp; the end is sent
/// three times, and any of them may be lost. So a press is reported once, at the first packet with the end bit, or, when all of
/// those were lost, as soon as something later proves that it is over.
/// </summary>
internal sealed class DigitDetector
{
    private bool _hasEvent;
    private bool _isReported;
    private uint _timestamp;
    private int _clockPerMs;
    private TelephoneEvent _latest;

    /// <summary>A press has begun and its end was not reported yet.</summary>
    public bool IsOpen => _hasEvent && !_isReported;

    /// <summary>Takes a packet's payload; true when a press is complete.</summary>
    /// <param name="timestamp">RTP time stamp.</param>
    /// <param name="payload">The event.</param>
    /// <param name="clockPerMs">Units of its duration in a millisecond.</param>
    /// <param name="digit">The press.</param>
    public bool Accept(uint timestamp, ReadOnlySpan<byte> payload, int clockPerMs, out DetectedDigit digit)
    {
        digit = default;
        if (!TelephoneEvent.TryParse(payload, out var parsed) || !parsed.IsKey) return false;
        if (_hasEvent && timestamp == _timestamp) return Continue(parsed, out digit);
        var isOld = _hasEvent && (int)(timestamp - _timestamp) < 0;
        if (isOld) return false;
        var wasOpen = Complete(out digit);
        (_hasEvent, _isReported, _timestamp, _latest, _clockPerMs) = (true, false, timestamp, parsed, clockPerMs);
        return wasOpen || (parsed.IsEnd && Complete(out digit));
    }

    /// <summary>Something later came; true when that completes an open press.</summary>
    public bool Complete(out DetectedDigit digit)
    {
        digit = default;
        if (!IsOpen) return false;
        _isReported = true;
        digit = new DetectedDigit(_latest.Key, _latest.Duration / _clockPerMs);
        return true;
    }

    /// <summary>As <see cref="Complete"/>, for a packet at <paramref name="timestamp"/> that is not of the press.</summary>
    public bool CompleteBefore(uint timestamp, out DetectedDigit digit)
    {
        digit = default;
        return IsOpen && (int)(timestamp - _timestamp) > _latest.Duration && Complete(out digit);
    }

    /// <summary>Forgets all; the peer began a new stream.</summary>
    public void Reset() => (_hasEvent, _isReported) = (false, false);

    private bool Continue(TelephoneEvent parsed, out DetectedDigit digit)
    {
        if (parsed.Duration >= _latest.Duration) _latest = parsed;
        digit = default;
        return parsed.IsEnd && Complete(out digit);
    }
}
