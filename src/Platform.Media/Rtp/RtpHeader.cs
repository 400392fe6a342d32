using System.Buffers.Binary;

namespace Platform.Media.Rtp;

/// <summary>
/// The RTP header (RFC 3550 5.1). Parsing never throws and never reads past the datagram.
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// |V=2|P|X|  CC   |M|     PT      |       sequence number         |
/// |                           timestamp                           |
/// |                             SSRC                              |
/// |              CSRC list (CC words), extension (if X)           |
/// </code>
/// </summary>
internal readonly struct RtpHeader
{
    public const int Length = 12;

    public bool Marker { get; init; }

    public byte PayloadType { get; init; }

    public ushort Sequence { get; init; }

    public uint Timestamp { get; init; }

    public uint Ssrc { get; init; }

    /// <summary>Where the payload begins, past CSRCs and extension.</summary>
    public int PayloadOffset { get; init; }

    /// <summary>Bytes of payload, without padding.</summary>
    public int PayloadLength { get; init; }

    public static bool TryParse(ReadOnlySpan<byte> datagram, out RtpHeader header)
    {
        header = default;
        if (datagram.Length < Length || datagram[0] >> 6 != 2) return false;
        if (!TryFindPayload(datagram, out var offset, out var length)) return false;
        header = new RtpHeader
        {
            Marker = (datagram[1] & 0x80) != 0,
            PayloadType = (byte)(datagram[1] & 0x7F),
            Sequence = BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]),
            Timestamp = BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]),
            Ssrc = BinaryPrimitives.ReadUInt32BigEndian(datagram[8..]),
            PayloadOffset = offset,
            PayloadLength = length,
        };
        return true;
    }

    /// <summary>Writes the fixed header: no padding, extension or CSRC.</summary>
    public static void Write(Span<byte> target, bool marker, int payloadType, ushort sequence, uint timestamp, uint ssrc)
    {
        target[0] = 0x80;
        target[1] = (byte)(payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(target[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(target[8..], ssrc);
    }

    /// <summary>RTCP on the RTP port: packet types 192 to 223 are RTCP (RFC 5761 4).</summary>
    public static bool IsRtcp(ReadOnlySpan<byte> datagram) =>
        datagram.Length >= 2 && datagram[0] >> 6 == 2 && datagram[1] is >= 192 and <= 223;

    /// <summary>Where the payload begins, which is all that can be told of a packet whose payload is encrypted.</summary>
    public static bool TryMeasure(ReadOnlySpan<byte> datagram, out int length)
    {
        length = 0;
        return datagram.Length >= Length && datagram[0] >> 6 == 2 && TryFindOffset(datagram, out length);
    }

    private static bool TryFindOffset(ReadOnlySpan<byte> datagram, out int offset)
    {
        offset = Length + 4 * (datagram[0] & 0x0F);
        var hasExtension = (datagram[0] & 0x10) != 0;
        if (hasExtension)
        {
            if (datagram.Length < offset + 4) return false;
            offset += 4 + 4 * BinaryPrimitives.ReadUInt16BigEndian(datagram[(offset + 2)..]);
        }

        return offset <= datagram.Length;
    }

    private static bool TryFindPayload(ReadOnlySpan<byte> datagram, out int offset, out int length)
    {
        length = 0;
        if (!TryFindOffset(datagram, out offset)) return false;
        length = datagram.Length - offset;
        var hasPadding = (datagram[0] & 0x20) != 0;
        if (!hasPadding) return true;
        var padding = length > 0 ? datagram[^1] : 0;
        length -= padding;
        return padding > 0 && length >= 0;
    }
}
