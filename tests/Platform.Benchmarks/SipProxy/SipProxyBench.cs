using System.Net;
using Platform.Interop.Sip;
using Platform.Testing;

namespace Platform.Benchmarks.SipProxy;

/// <summary>
/// INVITE, 180, 200, ACK and BYE on two legs through the SIP stack alone, SIPp on either side: what of a call's cost is the stack's. This
/// process holds nothing else, and its own user and system time is what is counted.
/// </summary>
internal static class SipProxyBench
{
    private const int WindowCount = 3;
    private static readonly TimeSpan EndTimeout = TimeSpan.FromMinutes(2);

    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        var options = new BenchOptions(arguments, "rate", "hold", "warm", "seconds");
        var (rate, warmS, seconds) = (options.Get("rate", 200), options.Get("warm", 15), options.Get("seconds", 30));
        await using var far = await Sipp.Start(
            Agents.Answer(ringMs: 1, Talk.UntilBye), new SippOptions { LocalPort = PortPool.Take(), Calls = 0, TraceMessages = false });
        var local = new IPEndPoint(IPAddress.Loopback, PortPool.Take());
        await using var relay = new BareRelay(local, new IPEndPoint(IPAddress.Loopback, far.LocalPort));
        await using var callers = await Sipp.Start(Callers.Talk(Talk.ThenHangUp(options.Get("hold", 1_000))), new SippOptions
        {
            Target = local.ToString(),
            Calls = rate * (warmS + seconds + 2),
            CallsPerSecond = rate,
            MaxCallsAtOnce = 50_000,
            TraceMessages = false,
        });
        await Windows.Pass(TimeSpan.FromSeconds(warmS));
        var windows = new List<Window>();
        for (var i = 0; i < WindowCount; i++)
            windows.Add(await Measure(callers, TimeSpan.FromSeconds((double)seconds / WindowCount)));
        var result = await callers.Completed(EndTimeout);
        Print(output, windows, result);
        return result.Failed == 0 ? 0 : 1;
    }

    private static async Task<Window> Measure(Sipp callers, TimeSpan span)
    {
        var (meter, calls) = (new CpuMeter(), callers.Counts.Successful);
        await Windows.Pass(span);
        return new(meter.Cpu, meter.Elapsed, meter.AllocatedBytes, callers.Counts.Successful - calls);
    }

    private static void Print(TextWriter output, List<Window> windows, SippResult result)
    {
        output.Row("sip-proxy/cpu", windows.Select(window => window.Cpu.TotalMilliseconds / window.Calls).Median(), "ms/call");
        output.Row("sip-proxy/rate", windows.Select(window => window.Calls / window.Span.TotalSeconds).Median(), "calls/s");
        output.Row("sip-proxy/allocated", windows.Select(window => window.AllocatedBytes / 1024.0 / window.Calls).Median(), "KiB/call");
        output.Row("sip-proxy/succeeded", result.Successful, "calls");
        output.Row("sip-proxy/failed", result.Failed, "calls");
        output.Row("sip-proxy/retransmissions", result.Retransmissions, "messages");
    }

    private sealed record Window(TimeSpan Cpu, TimeSpan Span, long AllocatedBytes, int Calls);
}
