using Platform.Media.Audio;

namespace Platform.Media.Codecs;

/// <summary>Decodes A-law or µ-law, 8 octets a millisecond.</summary>
internal sealed class G711Decoder(MediaCodec law) : IAudioDecoder
{
    private readonly LossConcealer _concealer = new(8000);

    public MediaCodec Codec => law;

    public int SampleRate => 8000;

    public int Decode(ReadOnlySpan<byte> payload, Span<short> samples)
    {
        if (payload.Length > samples.Length) return 0;
        var decoded = samples[..payload.Length];
        G711.Decode(law, payload, decoded);
        _concealer.Hear(decoded);
        return decoded.Length;
    }

    public void Conceal(Span<short> samples) => _concealer.Conceal(samples);

    public void Dispose()
    {
    }
}

/// <summary>Encodes A-law or µ-law.</summary>
internal sealed class G711Encoder(MediaCodec law) : IAudioEncoder
{
    public MediaCodec Codec => law;

    public int SampleRate => 8000;

    public int Encode(ReadOnlySpan<short> samples, Span<byte> payload)
    {
        G711.Encode(law, samples, payload);
        return samples.Length;
    }

    public void Dispose()
    {
    }
}
