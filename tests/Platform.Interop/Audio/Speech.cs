using System.Reflection;
using Platform.Domain.Prompts;
using Platform.Media;
using Platform.Media.Audio;

namespace Platform.Interop.Audio;

/// <summary>Built-in speech, found in what a caller heard by its samples.</summary>
public static class Speech
{
    private const int PauseSamples = Tones.SampleRateHz / 5;

    /// <summary>Of two stretches of the same speech; other speech is below a tenth.</summary>
    private const double LeastLikeness = 0.95;

    /// <summary>So much of the beginning is looked for first.</summary>
    private const int ProbeSamples = Tones.SampleRateHz / 40;

    /// <summary>Waits until these parts were heard, one right after the other.</summary>
    public static Task WaitForSpeech(this RtpPeer peer, string language, IReadOnlyList<string> parts)
    {
        short[] wanted = [.. parts.SelectMany(part => SamplesOf(language, part))];
        return Eventually.Become(() => LikenessOf(peer.Heard(), wanted), likeness => likeness > LeastLikeness,
            $"\"{string.Join(' ', parts)}\" of {wanted.Length} samples at port {peer.Port}");
    }

    /// <summary>How like the most alike stretch is, from -1 to 1.</summary>
    private static double LikenessOf(short[] heard, short[] wanted)
    {
        var best = 0.0;
        for (var start = 0; start + wanted.Length <= heard.Length; start++)
        {
            if (Correlation(heard.AsSpan(start, ProbeSamples), wanted.AsSpan(0, ProbeSamples)) > LeastLikeness)
                best = Math.Max(best, Correlation(heard.AsSpan(start, wanted.Length), wanted));
        }

        return best;
    }

    private static double Correlation(ReadOnlySpan<short> one, ReadOnlySpan<short> other)
    {
        var (both, ofOne, ofOther) = (0.0, 0.0, 0.0);
        for (var i = 0; i < one.Length; i++)
        {
            both += (double)one[i] * other[i];
            ofOne += (double)one[i] * one[i];
            ofOther += (double)other[i] * other[i];
        }

        return both / (Math.Sqrt(ofOne * ofOther) + 1);
    }

    private static short[] SamplesOf(string language, string part)
    {
        if (part == PromptPart.Pause)
            return new short[PauseSamples];
        using var stream = Assembly.Load("Platform.Telephony").GetManifestResourceStream($"{language}/{part}.alaw")
            ?? throw new ArgumentException($"There is no part {language}/{part}.", nameof(part));
        var octets = new byte[stream.Length];
        stream.ReadExactly(octets);
        var samples = new short[octets.Length];
        G711.Decode(MediaCodec.Pcma, octets, samples);
        return samples;
    }
}
