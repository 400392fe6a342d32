using Platform.Media.Audio;

namespace Platform.Host.Robots;

/// <summary>The tone that a robot says, by which the other side knows it.</summary>
internal sealed record RobotVoice(int Hz)
{
    public static RobotVoice Caller { get; } = new(440);

    public static RobotVoice Agent { get; } = new(1000);

    public AudioLoop Loop { get; } = AudioLoop.Tone(Hz);
}
