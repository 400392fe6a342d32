using Platform.Media.Audio;

namespace Platform.Telephony.Prompts;

/// <summary>The tone that says that the called side rings (ITU-T E.180, national values in its supplement 2).</summary>
public static class Ringback
{
    private const int Hz = 450;
    private const int OnSeconds = 1;
    private const int OffSeconds = 4;
    private const double Peak = 0.1 * short.MaxValue;

    /// <summary>450 Hz, 1 s on, 4 s off.</summary>
    public static AudioLoop China { get; } = AudioLoop.FromPcm("ringback", Compose());

    private static short[] Compose()
    {
        var samples = new short[(OnSeconds + OffSeconds) * AudioLoop.SampleRate];
        for (var i = 0; i < OnSeconds * AudioLoop.SampleRate; i++)
            samples[i] = (short)Math.Round(Peak * Math.Sin(2 * Math.PI * Hz * i / AudioLoop.SampleRate));
        return samples;
    }
}
