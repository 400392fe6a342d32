using System.ComponentModel;
using Platform.Benchmarks.SipCalls;
using Platform.Testing;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>The system's rtpengine, without its kernel module, on loopback, for as long as it is measured.</summary>
internal sealed class RtpEngine : IAsyncDisposable
{
    private readonly RunningProcess _process;

    private RtpEngine(RunningProcess process, int controlPort) => (_process, ControlPort) = (process, controlPort);

    /// <summary>UDP port of its ng protocol.</summary>
    public int ControlPort { get; }

    /// <summary>User and system time so far.</summary>
    public double CpuSeconds => ServerFigures.CpuSeconds(_process.Id);

    /// <exception cref="InvalidOperationException">It is not installed.</exception>
    public static RtpEngine Start()
    {
        var port = PortPool.Take();
        try
        {
            return new RtpEngine(RunningProcess.Start("rtpengine", Arguments(port)), port);
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("No rtpengine to compare with: apt-get install rtpengine-daemon.");
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string[] Arguments(int controlPort) =>
    [
        "--foreground", "--config-file=none", "--interface=127.0.0.1", $"--listen-ng=127.0.0.1:{controlPort}", "--table=-1",
        "--port-min=20000", "--port-max=29999", "--num-threads=2", "--log-level=3", "--log-stderr",
    ];
}
