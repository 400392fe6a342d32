using Platform.Contracts.Legs;
using Platform.Media;
using Platform.Media.Audio;

namespace Platform.Telephony.Prompts;

/// <summary>
/// The spoken messages, one resource a message and locale: raw A-law, 8 kHz mono. Another locale than those there hears English.
/// </summary>
public static class PromptLibrary
{
    private const string Chinese = "zh-CN";
    private const string English = "en";

    private static readonly Dictionary<(Announcement, string), AudioLoop> Loops = new()
    {
        [(Announcement.QueueTimeout, Chinese)] = Load($"queue-timeout.{Chinese}"),
        [(Announcement.QueueTimeout, English)] = Load($"queue-timeout.{English}"),
    };

    public static AudioLoop Find(Announcement announcement, string locale) =>
        Loops[(announcement, locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English)];

    private static AudioLoop Load(string name)
    {
        using var stream = typeof(PromptLibrary).Assembly.GetManifestResourceStream(name + ".alaw")
            ?? throw new InvalidOperationException($"The prompt {name} is missing from the assembly.");
        var octets = new byte[stream.Length];
        stream.ReadExactly(octets);
        var samples = new short[octets.Length];
        G711.Decode(MediaCodec.Pcma, octets, samples);
        return AudioLoop.FromPcm(name, samples);
    }
}
