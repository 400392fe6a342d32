using Platform.Media.Audio;

namespace Platform.Media.Relay;

/// <summary>One playing of a loop or prompt to one leg. Relay thread only.</summary>
internal sealed class AudioPlayer(AudioLoop audio, PlayMode mode, long id)
{
    private int _position;

    public long Id => id;

    /// <summary>A one-shot that has been played to its end.</summary>
    public bool IsFinished => mode == PlayMode.Once && _position >= audio.Samples;

    /// <summary>Fills the packet with what comes next; after the end of a one-shot, with silence.</summary>
    public void Fill(MediaCodec codec, Span<byte> octets)
    {
        var source = audio.Octets(codec);
        while (!octets.IsEmpty)
        {
            if (_position >= source.Length && mode == PlayMode.Once)
            {
                octets.Fill(G711.Silence(codec));
                return;
            }

            if (_position >= source.Length) _position = 0;
            var count = Math.Min(octets.Length, source.Length - _position);
            source.Slice(_position, count).CopyTo(octets);
            octets = octets[count..];
            _position += count;
        }
    }

    /// <summary>Passes over samples that came too late to be sent.</summary>
    public void Skip(int samples) =>
        _position = mode == PlayMode.Once ? _position + samples : (_position + samples) % audio.Samples;
}
