namespace Platform.Media.Recording;

/// <summary>Halves a sample rate: a half-band low-pass (Hamming window, 31 taps), then every second sample.</summary>
internal sealed class Decimator
{
    private const int Taps = 31;
    private static readonly float[] Filter = Design();

    private readonly float[] _history = new float[Taps];
    private int _at;
    private bool _isOdd;

    /// <summary>Gives half as many samples as it takes, in the same place.</summary>
    public int Halve(Span<short> samples)
    {
        var made = 0;
        foreach (var sample in samples)
        {
            _history[_at] = sample;
            _at = (_at + 1) % Taps;
            if (_isOdd) samples[made++] = Filtered();
            _isOdd = !_isOdd;
        }

        return made;
    }

    private short Filtered()
    {
        var sum = 0f;
        for (var i = 0; i < Taps; i++) sum += Filter[i] * _history[(_at + i) % Taps];
        return (short)Math.Clamp(MathF.Round(sum), short.MinValue, short.MaxValue);
    }

    private static float[] Design()
    {
        const int Middle = Taps / 2;
        var filter = new double[Taps];
        for (var i = 0; i < Taps; i++)
        {
            var x = i - Middle;
            var ideal = x == 0 ? 0.5 : Math.Sin(Math.PI * x / 2) / (Math.PI * x);
            filter[i] = ideal * (0.54 - 0.46 * Math.Cos(2 * Math.PI * i / (Taps - 1)));
        }

        var gain = filter.Sum();
        return [.. filter.Select(tap => (float)(tap / gain))];
    }
}
