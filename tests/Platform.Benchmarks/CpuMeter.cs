using System.Diagnostics;

namespace Platform.Benchmarks;

/// <summary>User and system time of this process, and the bytes it allocated, since the meter was made.</summary>
internal sealed class CpuMeter
{
    private readonly TimeSpan _cpu = ProcessorTime();
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly long _bytes = GC.GetTotalAllocatedBytes(precise: true);

    public TimeSpan Cpu => ProcessorTime() - _cpu;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public long AllocatedBytes => GC.GetTotalAllocatedBytes(precise: true) - _bytes;

    private static TimeSpan ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
