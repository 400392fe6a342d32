using Platform.Media.Audio;

namespace Platform.Media.Relay;

/// <summary>One playing of a loop or prompt to one leg. Relay thread only.</summary>
internal sealed class AudioPlayer(AudioLoop audio, PlayMode mode, long id)
{
    private int _position;
    private Upsampler? _upsampler;

    public long Id => id;

    /// <summary>A one-shot that has been played to its end.</summary>
    public bool IsFinished => mode == PlayMode.Once && _position >= audio.Samples;

    /// <summary>Fills the payload with what comes next; after the end of a one-shot, with silence.</summary>
    /// <param name="codec">Any but Opus.</param>
    /// <param name="octets">An octet for each sample of 8 kHz.</param>
    public void Fill(MediaCodec codec, Span<byte> octets)
    {
        var source = audio.Octets(codec);
        while (!octets.IsEmpty)
        {
            if (_position >= source.Length && mode == PlayMode.Once)
            {
                AudioLoop.Silence.Octets(codec)[..octets.Length].CopyTo(octets);
                return;
            }

            if (_position >= source.Length) _position = 0;
            var count = Math.Min(octets.Length, source.Length - _position);
            source.Slice(_position, count).CopyTo(octets);
            octets = octets[count..];
            _position += count;
        }
    }

    /// <summary>As the other, with linear samples of 16 kHz; at most 60 ms.</summary>
    public void Fill(Span<short> samples)
    {
        _upsampler ??= new Upsampler();
        Span<byte> octets = stackalloc byte[samples.Length / 2];
        Span<short> narrow = stackalloc short[octets.Length];
        Fill(MediaCodec.Pcma, octets);
        G711.Decode(MediaCodec.Pcma, octets, narrow);
        _upsampler.Process(narrow, samples);
    }

    /// <summary>Passes over audio that came too late to be sent.</summary>
    public void Skip(int ms)
    {
        var samples = ms * AudioLoop.SamplesPerMs;
        _position = mode == PlayMode.Once ? _position + samples : (_position + samples) % audio.Samples;
    }
}
