using System.Runtime.InteropServices;

namespace Platform.Media.Native;

/// <summary>A periodic timer of the kernel, on the monotonic clock, that can be polled.</summary>
internal sealed unsafe class TickTimer : IDisposable
{
    private readonly TimeSpan _period;
    private bool _isArmed;
    private bool _isDisposed;

    public TickTimer(TimeSpan period)
    {
        _period = period;
        Descriptor = Libc.TimerCreate(Libc.ClockMonotonic, Libc.EventNonBlocking | Libc.EventCloseOnExec);
        if (Descriptor < 0) throw new IOException($"timerfd_create failed with errno {Marshal.GetLastPInvokeError()}");
    }

    public int Descriptor { get; }

    public void Arm(bool on)
    {
        if (on == _isArmed) return;
        _isArmed = on;
        var period = new Libc.TimeSpecification { Nanoseconds = on ? (nint)_period.TotalNanoseconds : 0 };
        var specification = new Libc.TimerSpecification { Interval = period, Value = period };
        _ = Libc.TimerSet(Descriptor, 0, &specification, null);
    }

    /// <summary>How often it expired since the last call.</summary>
    public long TakeExpirations()
    {
        ulong count;
        return Libc.Read(Descriptor, &count, sizeof(ulong)) == sizeof(ulong) ? (long)count : 0;
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _ = Libc.Close(Descriptor);
    }
}
