using Platform.Media.Rtp;

namespace Platform.Media.Tests;

/// <summary>Makes datagrams: whole RTP and RTCP, the same with a few bits turned, cut or grown, and noise.</summary>
internal sealed class PacketFuzzer(Random random, uint ourSsrc)
{
    public const int Longest = 2048;
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
        return random.Next(8) switch
        {
            0 or 1 => Turn(datagram, length),
            2 => random.Next(length + 1),
            3 => Grow(datagram, length),
            4 when random.Next(4) == 0 => Noise(datagram),
            _ => length,
        };
    }

    private int WriteRtp(Span<byte> datagram)
    {
        _sequence += (ushort)(random.Next(20) == 0 ? random.Next(65536) : random.Next(3));
        var ssrc = random.Next(500) == 0 ? (uint)random.Next() : 0x11111111u;
        RtpHeader.Write(datagram, random.Next(2) == 0, s_payloadTypes[random.Next(s_payloadTypes.Length)], _sequence, (uint)(_sequence * 160), ssrc);
        var length = RtpHeader.Length + random.Next(5) switch { 0 => 4, 1 => random.Next(400), _ => 160 };
        random.NextBytes(datagram[RtpHeader.Length..length]);
        // CSRCs, an extension or padding, seldom with the octets that should follow.
        if (random.Next(6) == 0) datagram[0] |= (byte)random.Next(64);
        return length;
    }

    private int WriteRtcp(Span<byte> datagram)
    {
        var writer = new RtcpWriter(datagram, (uint)random.Next());
        RtcpBlock? block = random.Next(2) == 0 ? new RtcpBlock(
            random.Next(4) == 0 ? (uint)random.Next() : ourSsrc, (byte)random.Next(256), random.Next(), (uint)random.Next(), (uint)random.Next(), (uint)random.Next(), (uint)random.Next()) : null;
        if (random.Next(2) == 0) writer.WriteSenderReport(new RtcpSenderInfo((ulong)random.NextInt64(), 1, 2, 3), block);
        else writer.WriteReceiverReport(block);
        writer.WriteCanonicalName("fuzz@192.0.2.1");
        if (random.Next(3) == 0) writer.WriteBye();
        return writer.Length;
    }

    private int Turn(Span<byte> datagram, int length)
    {
        for (var i = random.Next(1, 8); i > 0; i--) datagram[random.Next(Math.Min(length, 40))] ^= (byte)(1 << random.Next(8));
        return length;
    }

    private int Grow(Span<byte> datagram, int length)
    {
        var grown = random.Next(length, Longest + 1);
        random.NextBytes(datagram[length..grown]);
        return grown;
    }

    private int Noise(Span<byte> datagram)
    {
        var length = random.Next(Longest + 1);
        random.NextBytes(datagram[..length]);
        return length;
    }
}
