namespace Platform.Media.Codecs;

/// <summary>Decodes Opus of any bandwidth, frame size and channels to 16 kHz mono. libopus conceals and recovers what is lost.</summary>
internal sealed unsafe class OpusDecoder : IAudioDecoder
{
    // libopus makes up audio in units of 2.5 ms.
    private const int Unit = Opus.SampleRate / 400;

    private readonly Opus.DecoderHandle _decoder;

    public OpusDecoder()
    {
        _decoder = Opus.CreateDecoder(Opus.SampleRate, channels: 1, out var error);
        if (error != 0) throw new InvalidOperationException($"opus_decoder_create failed with {error}");
    }

    public MediaCodec Codec => MediaCodec.Opus;

    public int SampleRate => Opus.SampleRate;

    public int Decode(ReadOnlySpan<byte> payload, Span<short> samples) => payload.IsEmpty ? 0 : Math.Max(0, Run(payload, samples, isRepair: 0));

    public void Conceal(Span<short> samples) => MakeUp(default, samples, isRepair: 0);

    public void Recover(ReadOnlySpan<byte> next, Span<short> samples) => MakeUp(next, samples, isRepair: 1);

    public void Dispose() => _decoder.Dispose();

    private void MakeUp(ReadOnlySpan<byte> payload, Span<short> samples, int isRepair)
    {
        var made = Math.Max(0, Run(payload, samples[..(samples.Length / Unit * Unit)], isRepair));
        samples[made..].Clear();
    }

    private int Run(ReadOnlySpan<byte> payload, Span<short> samples, int isRepair)
    {
        fixed (byte* from = payload)
        fixed (short* to = samples)
            return Opus.Decode(_decoder, from, payload.Length, to, samples.Length, isRepair);
    }
}
