using Platform.Sip.Sdp;

namespace Platform.Telephony.Calls;

/// <summary>The codecs that legs speak, and their order: what the other leg of a call speaks comes first, so that nothing need be transcoded.</summary>
internal static class LegCodecs
{
    /// <summary>Those of the telephone network first: most calls lead there.</summary>
    public static IReadOnlyList<AudioCodec> All { get; } = [AudioCodec.Pcma, AudioCodec.Pcmu];

    public static IReadOnlyList<AudioCodec> Like(AudioCodec? first) =>
        first is { } codec && All.Contains(codec) ? [codec, .. All.Where(other => other != codec)] : All;
}
