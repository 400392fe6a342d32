namespace Platform.Media.Relay;

/// <summary>What a payload type means on a leg.</summary>
internal enum PayloadKind
{
    Unknown,
    Pcmu,
    Pcma,
    G722,
    Opus,
    TelephoneEvent,
    ComfortNoise,
}

internal static class PayloadKinds
{
    public static PayloadKind Of(MediaCodec codec) => codec switch
    {
        MediaCodec.Pcmu => PayloadKind.Pcmu,
        MediaCodec.Pcma => PayloadKind.Pcma,
        MediaCodec.G722 => PayloadKind.G722,
        MediaCodec.Opus => PayloadKind.Opus,
        _ => PayloadKind.Unknown,
    };

    public static bool IsAudio(PayloadKind kind) => kind is PayloadKind.Pcmu or PayloadKind.Pcma or PayloadKind.G722 or PayloadKind.Opus;

    /// <summary>The codec of a payload that is audio.</summary>
    public static MediaCodec CodecOf(PayloadKind kind) => kind switch
    {
        PayloadKind.Pcmu => MediaCodec.Pcmu,
        PayloadKind.Pcma => MediaCodec.Pcma,
        PayloadKind.G722 => MediaCodec.G722,
        PayloadKind.Opus => MediaCodec.Opus,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not audio"),
    };

    /// <summary>Payloads go on to a peer of the other codec octet by octet: it is the same, or both are laws of G.711.</summary>
    public static bool PassesAs(MediaCodec from, MediaCodec to) => from == to || (IsG711(from) && IsG711(to));

    private static bool IsG711(MediaCodec codec) => codec is MediaCodec.Pcmu or MediaCodec.Pcma;
}
