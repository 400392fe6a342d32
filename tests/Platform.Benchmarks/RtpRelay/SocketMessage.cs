using System.Runtime.InteropServices;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>struct mmsghdr: a msghdr (56 bytes) and the length sent or received.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal unsafe struct SocketMessage
{
    [FieldOffset(0)]
    public Inet4Address* Name;

    [FieldOffset(8)]
    public int NameLength;

    [FieldOffset(16)]
    public IoVector* Vectors;

    [FieldOffset(24)]
    public nint VectorCount;

    [FieldOffset(32)]
    public byte* Control;

    [FieldOffset(40)]
    public nint ControlLength;

    [FieldOffset(56)]
    public int Length;
}

/// <summary>struct sockaddr_in, port and address in network order.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct Inet4Address
{
    public ushort Family;
    public ushort Port;
    public uint Address;
}

/// <summary>struct iovec.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IoVector
{
    public byte* Base;
    public nint Length;
}
