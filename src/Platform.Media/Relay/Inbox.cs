using System.Runtime.InteropServices;
using Platform.Media.Native;

namespace Platform.Media.Relay;

/// <summary>
/// The datagrams of a round of a relay thread, one for each event of its poller. With a ring all are received by one system call, at its
/// beginning; without, each when its turn comes. A datagram stays where it is until the next round.
/// </summary>
/// <param name="ring">Null where the system has none for us.</param>
internal sealed unsafe class Inbox(SubmissionRing? ring) : IDisposable
{
    /// <summary>The longest datagram that is looked at.</summary>
    public const int BufferLength = 2048;

    private const int Places = SubmissionRing.Capacity;

    private readonly byte* _buffers = (byte*)NativeMemory.Alloc(Places * BufferLength);
    private readonly KernelAddress* _sources = (KernelAddress*)NativeMemory.AllocZeroed(Places, (nuint)sizeof(KernelAddress));
    private readonly MessageHeader* _messages = (MessageHeader*)NativeMemory.AllocZeroed(Places, (nuint)sizeof(MessageHeader));
    private readonly MessagePart* _parts = (MessagePart*)NativeMemory.AllocZeroed(Places, (nuint)sizeof(MessagePart));
    private readonly int[] _lengths = new int[Places];

    /// <summary>A datagram is expected for the event of this index.</summary>
    public void Expect(int index, int socket)
    {
        if (ring is null) return;
        _lengths[index] = -1;
        _parts[index] = new MessagePart { Start = BufferOf(index), Length = BufferLength };
        _messages[index] = new MessageHeader
        {
            Name = _sources + index,
            NameLength = KernelAddress.Capacity,
            Parts = _parts + index,
            PartCount = 1,
        };
        ring.AddReceive(socket, _messages + index, Libc.MessageTruncated, (uint)index);
    }

    /// <summary>Receives what is expected. What cannot be is still there at the next round.</summary>
    public void Receive()
    {
        if (ring is null) return;
        _ = ring.Submit();
        while (ring.TryTake(out var index, out var length)) _lengths[index] = length;
    }

    /// <summary>Bytes of the datagram, more than fit if it was cut, below 0 when there is none.</summary>
    /// <param name="index">The event's.</param>
    /// <param name="socket">That of the event.</param>
    /// <param name="datagram">Room for a datagram, its bytes at the beginning.</param>
    /// <param name="from">Its source.</param>
    public int Take(int index, DatagramSocket socket, out Span<byte> datagram, out KernelAddress from)
    {
        datagram = new Span<byte>(BufferOf(index), BufferLength);
        if (ring is null) return socket.Receive(datagram, out from);
        from = _sources[index];
        return _lengths[index];
    }

    /// <summary>The bytes are a part of a datagram of this round.</summary>
    public bool Holds(byte* bytes) => (nuint)(bytes - _buffers) < Places * BufferLength;

    public void Dispose()
    {
        NativeMemory.Free(_buffers);
        NativeMemory.Free(_sources);
        NativeMemory.Free(_messages);
        NativeMemory.Free(_parts);
    }

    private byte* BufferOf(int index) => _buffers + index * BufferLength;
}
