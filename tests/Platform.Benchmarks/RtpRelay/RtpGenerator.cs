using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>
/// Sends streams of 50 packets/s spread evenly over the slots of each 20 ms, and measures how long each packet takes from just before it was given
/// to the kernel, with others of its slot, until the kernel had it for the other side.
/// </summary>
internal sealed unsafe partial class RtpGenerator(IRtpSide a, IRtpSide b, int slots) : IDisposable
{
    private const int PacketMs = 20;
    private const int NanosecondsPerMs = 1_000_000;

    private readonly DelayHistogram _delays = new();
    private Thread? _drainer;
    private volatile bool _isDone;
    private long _origin;
    private long _slot;
    private long _sent;

    public void Start()
    {
        _drainer = new Thread(Drain) { IsBackground = true, Name = "drainer" };
        _drainer.Start();
        _origin = Stopwatch.GetTimestamp();
    }

    /// <summary>Sends for this long.</summary>
    public void Run(double seconds)
    {
        for (var last = _slot + (long)(seconds * 1000 / PacketMs * slots); _slot < last; _slot++)
        {
            PauseUntil(_origin + _slot * PacketMs * Stopwatch.Frequency / 1000 / slots);
            _sent += a.Send((int)(_slot % slots)) + b.Send((int)(_slot % slots));
        }
    }

    /// <summary>Packets sent from now on are measured.</summary>
    public void BeginWindow()
    {
        _sent = 0;
        _delays.Open();
    }

    /// <summary>
    /// Ends the window, waits for what is under way, and tells: sent, come back, median and 99th percentile delay in microseconds.
    /// </summary>
    public string EndWindow()
    {
        _delays.Close();
        var limit = Stopwatch.GetTimestamp() + Stopwatch.Frequency;
        while (_delays.Count < _sent && Stopwatch.GetTimestamp() < limit) Pause(NanosecondsPerMs);
        return string.Create(CultureInfo.InvariantCulture, $"{_sent} {_delays.Count} {_delays.Percentile(0.5)} {_delays.Percentile(0.99)}");
    }

    public void Dispose()
    {
        _isDone = true;
        _drainer?.Join();
        a.Dispose();
        b.Dispose();
    }

    private void Drain()
    {
        while (!_isDone)
        {
            Pause(NanosecondsPerMs);
            a.Drain(_delays);
            b.Drain(_delays);
        }
    }

    private static void PauseUntil(long timestamp)
    {
        var left = timestamp - Stopwatch.GetTimestamp();
        if (left > 0) Pause((nint)(left * (1_000_000_000 / Stopwatch.Frequency)));
    }

    private static void Pause(nint nanoseconds)
    {
        var pause = stackalloc nint[] { 0, nanoseconds };
        _ = NanoSleep(pause, null);
    }

    /// <param name="request">struct timespec: seconds, nanoseconds.</param>
    /// <param name="remaining">Null.</param>
    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(nint* request, nint* remaining);
}
