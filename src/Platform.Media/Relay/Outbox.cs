using System.Runtime.InteropServices;
using Platform.Media.Native;
using Platform.Media.Srtp;

namespace Platform.Media.Relay;

/// <summary>
/// What a relay thread sends. With a ring it is gathered and sent by one system call at the end of the round, or when the box is full;
/// without, at once. Whoever closes a socket empties the box before.
/// </summary>
/// <param name="ring">Null where the system has none for us.</param>
/// <param name="inbox">Its datagrams stay until the round is over, so they need no copy.</param>
internal sealed unsafe class Outbox(SubmissionRing? ring, Inbox inbox) : IDisposable
{
    private const int Places = SubmissionRing.Capacity;
    private const int LongestDatagram = Inbox.BufferLength + SrtpCipher.LargestOverhead;

    private readonly byte* _buffers = (byte*)NativeMemory.Alloc(Places * LongestDatagram);
    private readonly KernelAddress* _targets = (KernelAddress*)NativeMemory.Alloc(Places, (nuint)sizeof(KernelAddress));
    private readonly (LegOutput? Sender, int PacketLength)[] _senders = new (LegOutput?, int)[Places];
    private readonly bool[] _failed = new bool[Places];
    private int _count;

    /// <summary>Sends a datagram of at most a packet's length and what SRTP adds.</summary>
    /// <param name="socket">What it leaves by.</param>
    /// <param name="datagram">As it leaves.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="sender">Who is told whether it left; null for nobody.</param>
    /// <param name="packetLength">Length of the packet in it, which the sender is told.</param>
    public void Send(DatagramSocket socket, ReadOnlySpan<byte> datagram, in KernelAddress to, LegOutput? sender = null, int packetLength = 0)
    {
        if (ring is null)
        {
            var hasLeft = socket.Send(datagram, to);
            sender?.OnSent(packetLength, hasLeft);
            return;
        }

        var bytes = Keep(_count, datagram);
        _targets[_count] = to;
        _senders[_count] = (sender, packetLength);
        ring.AddSend(socket.Descriptor, bytes, datagram.Length, _targets + _count, (uint)_count);
        if (++_count == Places) Empty();
    }

    /// <summary>Sends what is gathered.</summary>
    public void Empty()
    {
        if (_count == 0) return;
        var left = ring!.Submit();
        while (ring.TryTake(out var index, out _)) _failed[index] = true;
        for (var i = 0; i < _count; i++)
        {
            var (sender, packetLength) = _senders[i];
            sender?.OnSent(packetLength, !_failed[i] && i < _count - left);
            _failed[i] = false;
        }

        _count = 0;
    }

    public void Dispose()
    {
        NativeMemory.Free(_buffers);
        NativeMemory.Free(_targets);
    }

    private byte* Keep(int index, ReadOnlySpan<byte> datagram)
    {
        fixed (byte* bytes = datagram)
            if (inbox.Holds(bytes)) return bytes;
        var copy = _buffers + index * LongestDatagram;
        datagram.CopyTo(new Span<byte>(copy, LongestDatagram));
        return copy;
    }
}
