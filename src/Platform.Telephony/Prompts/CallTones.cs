using Platform.Media.Audio;

namespace Platform.Telephony.Prompts;

/// <summary>Call progress tones of mainland China (ITU-T E.180 supplement 2): 450 Hz.</summary>
public static class CallTones
{
    private const int SamplesPerSecond = 8000;
    private const double Hz = 450;
    private const double Amplitude = short.MaxValue * 0.25;

    /// <summary>One second of tone, four of silence.</summary>
    public static AudioLoop Ringback { get; } = AudioLoop.FromPcm("ringback", Cadence(onMs: 1000, offMs: 4000));

    private static short[] Cadence(int onMs, int offMs)
    {
        var samples = new short[(onMs + offMs) * SamplesPerSecond / 1000];
        for (var i = 0; i < onMs * SamplesPerSecond / 1000; i++)
            samples[i] = (short)(Amplitude * Math.Sin(2 * Math.PI * Hz * i / SamplesPerSecond));
        return samples;
    }
}
