namespace Platform.Media.Mixing;

/// <summary>
/// Keeps a sum of voices below full scale: the level falls at once when the sum is too loud, and comes back slowly. Nothing is cut off
/// but the first millisecond of a burst.
/// </summary>
internal sealed class Limiter
{
    private const int Ceiling = 32000;
    private const int AttackSamples = 16;
    private const float RecoveryPerFrame = 0.05f;

    private float _gain = 1;

    /// <param name="sum">20 ms.</param>
    /// <param name="frame">As long; what is left of it.</param>
    public void Run(ReadOnlySpan<int> sum, Span<short> frame)
    {
        var wanted = Math.Min(1, Ceiling / (float)Peak(sum));
        var target = wanted < _gain ? wanted : Math.Min(wanted, _gain + RecoveryPerFrame);
        var ramp = wanted < _gain ? AttackSamples : sum.Length;
        for (var i = 0; i < sum.Length; i++)
        {
            var gain = i < ramp ? _gain + (target - _gain) * i / ramp : target;
            frame[i] = (short)Math.Clamp(sum[i] * gain, short.MinValue, short.MaxValue);
        }

        _gain = target;
    }

    private static int Peak(ReadOnlySpan<int> sum)
    {
        var peak = 1;
        foreach (var sample in sum) peak = Math.Max(peak, Math.Abs(sample));
        return peak;
    }
}
