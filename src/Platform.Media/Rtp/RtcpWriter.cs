using System.Buffers.Binary;
using System.Text;

namespace Platform.Media.Rtp;

/// <summary>A report block (RFC 3550 6.4.1) to be sent.</summary>
internal readonly record struct RtcpBlock(
    uint Ssrc, byte FractionLost, long CumulativeLost, uint ExtendedHighest, uint Jitter, uint LastSenderReport, uint DelaySinceLast);

/// <summary>What a sender report says of our own stream.</summary>
internal readonly record struct RtcpSenderInfo(ulong Ntp, uint Timestamp, uint Packets, uint Octets);

/// <summary>Writes a compound RTCP packet: SR or RR, then SDES with the CNAME, then BYE if the stream ends (RFC 3550 6.1).</summary>
internal ref struct RtcpWriter(Span<byte> target, uint ssrc)
{
    private const int LargestLoss = 0x7FFFFF;
    private readonly Span<byte> _target = target;
    private readonly uint _ssrc = ssrc;

    public int Length { get; private set; }

    public void WriteSenderReport(in RtcpSenderInfo info, RtcpBlock? block)
    {
        var packet = Begin(200, block is null ? 0 : 1, block is null ? 28 : 52);
        BinaryPrimitives.WriteUInt64BigEndian(packet[8..], info.Ntp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[16..], info.Timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(packet[20..], info.Packets);
        BinaryPrimitives.WriteUInt32BigEndian(packet[24..], info.Octets);
        if (block is { } some) WriteBlock(packet[28..], some);
    }

    public void WriteReceiverReport(RtcpBlock? block)
    {
        var packet = Begin(201, block is null ? 0 : 1, block is null ? 8 : 32);
        if (block is { } some) WriteBlock(packet[8..], some);
    }

    /// <param name="canonicalName">At most 200 ASCII characters.</param>
    public void WriteCanonicalName(string canonicalName)
    {
        var itemsLength = 2 + canonicalName.Length + 1;
        var packet = Begin(202, 1, 8 + (itemsLength + 3) / 4 * 4);
        packet[8..].Clear();
        packet[8] = 1;
        packet[9] = (byte)canonicalName.Length;
        Encoding.ASCII.GetBytes(canonicalName, packet[10..]);
    }

    public void WriteBye() => Begin(203, 1, 8);

    private Span<byte> Begin(byte type, int count, int length)
    {
        var packet = _target.Slice(Length, length);
        Length += length;
        packet[0] = (byte)(0x80 | count);
        packet[1] = type;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)(length / 4 - 1));
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], _ssrc);
        return packet;
    }

    private static void WriteBlock(Span<byte> target, in RtcpBlock block)
    {
        var lost = (uint)Math.Min(block.CumulativeLost, LargestLoss);
        BinaryPrimitives.WriteUInt32BigEndian(target, block.Ssrc);
        BinaryPrimitives.WriteUInt32BigEndian(target[4..], ((uint)block.FractionLost << 24) | lost);
        BinaryPrimitives.WriteUInt32BigEndian(target[8..], block.ExtendedHighest);
        BinaryPrimitives.WriteUInt32BigEndian(target[12..], block.Jitter);
        BinaryPrimitives.WriteUInt32BigEndian(target[16..], block.LastSenderReport);
        BinaryPrimitives.WriteUInt32BigEndian(target[20..], block.DelaySinceLast);
    }
}
