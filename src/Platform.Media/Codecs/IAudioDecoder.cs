namespace Platform.Media.Codecs;

/// <summary>
/// Turns the payloads of one RTP stream into linear samples, 16-bit mono at <see cref="SampleRate"/>. Keeps what the codec and the
/// concealment need from one payload to the next; one thread at a time. Nothing allocates.
/// </summary>
public interface IAudioDecoder : IDisposable
{
    MediaCodec Codec { get; }

    /// <summary>Samples per second: 8000 for G.711, 16000 for G.722 and Opus.</summary>
    int SampleRate { get; }

    /// <summary>Decodes the payload that follows what was decoded or concealed before it.</summary>
    /// <param name="payload">One RTP payload.</param>
    /// <param name="samples">Room for 120 ms, <see cref="AudioCodecs.LongestPayloadMs"/>.</param>
    /// <returns>How many samples there are now; 0 when the payload is malformed.</returns>
    int Decode(ReadOnlySpan<byte> payload, Span<short> samples);

    /// <summary>
    /// Fills <paramref name="samples"/> with what may have been in a lost payload: the recent sound goes on, and fades out within
    /// 60 ms of loss. At most 120 ms.
    /// </summary>
    void Conceal(Span<short> samples);

    /// <summary>As <see cref="Conceal"/>, with what the payload after the lost one tells of it (Opus repeats itself so).</summary>
    /// <param name="next">The payload after the lost one; it is still to be decoded.</param>
    /// <param name="samples">As long as the lost payload.</param>
    void Recover(ReadOnlySpan<byte> next, Span<short> samples) => Conceal(samples);
}
