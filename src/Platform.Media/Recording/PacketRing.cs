using System.Buffers.Binary;
using Platform.Media.Relay;

namespace Platform.Media.Recording;

/// <summary>
/// Packets on their way from the relay thread to the recording thread: one writes, one reads, neither waits, nothing is allocated. What
/// was read stays where it is until it is released. A packet stands in one piece:
/// <code>
/// | length 2 | sequence 2 | time stamp 4 | arrival 8 | codec 1 | restart 1 | 0 6 | payload, filled up to 8 |
/// </code>
/// </summary>
internal sealed class PacketRing
{
    /// <summary>Three seconds of G.711 in packets of 20 ms.</summary>
    public const int Size = 32 * 1024;

    private const int HeaderLength = 24;
    private const ushort Skip = ushort.MaxValue;

    private readonly byte[] _bytes = new byte[Size];
    private long _head;
    private long _tail;
    private long _overruns;

    /// <summary>Packets that found no room: their audio is lost.</summary>
    public long Overruns => Volatile.Read(ref _overruns);

    /// <summary>The writing thread: keeps a copy.</summary>
    public void Write(in HeardPacket packet, ReadOnlySpan<byte> payload)
    {
        var needed = HeaderLength + (payload.Length + 7 & ~7);
        var at = (int)(_head % Size);
        var skipped = Size - at < needed ? Size - at : 0;
        if (payload.Length >= Skip || _head + skipped + needed - Volatile.Read(ref _tail) > Size)
        {
            Volatile.Write(ref _overruns, _overruns + 1);
            return;
        }

        if (skipped > 0) BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(at), Skip);
        var place = _bytes.AsSpan((at + skipped) % Size, needed);
        BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)payload.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(place[2..], packet.Sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(place[4..], packet.Timestamp);
        BinaryPrimitives.WriteInt64LittleEndian(place[8..], packet.ArrivedAt);
        place[16] = (byte)packet.Codec;
        place[17] = packet.IsRestart ? (byte)1 : (byte)0;
        payload.CopyTo(place[HeaderLength..]);
        Volatile.Write(ref _head, _head + skipped + needed);
    }

    /// <summary>The reading thread: the packet at a cursor, which moves on; false when there is none yet.</summary>
    /// <param name="cursor">0 at first.</param>
    /// <param name="packet">What is known of it.</param>
    /// <param name="at">For <see cref="Payload"/> and <see cref="Release"/>.</param>
    public bool TryRead(ref long cursor, out HeardPacket packet, out long at)
    {
        (packet, at) = (default, cursor);
        if (cursor == Volatile.Read(ref _head)) return false;
        var place = (int)(cursor % Size);
        if (BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(place)) == Skip) cursor += Size - place;
        at = cursor;
        var header = _bytes.AsSpan((int)(cursor % Size), HeaderLength);
        packet = new HeardPacket((MediaCodec)header[16], BinaryPrimitives.ReadUInt16LittleEndian(header[2..]),
            BinaryPrimitives.ReadUInt32LittleEndian(header[4..]), header[17] != 0, BinaryPrimitives.ReadInt64LittleEndian(header[8..]));
        cursor += HeaderLength + (BinaryPrimitives.ReadUInt16LittleEndian(header) + 7 & ~7);
        return true;
    }

    /// <summary>The payload of a packet that was read and not released.</summary>
    public ReadOnlySpan<byte> Payload(long at)
    {
        var place = (int)(at % Size);
        return _bytes.AsSpan(place + HeaderLength, BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(place)));
    }

    /// <summary>Everything before this packet is not needed any more.</summary>
    public void Release(long at) => Volatile.Write(ref _tail, at);
}
