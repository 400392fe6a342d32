using System.Runtime.InteropServices;

namespace Platform.Media.Native;

/// <summary>struct iovec: a piece of memory.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessagePart
{
    public byte* Start;
    public nint Length;
}
