using System.Runtime.InteropServices;

namespace Platform.Media.Native;

/// <summary>A non-blocking UDP socket. Errors are return values; none of them harms the socket.</summary>
internal sealed unsafe class DatagramSocket : IDisposable
{
    private readonly int _descriptor;
    private int _isDisposed;

    private DatagramSocket(int descriptor) => _descriptor = descriptor;

    public int Descriptor => _descriptor;

    /// <summary>Opens and binds; null with the reason (NoSockets, PortsTaken) when the system refuses.</summary>
    public static DatagramSocket? TryBind(in KernelAddress address, out MediaRefusal refusal)
    {
        var family = address.Length == KernelAddress.Capacity ? Libc.AddressFamilyInet6 : Libc.AddressFamilyInet;
        var type = Libc.SocketDatagram | Libc.SocketNonBlocking | Libc.SocketCloseOnExec;
        var descriptor = Libc.Socket(family, type, 0);
        refusal = descriptor < 0 ? MediaRefusal.NoSockets : MediaRefusal.None;
        if (descriptor < 0) return null;
        var copy = address;
        if (Libc.Bind(descriptor, &copy, copy.Length) == 0) return new DatagramSocket(descriptor);
        _ = Libc.Close(descriptor);
        refusal = MediaRefusal.PortsTaken;
        return null;
    }

    /// <summary>
    /// Bytes of the next datagram, more than <paramref name="buffer"/> holds if it was cut, -1 when there is none or an error came
    /// instead.
    /// </summary>
    public int Receive(Span<byte> buffer, out KernelAddress from)
    {
        from = default;
        var fromLength = KernelAddress.Capacity;
        fixed (byte* bytes = buffer)
        fixed (KernelAddress* address = &from)
            return (int)Libc.ReceiveFrom(
                _descriptor, bytes, buffer.Length, Libc.MessageDontWait | Libc.MessageTruncated, address, &fromLength);
    }

    /// <summary>Asks for room for this many waiting bytes; the system gives at most what <c>net.core.rmem_max</c> allows.</summary>
    public void EnlargeReceiveBuffer(int bytes) =>
        _ = Libc.SetSocketOption(_descriptor, Libc.SocketLevel, Libc.SocketReceiveBuffer, &bytes, sizeof(int));

    /// <summary>False when the system did not take it.</summary>
    public bool Send(ReadOnlySpan<byte> datagram, in KernelAddress to)
    {
        fixed (byte* bytes = datagram)
        fixed (KernelAddress* address = &to)
            return Libc.SendTo(_descriptor, bytes, datagram.Length, Libc.MessageDontWait, address, to.Length) == datagram.Length;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0) _ = Libc.Close(_descriptor);
    }
}
