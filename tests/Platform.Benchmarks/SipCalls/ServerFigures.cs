using System.Globalization;
using System.Runtime.InteropServices;

namespace Platform.Benchmarks.SipCalls;

/// <summary>What another process used, from /proc: user and system time with all its threads, and memory that is its own (PSS).</summary>
internal static partial class ServerFigures
{
    private const int ClockTicks = 2;

    public static double CpuSeconds(int processId)
    {
        var fields = File.ReadAllText($"/proc/{processId}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return (double)ticks / SystemConfiguration(ClockTicks);
    }

    public static double MemoryKib(int processId) => File.ReadLines($"/proc/{processId}/smaps_rollup")
        .Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));

    [LibraryImport("libc", EntryPoint = "sysconf")]
    private static partial nint SystemConfiguration(int name);
}
