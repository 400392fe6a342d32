using System.Runtime.InteropServices;

namespace Platform.Media.Audio.Import;

/// <summary>
/// Audio ready to be played to callers: 16 kHz mono, 16 bits, at the level of all prompts, and faded over its first and last
/// milliseconds so that it neither clicks when it begins nor when it loops.
/// </summary>
public sealed class PromptAudio
{
    public const int SampleRate = 16_000;

    private const double FadeSeconds = 0.005;

    private readonly short[] _samples;

    private PromptAudio(short[] samples) => _samples = samples;

    public ReadOnlyMemory<short> Samples => _samples;

    public TimeSpan Duration => TimeSpan.FromSeconds((double)_samples.Length / SampleRate);

    /// <summary>Takes a WAV or MP3 file, told apart by content. Never throws for what is in it.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="limits">How long the prompt may be.</param>
    /// <param name="audio">Null when it is refused.</param>
    public static AudioRefusal TryImport(byte[] file, AudioLimits limits, out PromptAudio? audio)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);
        audio = null;
        var refusal = Decode(file, limits, out var raw);
        if (refusal != AudioRefusal.None) return refusal;
        if (raw!.Samples.Length < limits.Shortest.TotalSeconds * raw.SampleRate) return AudioRefusal.TooShort;
        var samples = Resampler.Convert(raw.Samples, raw.SampleRate, SampleRate);
        RemoveOffset(samples);
        if (PromptLevel.Measure(samples, SampleRate) is not { } level) return AudioRefusal.Silent;
        PromptLevel.Level(samples, SampleRate, level);
        Fade(samples);
        audio = new PromptAudio(ToShorts(samples));
        return AudioRefusal.None;
    }

    /// <summary>Audio from <see cref="ToBytes"/>.</summary>
    public static PromptAudio FromBytes(ReadOnlySpan<byte> bytes) => new(MemoryMarshal.Cast<byte, short>(bytes).ToArray());

    /// <summary>16-bit little-endian samples.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes<short>(_samples).ToArray();

    /// <summary>The same at 8 kHz, for legs that speak G.711.</summary>
    public short[] ToNarrowband()
    {
        var samples = new float[_samples.Length];
        for (var i = 0; i < samples.Length; i++) samples[i] = _samples[i] / 32768f;
        return ToShorts(Resampler.Convert(samples, SampleRate, AudioLoop.SampleRate));
    }

    private static AudioRefusal Decode(byte[] file, AudioLimits limits, out RawAudio? raw)
    {
        raw = null;
        if (WavDecoder.Recognizes(file)) return WavDecoder.TryDecode(file, limits, out raw);
        return Mp3Decoder.Recognizes(file) ? Mp3Decoder.TryDecode(file, limits, out raw) : AudioRefusal.UnknownFormat;
    }

    /// <summary>A constant is not heard, but takes room for peaks and clicks when it begins.</summary>
    private static void RemoveOffset(float[] samples)
    {
        double sum = 0;
        foreach (var sample in samples) sum += sample;
        var offset = (float)(sum / samples.Length);
        foreach (ref var sample in samples.AsSpan()) sample -= offset;
    }

    private static void Fade(float[] samples)
    {
        var length = Math.Min((int)(FadeSeconds * SampleRate), samples.Length / 2);
        for (var i = 0; i < length; i++)
        {
            var gain = (float)(0.5 - 0.5 * Math.Cos(Math.PI * i / length));
            samples[i] *= gain;
            samples[^(i + 1)] *= gain;
        }
    }

    private static short[] ToShorts(float[] samples)
    {
        var result = new short[samples.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = (short)Math.Clamp(MathF.Round(samples[i] * 32768f), short.MinValue, short.MaxValue);
        return result;
    }
}
