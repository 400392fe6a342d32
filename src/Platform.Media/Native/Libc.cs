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

    public const int Interrupted = 4;

    public const nint RingSetup = 425;
    public const nint RingEnter = 426;
    public const uint RingSubmitAll = 1 << 7;
    public const uint RingSingleIssuer = 1 << 12;
    public const uint RingDeferTaskRun = 1 << 13;
    public const nint RingGetEvents = 1;
    public const nint RingsOffset = 0;
    public const nint RingEntriesOffset = 0x1000_0000;

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

    /// <summary>For calls that the C library has no function for.</summary>
    [LibraryImport(Library, EntryPoint = "syscall", SetLastError = true)]
    public static partial nint SystemCall(nint number, nint first, nint second, nint third, nint fourth, nint fifth, nint sixth);

    /// <summary>Maps what the kernel shares, readable and writable; null when it refuses.</summary>
    public static byte* MapShared(nint length, int descriptor, nint offset)
    {
        const int ReadAndWrite = 3;
        const int SharedAndFilled = 0x8001;
        var mapped = Map(null, length, ReadAndWrite, SharedAndFilled, descriptor, offset);
        return (nint)mapped == -1 ? null : mapped;
    }

    [LibraryImport(Library, EntryPoint = "munmap")]
    public static partial int Unmap(byte* address, nint length);

    [LibraryImport(Library, EntryPoint = "mmap")]
    private static partial byte* Map(byte* address, nint length, int protection, int flags, int descriptor, nint offset);

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
