using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>
/// Takes what waits in a socket (recvmmsg), with the time at which the kernel got each datagram (SO_TIMESTAMPNS). So the reader may
/// come late, and need not be woken for each datagram at the sender's cost.
/// </summary>
internal sealed unsafe partial class ReceiveBatch : IDisposable
{
    public const int Capacity = 64;
    private const int BufferLength = 512;
    private const int ControlLength = 64;
    private const int SocketLevel = 1;
    private const int TimestampNanoseconds = 35;
    private const int DontWait = 0x40;

    private readonly byte* _buffers = (byte*)NativeMemory.AllocZeroed(Capacity * BufferLength);
    private readonly byte* _controls = (byte*)NativeMemory.AllocZeroed(Capacity * ControlLength);
    private readonly IoVector* _vectors = (IoVector*)NativeMemory.AllocZeroed((nuint)(Capacity * sizeof(IoVector)));
    private readonly SocketMessage* _messages = (SocketMessage*)NativeMemory.AllocZeroed((nuint)(Capacity * sizeof(SocketMessage)));

    public ReceiveBatch()
    {
        for (var i = 0; i < Capacity; i++)
        {
            _vectors[i] = new IoVector { Base = _buffers + i * BufferLength, Length = BufferLength };
            _messages[i] = new SocketMessage { Vectors = _vectors + i, VectorCount = 1, Control = _controls + i * ControlLength };
        }
    }

    /// <summary>From now on the kernel notes when a datagram comes to this socket.</summary>
    public static void NoteArrivals(Socket socket) => socket.SetRawSocketOption(SocketLevel, TimestampNanoseconds, BitConverter.GetBytes(1));

    /// <summary>How many datagrams it took; 0 when none waits.</summary>
    public int Receive(Socket socket)
    {
        for (var i = 0; i < Capacity; i++) _messages[i].ControlLength = ControlLength;
        return Math.Max(0, ReceiveMessages((int)socket.Handle, _messages, Capacity, DontWait, null));
    }

    public Span<byte> Datagram(int index) => new(_buffers + index * BufferLength, _messages[index].Length);

    /// <summary>When it came, in ticks of 100 ns since 1970 (UTC).</summary>
    public long ArrivalOf(int index)
    {
        // A cmsghdr (length, level, type: 16 bytes), then a timespec.
        var time = (long*)(_controls + index * ControlLength + 16);
        return time[0] * TimeSpan.TicksPerSecond + time[1] / TimeSpan.NanosecondsPerTick;
    }

    public void Dispose()
    {
        NativeMemory.Free(_buffers);
        NativeMemory.Free(_controls);
        NativeMemory.Free(_vectors);
        NativeMemory.Free(_messages);
    }

    [LibraryImport("libc", EntryPoint = "recvmmsg")]
    private static partial int ReceiveMessages(int socket, SocketMessage* messages, int count, int flags, void* timeout);
}
