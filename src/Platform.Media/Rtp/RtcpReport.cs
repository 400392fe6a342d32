using System.Buffers.Binary;

namespace Platform.Media.Rtp;

/// <summary>
/// What a compound RTCP packet (RFC 3550 6) tells a leg: the sender's clock, for the round trip, and how our stream arrives.
/// Parsing never throws and never reads past the datagram.
/// <code>
/// |V=2|P|   RC    |   PT=SR=200 / RR=201  |   length in words - 1   |
/// |                         SSRC of sender                          |
/// | SR only: NTP timestamp (2 words), RTP timestamp, packets, bytes |
/// | RC report blocks of 6 words: SSRC, fraction+lost, highest, jitter, LSR, DLSR |
/// </code>
/// </summary>
internal struct RtcpReport
{
    private const int SenderReport = 200;
    private const int ReceiverReport = 201;
    private const int HeaderLength = 8;
    private const int SenderInfoLength = 20;
    private const int BlockLength = 24;

    /// <summary>Middle 32 bits of the sender's NTP time; 0 without a sender report.</summary>
    public uint SenderNtp { get; private set; }

    /// <summary>A part is of another source than the peer's stream; nothing of it is taken.</summary>
    public bool HasForeign { get; private set; }

    /// <summary>There is a report block on our stream.</summary>
    public bool HasBlock { get; private set; }

    /// <summary>Packets of ours that the peer lost; negative when duplicates outnumber losses.</summary>
    public int CumulativeLost { get; private set; }

    /// <summary>In units of the RTP clock.</summary>
    public uint Jitter { get; private set; }

    /// <summary>Middle 32 bits of the NTP time of our last sender report that the peer got; 0: none.</summary>
    public uint LastSenderReport { get; private set; }

    /// <summary>How long the peer held it, in 1/65536 s.</summary>
    public uint DelaySinceLast { get; private set; }

    /// <param name="datagram">The whole compound.</param>
    /// <param name="ownSsrc">The SSRC that we send with.</param>
    /// <param name="peerSsrc">The SSRC of the stream that we hear; null when we hear none, and believe any.</param>
    /// <param name="report">What it says.</param>
    /// <returns>False when any part is malformed.</returns>
    public static bool TryParse(ReadOnlySpan<byte> datagram, uint ownSsrc, uint? peerSsrc, out RtcpReport report)
    {
        report = default;
        if (datagram.Length < 4) return false;
        while (!datagram.IsEmpty)
        {
            if (datagram.Length < 4 || datagram[0] >> 6 != 2 || datagram[1] is < 192 or > 223) return false;
            var length = 4 * (BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) + 1);
            if (length > datagram.Length || !report.TryAdd(datagram[..length], ownSsrc, peerSsrc)) return false;
            datagram = datagram[length..];
        }

        return true;
    }

    private bool TryAdd(ReadOnlySpan<byte> packet, uint ownSsrc, uint? peerSsrc)
    {
        var info = packet[1] switch { SenderReport => SenderInfoLength, ReceiverReport => 0, _ => -1 };
        if (info < 0) return true;
        var blocks = packet[0] & 0x1F;
        if (packet.Length < HeaderLength + info + blocks * BlockLength) return false;
        if (peerSsrc is { } peer && BinaryPrimitives.ReadUInt32BigEndian(packet[4..]) != peer)
        {
            HasForeign = true;
            return true;
        }

        if (info > 0) SenderNtp = BinaryPrimitives.ReadUInt32BigEndian(packet[10..]);
        AddBlocks(packet[(HeaderLength + info)..], blocks, ownSsrc);
        return true;
    }

    private void AddBlocks(ReadOnlySpan<byte> data, int count, uint ownSsrc)
    {
        for (var i = 0; i < count; i++)
        {
            var block = data.Slice(i * BlockLength, BlockLength);
            if (BinaryPrimitives.ReadUInt32BigEndian(block) == ownSsrc) AddBlock(block);
        }
    }

    private void AddBlock(ReadOnlySpan<byte> block)
    {
        HasBlock = true;
        CumulativeLost = BinaryPrimitives.ReadInt32BigEndian(block[4..]) << 8 >> 8;
        Jitter = BinaryPrimitives.ReadUInt32BigEndian(block[12..]);
        LastSenderReport = BinaryPrimitives.ReadUInt32BigEndian(block[16..]);
        DelaySinceLast = BinaryPrimitives.ReadUInt32BigEndian(block[20..]);
    }
}
