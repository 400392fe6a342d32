namespace Platform.Media.Jitter;

/// <summary>White noise at the level that a peer's comfort noise packet names (RFC 3389). The same each time.</summary>
internal sealed class ComfortNoise
{
    // A uniform distribution's peak over its root mean square.
    private const double PeakFactor = 1.732;

    private uint _state = 2463534242;
    private float _peak;

    /// <param name="levelDbov">0 is the root mean square of a full-scale square wave.</param>
    public void SetLevel(int levelDbov) => _peak = (float)(short.MaxValue * Math.Min(1, PeakFactor * Math.Pow(10, levelDbov / 20.0)));

    public void Fill(Span<short> samples)
    {
        if (_peak < 1) samples.Clear();
        else for (var i = 0; i < samples.Length; i++) samples[i] = (short)(_peak * Next());
    }

    /// <summary>-1 to 1, by Marsaglia's xorshift.</summary>
    private float Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return (int)_state / 2147483648f;
    }
}
