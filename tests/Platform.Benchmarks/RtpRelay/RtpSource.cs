using System.Buffers.Binary;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>A stream of G.711 packets of 20 ms. The first octets of a payload tell when it was sent.</summary>
internal sealed class RtpSource(int relayPort, uint ssrc)
{
    public const int PacketLength = 172;
    private const int HeaderLength = 12;
    private const int PacketSamples = 160;

    private ushort _sequence;
    private uint _timestamp;

    public int RelayPort => relayPort;

    /// <summary>Time of day in ticks of 100 ns since 1970 (UTC), the clock of <see cref="ReceiveBatch.ArrivalOf"/>.</summary>
    public static long Now => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks;

    public void WriteNext(Span<byte> packet)
    {
        packet[0] = 0x80;
        packet[1] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], ++_sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], _timestamp += PacketSamples);
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc);
        BinaryPrimitives.WriteInt64LittleEndian(packet[HeaderLength..], Now);
    }

    public static long SentAt(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadInt64LittleEndian(packet[HeaderLength..]);
}
