using System.Runtime.InteropServices;

namespace Platform.Media.Native;

/// <summary>The system calls of the relay thread (Linux), and their constants from the kernel's UAPI headers.</summary>
internal static unsafe partial class Libc
{
    public const int AddressFamilyInet = 2;
    public const int AddressFamilyInet6 = 10;
    public const int SocketDatagram = 2;
    public const int SocketNonBlocking = 0x800;
    public const int SocketCloseOnExec = 0x80000;

    public const int SocketLevel = 1;
    public const int SocketReceiveBuffer = 8;

    public const int MessageDontWait = 0x40;
    public const int MessageTruncated = 0x20;

    public const int EpollCloseOnExec = 0x80000;
    public const int EpollAdd = 1;
    public const int EpollDelete = 2;
    public const uint EpollIn = 1;

    public const int EventNonBlocking = 0x800;
    public const int EventCloseOnExec = 0x80000;
    public const int ClockMonotonic = 1;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "socket", SetLastError = true)]
    public static partial int Socket(int family, int type, int protocol);

    [LibraryImport(Library, EntryPoint = "bind", SetLastError = true)]
    public static partial int Bind(int socket, KernelAddress* address, int length);

    [LibraryImport(Library, EntryPoint = "setsockopt", SetLastError = true)]
    public static partial int SetSocketOption(int socket, int level, int name, void* value, int length);

    [LibraryImport(Library, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    // On the packet path nobody asks for errno, and keeping it costs.
    [LibraryImport(Library, EntryPoint = "recvfrom")]
    public static partial nint ReceiveFrom(int socket, byte* buffer, nint length, int flags, KernelAddress* from, int* fromLength);

    [LibraryImport(Library, EntryPoint = "sendto")]
    public static partial nint SendTo(int socket, byte* buffer, nint length, int flags, KernelAddress* to, int toLength);

    [LibraryImport(Library, EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate(int flags);

    [LibraryImport(Library, EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(int epoll, int operation, int descriptor, byte* epollEvent);

    [LibraryImport(Library, EntryPoint = "epoll_wait")]
    public static partial int EpollWait(int epoll, byte* events, int maximum, int timeoutMs);

    [LibraryImport(Library, EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport(Library, EntryPoint = "timerfd_create", SetLastError = true)]
    public static partial int TimerCreate(int clock, int flags);

    [LibraryImport(Library, EntryPoint = "timerfd_settime", SetLastError = true)]
    public static partial int TimerSet(int timer, int flags, TimerSpecification* specification, TimerSpecification* former);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, void* buffer, nint length);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, void* buffer, nint length);

    [LibraryImport(Library, EntryPoint = "nanosleep")]
    public static partial int NanoSleep(TimeSpecification* request, TimeSpecification* remaining);

    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct TimerSpecification
    {
        public TimeSpecification Interval;
        public TimeSpecification Value;
    }
}
