using System.Runtime.InteropServices;

namespace Platform.Media.Native;

/// <summary>An epoll instance, level-triggered, and its buffer of ready events. One thread waits; any may add.</summary>
internal sealed unsafe class Poller : IDisposable
{
    public const int MaximumEvents = 256;

    // struct epoll_event is packed on x86-64 only (see <sys/epoll.h>).
    private static readonly int Stride = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int TokenOffset = Stride - 8;

    private readonly int _epoll;
    private readonly byte* _events;
    private bool _isDisposed;

    public Poller()
    {
        _epoll = Libc.EpollCreate(Libc.EpollCloseOnExec);
        if (_epoll < 0) throw new IOException($"epoll_create1 failed with errno {Marshal.GetLastPInvokeError()}");
        _events = (byte*)NativeMemory.AllocZeroed((nuint)(MaximumEvents * Stride));
    }

    public bool TryAdd(int descriptor, ulong token)
    {
        var epollEvent = stackalloc byte[16];
        *(uint*)epollEvent = Libc.EpollIn;
        *(ulong*)(epollEvent + TokenOffset) = token;
        return Libc.EpollControl(_epoll, Libc.EpollAdd, descriptor, epollEvent) == 0;
    }

    public void Remove(int descriptor)
    {
        var unused = stackalloc byte[16];
        _ = Libc.EpollControl(_epoll, Libc.EpollDelete, descriptor, unused);
    }

    /// <summary>Waits until something is ready; 0 when a signal came first.</summary>
    public int Wait() => Math.Max(0, Libc.EpollWait(_epoll, _events, MaximumEvents, -1));

    public ulong TokenAt(int index) => *(ulong*)(_events + index * Stride + TokenOffset);

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _ = Libc.Close(_epoll);
        NativeMemory.Free(_events);
    }
}
