using Platform.Interop.Sip;

namespace Platform.Benchmarks.SipCalls;

/// <summary>
/// What a complete queued call costs the server: INVITE, queue, agent's INVITE, bridge, BYE both ways, record and charge, without
/// RTP. The server is a process of its own, as built for release, and its own user and system time is what is counted. There are
/// a third more agents than calls at once, so nobody waits for long, and the first half minute is left out: it is the compiler's.
/// </summary>
internal static class SipCallBench
{
    private const int WindowCount = 3;
    private static readonly TimeSpan EndTimeout = TimeSpan.FromMinutes(3);

    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        var options = new BenchOptions(arguments, "rate", "agents", "hold", "warm", "seconds");
        var (rate, holdMs) = (options.Get("rate", 50), options.Get("hold", 5_000));
        var (warmS, seconds) = (options.Get("warm", 30), options.Get("seconds", 30));
        var agents = options.Get("agents", Math.Max(10, (rate * holdMs / 750) + 10));
        await using var load = await SipCallLoad.Open(agents);
        var idleKib = ServerFigures.MemoryKib(load.ProcessId);
        await using var callers = await load.Call(rate * (warmS + seconds + 2), rate, holdMs);
        await Windows.Pass(TimeSpan.FromSeconds(warmS));
        var windows = new List<Window>();
        for (var i = 0; i < WindowCount; i++)
            windows.Add(await Measure(load.ProcessId, callers, TimeSpan.FromSeconds((double)seconds / WindowCount)));
        var heldKib = (ServerFigures.MemoryKib(load.ProcessId) - idleKib) / Math.Max(1, callers.Counts.Current);
        var result = await callers.Completed(EndTimeout);
        Print(output, agents, windows, heldKib, result, await load.AnswerDelays());
        return result.Failed == 0 ? 0 : 1;
    }

    private static async Task<Window> Measure(int processId, Sipp callers, TimeSpan span)
    {
        var (start, cpu, calls) = (TimeProvider.System.GetTimestamp(), ServerFigures.CpuSeconds(processId), callers.Counts.Successful);
        await Windows.Pass(span);
        return new(TimeProvider.System.GetElapsedTime(start), ServerFigures.CpuSeconds(processId) - cpu, callers.Counts.Successful - calls);
    }

    private static void Print(
        TextWriter output, int agents, List<Window> windows, double heldKib, SippResult result, IReadOnlyList<double> answerDelays)
    {
        output.Row("sip-call/cpu", windows.Select(window => 1000 * window.CpuSeconds / window.Calls).Median(), "ms/call");
        output.Row("sip-call/rate", windows.Select(window => window.Calls / window.Span.TotalSeconds).Median(), "calls/s");
        output.Row("sip-call/cores", windows.Select(window => window.CpuSeconds / window.Span.TotalSeconds).Median(), "cores");
        output.Row("sip-call/memory", heldKib, "KiB/held call");
        output.Row("sip-call/agents", agents, "agents");
        output.Row("sip-call/succeeded", result.Successful, "calls");
        output.Row("sip-call/failed", result.Failed, "calls");
        output.Row("sip-call/retransmissions", result.Retransmissions, "messages");
        output.Row("sip-call/offer-to-talk/median", answerDelays.Percentile(0.5), "ms");
        output.Row("sip-call/offer-to-talk/p99", answerDelays.Percentile(0.99), "ms");
    }

    private sealed record Window(TimeSpan Span, double CpuSeconds, int Calls);
}
