namespace Platform.Media.Dtmf;

/// <summary>What to send at this 20 ms step, if anything.</summary>
/// <param name="Event">The payload.</param>
/// <param name="IsFirst">A new press begins: new timestamp, marker bit.</param>
internal readonly record struct DigitStep(TelephoneEvent Event, bool IsFirst);

/// <summary>
/// Presses keys toward a peer (RFC 4733 2.5.1): a packet each 20 ms with the growing duration, three packets with the end bit, then
/// a pause, so that two presses of one key stay two.
/// </summary>
internal sealed class DigitSender
{
    public const int StepMs = 20;
    private const int ClockPerStep = 160;
    private const int ClockPerMillisecond = 8;
    private const int EndPackets = 3;
    private const int PauseSteps = 3;

    private readonly Queue<(byte Code, int Duration)> _waiting = [];
    private int _sent;
    private int _ends;
    private int _pause;

    /// <summary>A press is under way or waits; other audio keeps quiet.</summary>
    public bool IsActive => _waiting.Count > 0 || _pause > 0;

    public void Enqueue(byte code, int durationMs) => _waiting.Enqueue((code, durationMs * ClockPerMillisecond));

    /// <summary>One step further; false when this one is a pause.</summary>
    public bool TryStep(out DigitStep step)
    {
        step = default;
        if (_pause > 0)
        {
            _pause--;
            return false;
        }

        if (!_waiting.TryPeek(out var press)) return false;
        var isFirst = _sent == 0;
        _sent = Math.Min(press.Duration, _sent + ClockPerStep);
        var isEnd = _sent == press.Duration;
        step = new DigitStep(new TelephoneEvent(press.Code, isEnd, (ushort)_sent), isFirst);
        if (isEnd && ++_ends == EndPackets) Finish();
        return true;
    }

    private void Finish()
    {
        _waiting.Dequeue();
        (_sent, _ends, _pause) = (0, 0, PauseSteps);
    }
}
