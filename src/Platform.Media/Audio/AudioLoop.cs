namespace Platform.Media.Audio;

/// <summary>
/// A stretch of 8 kHz mono audio, kept ready in A-law and µ-law so that any number of legs play it without encoding.
/// Immutable; share it freely.
/// </summary>
public sealed class AudioLoop
{
    public const int SampleRate = 8000;

    private readonly byte[] _aLaw;
    private readonly byte[] _muLaw;

    private AudioLoop(string name, ReadOnlySpan<short> samples)
    {
        ArgumentOutOfRangeException.ThrowIfZero(samples.Length);
        Name = name;
        _aLaw = new byte[samples.Length];
        _muLaw = new byte[samples.Length];
        G711.Encode(MediaCodec.Pcma, samples, _aLaw);
        G711.Encode(MediaCodec.Pcmu, samples, _muLaw);
    }

    public string Name { get; }

    public int Samples => _aLaw.Length;

    public TimeSpan Duration => TimeSpan.FromSeconds((double)Samples / SampleRate);

    /// <summary>Octets of the whole stretch in <paramref name="codec"/>.</summary>
    public ReadOnlySpan<byte> Octets(MediaCodec codec) => codec == MediaCodec.Pcma ? _aLaw : _muLaw;

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

    /// <summary>One second of silence.</summary>
    public static AudioLoop Silence { get; } = FromPcm("silence", new short[SampleRate]);
}
