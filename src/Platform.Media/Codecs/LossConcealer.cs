namespace Platform.Media.Codecs;

/// <summary>
/// Conceals lost audio in the spirit of ITU-T G.711 appendix I: the last pitch period goes on, softer and softer, and silence follows
/// 60 ms later; where real audio comes back, the two are cross-faded.
/// </summary>
/// <remarks>
/// Unlike the appendix it delays nothing. The appendix blends the repeated period into the end of the sound that it holds back for
/// that; here the end of the period is blended with the end of the one before it, so that it runs into its own beginning, and the
/// step from the last real sample is faded out.
/// </remarks>
internal sealed class LossConcealer
{
    private const double LowestPitchHz = 66;
    private const double HighestPitchHz = 200;
    private const int FullMs = 10;
    private const int GoneMs = 60;
    private const int CompareMs = 20;
    private const int LongestBlendMs = 10;

    private readonly int _samplesPerMs;
    private readonly int _shortestPeriod;
    private readonly int _longestPeriod;
    private readonly short[] _history;
    private readonly float[] _period;
    private int _periodLength;
    private int _concealed;
    private float _step;

    /// <param name="sampleRate">Samples per second, a multiple of 1000.</param>
    public LossConcealer(int sampleRate)
    {
        _samplesPerMs = sampleRate / 1000;
        _shortestPeriod = (int)(sampleRate / HighestPitchHz);
        _longestPeriod = (int)(sampleRate / LowestPitchHz);
        _history = new short[_longestPeriod + Math.Max(_longestPeriod, CompareMs * _samplesPerMs)];
        _period = new float[_longestPeriod];
    }

    /// <summary>Takes real audio in; after a loss, its beginning is blended with what was made up.</summary>
    public void Hear(Span<short> samples)
    {
        if (_concealed > 0) BlendIn(samples);
        _concealed = 0;
        Remember(samples);
    }

    /// <summary>Makes up the audio that follows.</summary>
    public void Conceal(Span<short> samples)
    {
        if (_concealed == 0) Begin();
        for (var i = 0; i < samples.Length; i++) samples[i] = Next();
        Remember(samples);
    }

    private void Begin()
    {
        _periodLength = FindPeriod();
        var end = _history.Length;
        var blend = _periodLength / 4;
        for (var i = 0; i < _periodLength; i++)
        {
            var earlier = Math.Max(0, i - (_periodLength - blend)) / (float)blend;
            _period[i] = _history[end - _periodLength + i] * (1 - earlier) + _history[end - 2 * _periodLength + i] * earlier;
        }

        _step = _history[end - 1] - _history[end - 1 - _periodLength];
    }

    private short Next()
    {
        var sample = _period[_concealed % _periodLength] + _step * Math.Max(0, 1 - 4f * _concealed / _periodLength);
        var ms = (float)_concealed / _samplesPerMs;
        var gain = Math.Clamp((GoneMs - ms) / (GoneMs - FullMs), 0, 1);
        _concealed++;
        return (short)Math.Clamp(sample * gain, short.MinValue, short.MaxValue);
    }

    /// <summary>A quarter of a period, and 4 ms more for each 10 ms of loss, as in the appendix.</summary>
    private void BlendIn(Span<short> samples)
    {
        var wanted = _periodLength / 4 + _concealed * 4 / 10;
        var length = Math.Min(samples.Length, Math.Min(wanted, LongestBlendMs * _samplesPerMs));
        for (var i = 0; i < length; i++)
        {
            var real = (i + 1f) / (length + 1);
            samples[i] = (short)(samples[i] * real + Next() * (1 - real));
        }
    }

    /// <summary>The lag at which the recent sound resembles itself most.</summary>
    private int FindPeriod()
    {
        var length = Math.Min(CompareMs * _samplesPerMs, _history.Length - _longestPeriod);
        var recent = _history.AsSpan(_history.Length - length);
        var best = _longestPeriod;
        var bestScore = double.MinValue;
        for (var lag = _shortestPeriod; lag <= _longestPeriod; lag++)
        {
            var score = Likeness(recent, _history.AsSpan(_history.Length - length - lag, length));
            if (score <= bestScore) continue;
            (best, bestScore) = (lag, score);
        }

        return best;
    }

    /// <summary>Correlation of the two, normalised by the energy of the second.</summary>
    private static double Likeness(ReadOnlySpan<short> recent, ReadOnlySpan<short> earlier)
    {
        long correlation = 0, energy = 1;
        for (var i = 0; i < recent.Length; i++)
        {
            correlation += recent[i] * earlier[i];
            energy += earlier[i] * earlier[i];
        }

        return correlation / Math.Sqrt(energy);
    }

    private void Remember(ReadOnlySpan<short> samples)
    {
        if (samples.Length > _history.Length) samples = samples[^_history.Length..];
        var kept = _history.Length - samples.Length;
        Array.Copy(_history, samples.Length, _history, 0, kept);
        samples.CopyTo(_history.AsSpan(kept));
    }
}
