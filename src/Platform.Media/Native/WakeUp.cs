using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Platform.Media.Native;

/// <summary>A wake-up that any thread can give to the one that polls it, even after it is disposed.</summary>
internal sealed unsafe class WakeUp : IDisposable
{
    private readonly SafeFileHandle _handle;
    private int _isGiven;

    public WakeUp()
    {
        Descriptor = Libc.EventDescriptor(0, Libc.EventNonBlocking | Libc.EventCloseOnExec);
        if (Descriptor < 0) throw new IOException($"eventfd failed with errno {Marshal.GetLastPInvokeError()}");
        _handle = new SafeFileHandle(Descriptor, ownsHandle: true);
    }

    public int Descriptor { get; }

    /// <summary>Many calls before the next <see cref="Take"/> cost one system call.</summary>
    public void Give()
    {
        if (Interlocked.Exchange(ref _isGiven, 1) != 0) return;
        var isOpen = false;
        try
        {
            _handle.DangerousAddRef(ref isOpen);
            ulong one = 1;
            _ = Libc.Write(Descriptor, &one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more.
        }
        finally
        {
            if (isOpen) _handle.DangerousRelease();
        }
    }

    public void Take()
    {
        ulong count;
        _ = Libc.Read(Descriptor, &count, sizeof(ulong));
        Interlocked.Exchange(ref _isGiven, 0);
    }

    public void Dispose() => _handle.Dispose();
}
