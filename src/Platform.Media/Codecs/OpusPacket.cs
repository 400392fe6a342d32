namespace Platform.Media.Codecs;

/// <summary>
/// What the first octets of an Opus packet tell (RFC 6716 3.1, 3.2).
/// <code>
/// | config 5 | s 1 | c 2 |   config: mode, bandwidth, frame size; c: one, two, two or many frames
/// </code>
/// </summary>
internal static class OpusPacket
{
    private const int ClockPerMs = 48;

    /// <summary>How long it lasts in units of the 48 kHz clock; 0 when it is malformed.</summary>
    public static int Duration(ReadOnlySpan<byte> packet)
    {
        if (packet.IsEmpty) return 0;
        var frames = (packet[0] & 3) switch
        {
            0 => 1,
            3 => packet.Length > 1 ? packet[1] & 0x3F : 0,
            _ => 2,
        };
        var duration = frames * FrameDuration(packet[0] >> 3);
        return duration <= AudioCodecs.LongestPayloadMs * ClockPerMs ? duration : 0;
    }

    // SILK: 10, 20, 40, 60 ms; hybrid: 10, 20 ms; CELT: 2.5, 5, 10, 20 ms.
    private static int FrameDuration(int config) => config switch
    {
        < 12 => (config & 3) == 3 ? 60 * ClockPerMs : 10 * ClockPerMs << (config & 3),
        < 16 => 10 * ClockPerMs << (config & 1),
        _ => 5 * ClockPerMs / 2 << (config & 3),
    };
}
