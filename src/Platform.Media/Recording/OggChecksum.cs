namespace Platform.Media.Recording;

/// <summary>The CRC of an Ogg page (RFC 3533 section 6): polynomial 0x04c11db7, not reflected, begun with 0.</summary>
internal static class OggChecksum
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    public static uint Of(ReadOnlySpan<byte> page)
    {
        var crc = 0u;
        foreach (var octet in page) crc = crc << 8 ^ Table[crc >> 24 ^ octet];
        return crc;
    }

    private static uint Entry(int index)
    {
        var crc = (uint)index << 24;
        for (var bit = 0; bit < 8; bit++) crc = (crc & 0x8000_0000) != 0 ? crc << 1 ^ 0x04c1_1db7 : crc << 1;
        return crc;
    }
}
