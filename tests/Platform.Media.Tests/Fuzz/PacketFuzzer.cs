using Platform.Media.Rtp;

namespace Platform.Media.Tests.Fuzz;

/// <summary>Makes RTP and RTCP, half of it broken.</summary>
internal sealed class PacketFuzzer(Random random, uint ourSsrc)
{
    private const uint PeerSsrc = 0x11111111;
    private static readonly int[] s_payloadTypes = [0, 8, 8, 8, 13, 101, 101, 9, 120, 127];

    private ushort _sequence;

    /// <summary>Where the last datagram goes.</summary>
    public bool IsForRtcpPort { get; private set; }

    /// <summary>The first one sends half of all.</summary>
    public int Source(int sources) => Math.Max(0, random.Next(2 * sources - 1) - sources + 1);

    /// <summary>Gives its length.</summary>
    public int Next(Span<byte> datagram)
    {
        var isRtcp = random.Next(4) == 0;
        IsForRtcpPort = isRtcp && random.Next(2) == 0;
        var length = isRtcp ? WriteRtcp(datagram) : WriteRtp(datagram);
        return Mutations.Apply(random, datagram, length);
    }

    private int WriteRtp(Span<byte> datagram)
    {
        _sequence += (ushort)(random.Next(20) == 0 ? random.Next(65536) : random.Next(3));
        var ssrc = random.Next(500) == 0 ? (uint)random.Next() : PeerSsrc;
        RtpHeader.Write(datagram, random.Next(2) == 0, s_payloadTypes[random.Next(s_payloadTypes.Length)], _sequence, (uint)(_sequence * 160), ssrc);
        var length = RtpHeader.Length + random.Next(5) switch { 0 => 4, 1 => random.Next(400), _ => 160 };
        random.NextBytes(datagram[RtpHeader.Length..length]);
        // CSRCs, an extension or padding, seldom with the octets that should follow.
        if (random.Next(6) == 0) datagram[0] |= (byte)random.Next(64);
        return length;
    }

    private int WriteRtcp(Span<byte> datagram)
    {
        var writer = new RtcpWriter(datagram, random.Next(4) == 0 ? (uint)random.Next() : PeerSsrc);
        RtcpBlock? block = random.Next(2) == 0 ? new RtcpBlock(
            random.Next(4) == 0 ? (uint)random.Next() : ourSsrc, (byte)random.Next(256), random.Next(), (uint)random.Next(), (uint)random.Next(), (uint)random.Next(), (uint)random.Next()) : null;
        if (random.Next(2) == 0) writer.WriteSenderReport(new RtcpSenderInfo((ulong)random.NextInt64(), 1, 2, 3), block);
        else writer.WriteReceiverReport(block);
        writer.WriteCanonicalName("fuzz@192.0.2.1");
        if (random.Next(3) == 0) writer.WriteBye();
        return writer.Length;
    }
}
