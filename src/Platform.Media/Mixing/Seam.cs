namespace Platform.Media.Mixing;

/// <summary>Joins audio of another source to what was heard before: the step between them is faded out, so that there is no click.</summary>
internal static class Seam
{
    private const int FadeMs = 5;

    /// <param name="last">The last sample heard.</param>
    /// <param name="samples">What follows.</param>
    /// <param name="sampleRate">Samples per second.</param>
    public static void Join(short last, Span<short> samples, int sampleRate)
    {
        var length = Math.Min(samples.Length, FadeMs * sampleRate / 1000);
        if (length == 0) return;
        var step = last - samples[0];
        for (var i = 0; i < length; i++)
        {
            var fade = (1 + MathF.Cos(MathF.PI * i / length)) / 2;
            samples[i] = (short)Math.Clamp(samples[i] + step * fade, short.MinValue, short.MaxValue);
        }
    }
}
