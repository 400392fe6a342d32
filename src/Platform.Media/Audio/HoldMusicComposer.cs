namespace Platform.Media.Audio;

/// <summary>
/// Composes the built-in hold music: eight bars of plucked and held chords, about 19 s, near -18 dBFS. Written for this project
/// so that no licence is needed; made of sines only, so that it is the same everywhere and survives G.711.
/// </summary>
/// <remarks>Notes that ring past the end wrap to the beginning, so the loop has no seam.</remarks>
internal static class HoldMusicComposer
{
    private const double BeatSeconds = 0.6;
    private const int BeatsPerBar = 4;
    private const double TargetRmsDbfs = -18;

    // C maj7, A min7, F maj7, G6, E min7, A min7, D min7, G7: MIDI notes, lowest first.
    private static readonly int[][] Bars =
    [
        [60, 64, 67, 71], [57, 60, 64, 67], [53, 57, 60, 64], [55, 59, 62, 64],
        [52, 55, 59, 62], [57, 60, 64, 67], [50, 53, 57, 60], [55, 59, 62, 65],
    ];

    // The order in which each half-beat plucks the notes of the bar's chord, an octave up.
    private static readonly int[] Pattern = [0, 2, 1, 3, 2, 3, 1, 2];

    public static short[] Compose()
    {
        var mix = new double[(int)(Bars.Length * BeatsPerBar * BeatSeconds * AudioLoop.SampleRate)];
        for (var bar = 0; bar < Bars.Length; bar++) AddBar(mix, bar);
        return Level(mix);
    }

    private static void AddBar(double[] mix, int bar)
    {
        var start = bar * BeatsPerBar * BeatSeconds;
        foreach (var note in Bars[bar])
            AddNote(mix, start, note, 0.16, attackSeconds: 0.25, decaySeconds: 1.6);
        for (var half = 0; half < Pattern.Length; half++)
            AddNote(mix, start + half * BeatSeconds / 2, Bars[bar][Pattern[half]] + 12, 0.30, attackSeconds: 0.008, decaySeconds: 0.45);
    }

    private static void AddNote(double[] mix, double start, int note, double gain, double attackSeconds, double decaySeconds)
    {
        var hz = 440 * Math.Pow(2, (note - 69) / 12.0);
        var first = (int)(start * AudioLoop.SampleRate);
        var count = (int)((attackSeconds + 5 * decaySeconds) * AudioLoop.SampleRate);
        for (var i = 0; i < count; i++)
        {
            var t = (double)i / AudioLoop.SampleRate;
            var phase = 2 * Math.PI * hz * t;
            var wave = Math.Sin(phase) + 0.25 * Math.Sin(2 * phase) + 0.08 * Math.Sin(3 * phase);
            mix[(first + i) % mix.Length] += gain * wave * Envelope(t, attackSeconds, decaySeconds);
        }
    }

    private static double Envelope(double t, double attackSeconds, double decaySeconds) =>
        t < attackSeconds ? t / attackSeconds : Math.Exp(-(t - attackSeconds) / decaySeconds);

    private static short[] Level(double[] mix)
    {
        var rms = Math.Sqrt(mix.Sum(sample => sample * sample) / mix.Length);
        var scale = short.MaxValue * Math.Pow(10, TargetRmsDbfs / 20) / rms;
        return [.. mix.Select(sample => (short)Math.Clamp(Math.Round(sample * scale), short.MinValue, short.MaxValue))];
    }
}
