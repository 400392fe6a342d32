using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>Datagrams of one length that leave one socket in one system call (sendmmsg), each to a port of this machine.</summary>
internal sealed unsafe partial class SendBatch : IDisposable
{
    private const int Capacity = 64;
    private const int NoBuffers = 105;
    private const ushort Inet4 = 2;
    private const uint Loopback = 0x0100007F;

    private readonly int _length;
    private readonly byte* _packets;
    private readonly Inet4Address* _targets = (Inet4Address*)NativeMemory.AllocZeroed((nuint)(Capacity * sizeof(Inet4Address)));
    private readonly IoVector* _vectors = (IoVector*)NativeMemory.AllocZeroed((nuint)(Capacity * sizeof(IoVector)));
    private readonly SocketMessage* _messages = (SocketMessage*)NativeMemory.AllocZeroed((nuint)(Capacity * sizeof(SocketMessage)));
    private int _count;

    public SendBatch(int length)
    {
        _length = length;
        _packets = (byte*)NativeMemory.AllocZeroed((nuint)(Capacity * length));
        for (var i = 0; i < Capacity; i++)
        {
            _vectors[i] = new IoVector { Base = _packets + i * length, Length = length };
            _messages[i] = new SocketMessage { Name = _targets + i, NameLength = sizeof(Inet4Address), Vectors = _vectors + i, VectorCount = 1 };
        }
    }

    public bool IsFull => _count == Capacity;

    /// <summary>Room for one more datagram to this port.</summary>
    public Span<byte> Add(int port)
    {
        _targets[_count] = new Inet4Address { Family = Inet4, Port = BinaryPrimitives.ReverseEndianness((ushort)port), Address = Loopback };
        return new Span<byte>(_packets + _count++ * _length, _length);
    }

    /// <exception cref="IOException">The system did not take them.</exception>
    public void Flush(int socket)
    {
        for (var sent = 0; sent < _count;)
        {
            var taken = SendMessages(socket, _messages + sent, _count - sent, 0);
            if (taken < 0 && Marshal.GetLastPInvokeError() != NoBuffers)
                throw new IOException($"sendmmsg failed with errno {Marshal.GetLastPInvokeError()}");
            sent += Math.Max(0, taken);
        }

        _count = 0;
    }

    public void Dispose()
    {
        NativeMemory.Free(_packets);
        NativeMemory.Free(_targets);
        NativeMemory.Free(_vectors);
        NativeMemory.Free(_messages);
    }

    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    private static partial int SendMessages(int socket, SocketMessage* messages, int count, int flags);
}
