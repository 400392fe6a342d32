using System.Runtime.InteropServices;

namespace Platform.Media.Native;

/// <summary>struct msghdr of 64-bit Linux, see recvmsg(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MessageHeader
{
    public KernelAddress* Name;
    public int NameLength;
    public MessagePart* Parts;
    public nint PartCount;
    public void* Control;
    public nint ControlLength;
    public int Flags;
}
