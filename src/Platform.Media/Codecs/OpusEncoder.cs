namespace Platform.Media.Codecs;

/// <summary>
/// Encodes speech, 24 kbit/s, and repeats each packet's gist in the next one, so that a lost packet can be recovered.
/// </summary>
internal sealed unsafe class OpusEncoder : IAudioEncoder
{
    private const int BitsPerSecond = 24_000;
    private const int Complexity = 5;
    private const int ExpectedLossPercent = 5;

    private readonly Opus.EncoderHandle _encoder;

    public OpusEncoder()
    {
        _encoder = Opus.CreateEncoder(Opus.SampleRate, channels: 1, Opus.ApplicationVoip, out var error);
        if (error != 0) throw new InvalidOperationException($"opus_encoder_create failed with {error}");
        _ = Opus.Set(_encoder, Opus.SetBitrate, BitsPerSecond);
        _ = Opus.Set(_encoder, Opus.SetComplexity, Complexity);
        _ = Opus.Set(_encoder, Opus.SetInbandFec, 1);
        _ = Opus.Set(_encoder, Opus.SetPacketLossPercent, ExpectedLossPercent);
    }

    public MediaCodec Codec => MediaCodec.Opus;

    public int SampleRate => Opus.SampleRate;

    public int Encode(ReadOnlySpan<short> samples, Span<byte> payload)
    {
        fixed (short* from = samples)
        fixed (byte* to = payload)
        {
            var length = Opus.Encode(_encoder, from, samples.Length, to, Math.Min(payload.Length, AudioCodecs.LargestPayload));
            return length > 0 ? length : throw new ArgumentException($"opus_encode failed with {length}", nameof(samples));
        }
    }

    public void Dispose() => _encoder.Dispose();
}
