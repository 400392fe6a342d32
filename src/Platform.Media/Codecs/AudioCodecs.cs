namespace Platform.Media.Codecs;

/// <summary>What there is to know of a codec, in one place, and its coders.</summary>
public static class AudioCodecs
{
    /// <summary>The longest stretch of audio in one payload: Opus allows 120 ms (RFC 6716 3.2.5), and no other needs more.</summary>
    public const int LongestPayloadMs = 120;

    /// <summary>Bytes of the largest payload that an encoder makes: 60 ms of G.711 or G.722; Opus is kept below it.</summary>
    public const int LargestPayload = 480;

    /// <summary>True when this process can decode and encode it: Opus needs libopus.</summary>
    public static bool IsAvailable(MediaCodec codec) => codec switch
    {
        MediaCodec.Pcmu or MediaCodec.Pcma or MediaCodec.G722 => true,
        MediaCodec.Opus => Opus.IsAvailable,
        _ => false,
    };

    /// <summary>
    /// Units of the RTP time stamp in a second. For G.722 it is half of its sample rate (RFC 3551 4.5.2), for Opus always 48000
    /// (RFC 7587 4.1).
    /// </summary>
    public static int RtpClockRate(MediaCodec codec) => codec == MediaCodec.Opus ? 48000 : 8000;

    /// <summary>Samples per second of the linear audio that its coders take and give.</summary>
    public static int SampleRate(MediaCodec codec) => codec is MediaCodec.Pcmu or MediaCodec.Pcma ? 8000 : 16000;

    /// <summary>How long a payload lasts in units of the RTP clock; 0 when it is malformed.</summary>
    public static int RtpDuration(MediaCodec codec, ReadOnlySpan<byte> payload) =>
        codec == MediaCodec.Opus ? OpusPacket.Duration(payload) : payload.Length;

    /// <exception cref="NotSupportedException">It is not available.</exception>
    public static IAudioDecoder CreateDecoder(MediaCodec codec) => codec switch
    {
        MediaCodec.Pcmu or MediaCodec.Pcma => new G711Decoder(codec),
        MediaCodec.G722 => new G722Decoder(),
        MediaCodec.Opus when Opus.IsAvailable => new OpusDecoder(),
        _ => throw new NotSupportedException($"no decoder for {codec}"),
    };

    /// <exception cref="NotSupportedException">It is not available.</exception>
    public static IAudioEncoder CreateEncoder(MediaCodec codec) => codec switch
    {
        MediaCodec.Pcmu or MediaCodec.Pcma => new G711Encoder(codec),
        MediaCodec.G722 => new G722Encoder(),
        MediaCodec.Opus when Opus.IsAvailable => new OpusEncoder(),
        _ => throw new NotSupportedException($"no encoder for {codec}"),
    };
}
