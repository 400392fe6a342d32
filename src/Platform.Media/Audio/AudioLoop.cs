using Platform.Media.Codecs;

namespace Platform.Media.Audio;

/// <summary>
/// A stretch of 8 kHz mono audio, kept ready in A-law and µ-law, and in G.722 once asked for, so that any number of legs play it
/// without encoding. Each takes an octet per sample of 8 kHz.
/// Immutable; share it freely.
/// </summary>
public sealed class AudioLoop
{
    public const int SampleRate = 8000;

    internal const int SamplesPerMs = SampleRate / 1000;

    private readonly byte[] _aLaw;
    private readonly byte[] _muLaw;
    private readonly Lazy<byte[]> _g722;

    private AudioLoop(string name, ReadOnlySpan<short> samples)
    {
        ArgumentOutOfRangeException.ThrowIfZero(samples.Length);
        Name = name;
        _aLaw = new byte[samples.Length];
        _muLaw = new byte[samples.Length];
        G711.Encode(MediaCodec.Pcma, samples, _aLaw);
        G711.Encode(MediaCodec.Pcmu, samples, _muLaw);
        _g722 = new Lazy<byte[]>(EncodeG722);
    }

    public string Name { get; }

    public int Samples => _aLaw.Length;

    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples / SampleRate);

    /// <summary>Octets of the whole stretch in <paramref name="codec"/>: any but Opus.</summary>
    public ReadOnlySpan<byte> Octets(MediaCodec codec) => codec switch
    {
        MediaCodec.Pcma => _aLaw,
        MediaCodec.Pcmu => _muLaw,
        MediaCodec.G722 => _g722.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "has no octets for each sample"),
    };

    /// <summary>Encodes what <see cref="Octets"/> would else encode at first use, on a relay thread.</summary>
    internal void Prepare(MediaCodec codec)
    {
        if (codec == MediaCodec.G722) _ = (_g722.Value, Silence._g722.Value);
    }

    /// <summary>The built-in hold music. Made by code at first use, the same on every machine.</summary>
    public static AudioLoop HoldMusic { get; } = FromPcm("hold-music", HoldMusicComposer.Compose());

    /// <param name="name">For people and logs.</param>
    /// <param name="samples">8 kHz mono; not empty.</param>
    public static AudioLoop FromPcm(string name, ReadOnlySpan<short> samples) => new(name, samples);

    /// <summary>Audio of a WAV file; stereo is mixed down.</summary>
    /// <param name="name">For people and logs.</param>
    /// <param name="audio">Not empty, see <see cref="WavFile.TryRead"/>.</param>
    public static AudioLoop FromWav(string name, WavAudio audio)
    {
        ArgumentNullException.ThrowIfNull(audio);
        return new AudioLoop(name, audio.ToMono());
    }

    /// <summary>One after the other, without a gap.</summary>
    /// <param name="parts">Not empty.</param>
    public static AudioLoop Join(IReadOnlyList<AudioLoop> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.Count == 1
            ? parts[0]
            : FromPcm(string.Join(' ', parts.Select(part => part.Name)), [.. parts.SelectMany(part => part.ToPcm())]);
    }

    /// <summary>The samples as A-law keeps them.</summary>
    public short[] ToPcm()
    {
        var samples = new short[Samples];
        G711.Decode(MediaCodec.Pcma, Octets(MediaCodec.Pcma), samples);
        return samples;
    }

    /// <summary>One second of a sine that loops without a click (the frequency is rounded to a whole number of hertz).</summary>
    /// <param name="hz">1 to 3999.</param>
    /// <param name="levelDbfs">Level of the sine; 0 is a sine at full scale.</param>
    public static AudioLoop Tone(double hz, double levelDbfs = -12)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hz, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hz, 3999);
        var whole = Math.Round(hz);
        var peak = short.MaxValue * Math.Pow(10, Math.Min(levelDbfs, 0) / 20);
        var samples = new short[SampleRate];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)Math.Round(peak * Math.Sin(2 * Math.PI * whole * i / SampleRate));
        return new AudioLoop($"tone-{whole:0}", samples);
    }

    /// <summary>Encoded twice in a row, so that the second time, which is kept, goes on from the end as a loop does.</summary>
    private byte[] EncodeG722()
    {
        const int Block = 160;
        var octets = new byte[Samples];
        using var encoder = AudioCodecs.CreateEncoder(MediaCodec.G722);
        var upsampler = new Upsampler();
        Span<short> narrow = stackalloc short[Block];
        Span<short> wide = stackalloc short[2 * Block];
        for (var round = 0; round < 2; round++)
        {
            for (var at = 0; at < Samples; at += Block)
            {
                var count = Math.Min(Block, Samples - at);
                G711.Decode(MediaCodec.Pcma, _aLaw.AsSpan(at, count), narrow);
                upsampler.Process(narrow[..count], wide);
                encoder.Encode(wide[..(2 * count)], octets.AsSpan(at));
            }
        }

        return octets;
    }

    /// <summary>One second of silence.</summary>
    public static AudioLoop Silence { get; } = FromPcm("silence", new short[SampleRate]);
}
