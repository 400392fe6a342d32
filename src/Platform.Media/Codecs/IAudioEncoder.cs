namespace Platform.Media.Codecs;

/// <summary>
/// Turns linear samples, 16-bit mono at <see cref="SampleRate"/>, into the payloads of one RTP stream. Keeps what the codec needs from
/// one payload to the next; one thread at a time. Nothing allocates.
/// </summary>
public interface IAudioEncoder : IDisposable
{
    MediaCodec Codec { get; }

    /// <summary>Samples per second: 8000 for G.711, 16000 for G.722 and Opus.</summary>
    int SampleRate { get; }

    /// <summary>Encodes the samples that follow the former ones.</summary>
    /// <param name="samples">10, 20, 40 or 60 ms; codecs other than Opus take any even number of samples.</param>
    /// <param name="payload">Room for the payload, see <see cref="AudioCodecs.LargestPayload"/>.</param>
    /// <returns>Length of the payload in bytes.</returns>
    int Encode(ReadOnlySpan<short> samples, Span<byte> payload);
}
