using Platform.Media.Codecs;
using Platform.Sip.Sdp;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Calls;

/// <summary>The codecs that legs speak, and their order: what the other leg of a call speaks comes first, so that nothing need be transcoded.</summary>
internal static class LegCodecs
{
    /// <summary>Of the telephone network.</summary>
    public static IReadOnlyList<AudioCodec> Narrow { get; } = [AudioCodec.Pcma, AudioCodec.Pcmu];

    /// <summary>Those of the telephone network first: most calls lead there. Opus where this machine has it.</summary>
    public static IReadOnlyList<AudioCodec> All { get; } =
    [
        .. new[] { AudioCodec.Pcma, AudioCodec.Pcmu, AudioCodec.G722, AudioCodec.Opus }
            .Where(codec => AudioCodecs.IsAvailable(LegSdp.CodecOf(codec))),
    ];

    public static IReadOnlyList<AudioCodec> Like(AudioCodec? first) =>
        first is { } codec && All.Contains(codec) ? [codec, .. All.Where(other => other != codec)] : All;
}
