namespace Platform.Media.Audio.Import;

/// <summary>A file's audio, mixed down to mono.</summary>
/// <param name="SampleRate">Samples per second.</param>
/// <param name="Samples">Full scale is ±1; a decoder may go beyond.</param>
internal sealed record RawAudio(int SampleRate, float[] Samples);

/// <summary>Gathers interleaved samples of any number of channels as mono, up to a limit.</summary>
internal sealed class MonoMixer(int channels, int capacity)
{
    private readonly List<float> _samples = new(Math.Min(capacity, 1 << 20));

    /// <summary>More came than there may be.</summary>
    public bool IsOverfull { get; private set; }

    /// <param name="interleaved">Whole frames: a multiple of the channels.</param>
    public void Add(ReadOnlySpan<float> interleaved)
    {
        for (var i = 0; i + channels <= interleaved.Length && !IsOverfull; i += channels)
        {
            var sum = 0f;
            for (var channel = 0; channel < channels; channel++) sum += interleaved[i + channel];
            // What is no number would silence the whole prompt when it is levelled.
            _samples.Add(float.IsFinite(sum) ? sum / channels : 0);
            IsOverfull = _samples.Count > capacity;
        }
    }

    public float[] ToArray() => [.. _samples];
}
