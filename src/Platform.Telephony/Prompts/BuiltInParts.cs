using System.Collections.Concurrent;
using Platform.Domain.Prompts;
using Platform.Media;
using Platform.Media.Audio;

namespace Platform.Telephony.Prompts;

/// <summary>
/// The built-in parts: recordings of <c>parts.tsv</c>, one resource a part and language (raw A-law, 8 kHz mono; made by
/// <c>make-parts.sh</c>), and two that are made by code.
/// </summary>
internal static class BuiltInParts
{
    private const int PauseMs = 200;
    private const int BeepMs = 300;
    private const double BeepHz = 1000;

    private static readonly ConcurrentDictionary<(string Language, string Name), AudioLoop> Loaded = new();

    public static AudioLoop Find(string name, string locale) =>
        Loaded.GetOrAdd((PromptComposer.LanguageOf(locale), name), static part => Load(part.Language, part.Name));

    private static AudioLoop Load(string language, string name) => name switch
    {
        PromptPart.Pause => AudioLoop.FromPcm(name, new short[SamplesOf(PauseMs)]),
        PromptPart.Beep => AudioLoop.FromPcm(name, AudioLoop.Tone(BeepHz).ToPcm().AsSpan(0, SamplesOf(BeepMs))),
        _ => Read(language, name),
    };

    private static AudioLoop Read(string language, string name)
    {
        using var stream = typeof(BuiltInParts).Assembly.GetManifestResourceStream($"{language}/{name}.alaw")
            ?? throw new InvalidOperationException($"The part {language}/{name} is missing from the assembly.");
        var octets = new byte[stream.Length];
        stream.ReadExactly(octets);
        var samples = new short[octets.Length];
        G711.Decode(MediaCodec.Pcma, octets, samples);
        return AudioLoop.FromPcm(name, samples);
    }

    private static int SamplesOf(int ms) => ms * AudioLoop.SampleRate / 1000;
}
