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
    private const int EndPackets = 3;
    private const int PauseSteps = 3;

    private readonly Queue<(byte Code, int DurationMs)> _waiting = [];
    private int _sentMs;
    private int _ends;
    private int _pause;

    /// <summary>A press is under way or waits; other audio keeps quiet.</summary>
    public bool IsActive => _waiting.Count > 0 || _pause > 0;

    public void Enqueue(byte code, int durationMs) => _waiting.Enqueue((code, durationMs));

    /// <summary>One step further; false when this one is a pause.</summary>
    /// <param name="clockPerMs">Units of a duration in a millisecond. A duration that 16 bits can't hold is cut.</param>
    /// <param name="step">What to send.</param>
    public bool TryStep(int clockPerMs, out DigitStep step)
    {
        step = default;
        if (_pause > 0)
        {
            _pause--;
            return false;
        }

        if (!_waiting.TryPeek(out var press)) return false;
        var isFirst = _sentMs == 0;
        _sentMs = Math.Min(press.DurationMs, _sentMs + StepMs);
        var isEnd = _sentMs == press.DurationMs;
        var duration = (ushort)Math.Min(ushort.MaxValue, _sentMs * clockPerMs);
        step = new DigitStep(new TelephoneEvent(press.Code, isEnd, duration), isFirst);
        if (isEnd && ++_ends == EndPackets) Finish();
        return true;
    }

    private void Finish()
    {
        _waiting.Dequeue();
        (_sentMs, _ends, _pause) = (0, 0, PauseSteps);
    }
}
