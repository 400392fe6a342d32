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
    internal const double LeastLikeness = 0.95;

    /// <summary>So much of the beginning is looked for first.</summary>
    private const int ProbeSamples = Tones.SampleRateHz / 40;

    /// <summary>Where speech may be torn, and how far apart its ends may be then.</summary>
    private const int PieceSamples = Tones.SampleRateHz / 2;

    /// <summary>
    /// Waits until these parts were heard, one right after the other. A machine that stood still may have torn them once, within half a
    /// second: the server gives up what is late by more than a fifth.
    /// </summary>
    public static Task WaitForSpeech(this RtpPeer peer, string language, IReadOnlyList<string> parts)
    {
        short[] wanted = [.. parts.SelectMany(part => SamplesOf(language, part))];
        return Eventually.Become(() => LikenessOf(peer.Heard(), wanted), likeness => likeness > LeastLikeness,
            $"\"{string.Join(' ', parts)}\" of {wanted.Length} samples at port {peer.Port}");
    }

    /// <summary>How like the most alike stretch is, from -1 to 1.</summary>
    internal static double LikenessOf(ReadOnlySpan<short> heard, ReadOnlySpan<short> wanted)
    {
        var best = 0.0;
        for (var start = 0; start + wanted.Length <= heard.Length; start++)
        {
            if (Correlation(heard.Slice(start, ProbeSamples), wanted[..ProbeSamples]) <= LeastLikeness)
                continue;
            var whole = Correlation(heard.Slice(start, wanted.Length), wanted);
            best = Math.Max(best, whole > LeastLikeness ? whole : LikenessOfTorn(heard[start..], wanted));
        }

        return best;
    }

    /// <summary>
    /// Of speech that begins there: of what comes before a tear, or after it, the less alike. 0 when the tear is in its first piece or its
    /// last.
    /// </summary>
    private static double LikenessOfTorn(ReadOnlySpan<short> heard, ReadOnlySpan<short> wanted)
    {
        var before = 0;
        while (before + PieceSamples <= wanted.Length
            && Correlation(heard.Slice(before, PieceSamples), wanted.Slice(before, PieceSamples)) > LeastLikeness)
            before += PieceSamples;
        if (before == 0 || before + PieceSamples >= wanted.Length)
            return 0;
        var after = wanted[(before + PieceSamples)..];
        var best = 0.0;
        for (var start = before; start <= before + (2 * PieceSamples) && start + after.Length <= heard.Length; start++)
            best = Math.Max(best, Correlation(heard.Slice(start, after.Length), after));
        return Math.Min(best, Correlation(heard[..before], wanted[..before]));
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

    internal static short[] SamplesOf(string language, string part)
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
