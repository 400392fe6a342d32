using Platform.Media.Relay;

namespace Platform.Media.Audio;

/// <summary>
/// Tells a packet that carries nothing worth hearing without decoding it: in G.711 an octet's magnitude can be read off its bits
/// (ITU-T G.711 tables 1 and 2), so a few of them, spread over the packet, are looked at. Speech ends the search at once.
/// </summary>
internal static class Loudness
{
    private const int Looks = 16;

    // The lowest segment of µ-law, and of A-law its lower half: about -48 dBFS and less.
    private const int QuietMulaw = 0x0F;
    private const int QuietAlaw = 0x07;

    // A frame of Opus without speech (RFC 6716 2.1.9) is at most this long.
    private const int LongestUnsent = 2;

    public static bool IsQuiet(PayloadKind kind, ReadOnlySpan<byte> payload) => kind switch
    {
        PayloadKind.Pcmu => AllBelow(payload, 0xFF, QuietMulaw),
        PayloadKind.Pcma => AllBelow(payload, 0x55, QuietAlaw),
        PayloadKind.ComfortNoise => true,
        _ => payload.Length <= LongestUnsent,
    };

    private static bool AllBelow(ReadOnlySpan<byte> payload, byte inverted, int limit)
    {
        var step = (payload.Length / Looks) | 1;
        for (var i = 0; i < payload.Length; i += step)
            if (((payload[i] ^ inverted) & 0x7F) > limit) return false;
        return true;
    }
}
