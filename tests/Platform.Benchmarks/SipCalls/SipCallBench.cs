using Platform.Interop.Sip;

namespace Platform.Benchmarks.SipCalls;

/// <summary>
/// What a complete queued call costs the server: INVITE, queue, agent's INVITE, bridge, BYE both ways, record and charge, without
/// RTP. The server is a process of its own, as built for release, and its own user and system time is what is counted; the first
/// half minute is left out, which is the compiler's. Then calls are held, and what the heap and the process grew by is divided
/// among them, after a full collection before and after, with SIP's transactions over.
/// </summary>
internal static class SipCallBench
{
    private const int WindowCount = 3;
    private const int LongestWaitMs = 3_000;
    private static readonly TimeSpan EndTimeout = TimeSpan.FromMinutes(3);

    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        var options = new BenchOptions(arguments, "rate", "agents", "hold", "warm", "seconds", "held");
        var plan = new Plan(
            options.Get("rate", 200), options.Get("agents", 2_500), options.Get("hold", 5_000), options.Get("warm", 30),
            options.Get("seconds", 60), options.Get("held", 2_000));
        await using var load = await SipCallLoad.Open(plan.Agents, Math.Max(plan.CallsAtOnce, plan.Held));
        output.Row("sip-call/agents", plan.Agents, "agents");
        var isClean = await MeasureCost(output, load, plan);
        if (plan.Held > 0)
            isClean &= await MeasureMemory(output, load, plan);
        return isClean ? 0 : 1;
    }

    private static async Task<bool> MeasureCost(TextWriter output, SipCallLoad load, Plan plan)
    {
        await using var callers = await load.Call(plan.Rate * (plan.WarmS + plan.Seconds + 2), plan.Rate, plan.HoldMs);
        await Windows.Pass(TimeSpan.FromSeconds(plan.WarmS));
        var before = await load.Totals();
        var windows = new List<Window>();
        for (var i = 0; i < WindowCount; i++)
            windows.Add(await Measure(load.ProcessId, callers, TimeSpan.FromSeconds((double)plan.Seconds / WindowCount)));
        var totals = await load.Totals() - before;
        var result = await callers.Completed(EndTimeout);
        Print(output, windows);
        Print(output, totals, windows);
        Print(output, result, await load.AnswerDelays());
        return result.Failed == 0;
    }

    private static async Task<Window> Measure(int processId, Sipp callers, TimeSpan span)
    {
        var (start, cpu, calls) = (TimeProvider.System.GetTimestamp(), ServerFigures.CpuSeconds(processId), callers.Counts.Successful);
        await Windows.Pass(span);
        return new(TimeProvider.System.GetElapsedTime(start), ServerFigures.CpuSeconds(processId) - cpu, callers.Counts.Successful - calls);
    }

    private static async Task<bool> MeasureMemory(TextWriter output, SipCallLoad load, Plan plan)
    {
        await load.IsQuiet();
        var (heap, process) = (await load.LiveHeapBytes(), ServerFigures.MemoryKib(load.ProcessId));
        var placing = TimeSpan.FromSeconds((double)plan.Held / plan.Rate);
        var holding = placing + SipCallLoad.TransactionLife + TimeSpan.FromSeconds(10);
        await using var callers = await load.Call(plan.Held, plan.Rate, (int)holding.TotalMilliseconds);
        await Windows.Pass(placing + SipCallLoad.TransactionLife);
        var heldHeap = await load.LiveHeapBytes() - heap;
        var (held, heldProcess) = (callers.Counts.Current, ServerFigures.MemoryKib(load.ProcessId) - process);
        output.Row("sip-call/held", held, "calls");
        output.Row("sip-call/held/heap", heldHeap / 1024 / held, "KiB/call");
        output.Row("sip-call/held/process", heldProcess / held, "KiB/call");
        return (await callers.Completed(EndTimeout)).Failed == 0;
    }

    private static void Print(TextWriter output, List<Window> windows)
    {
        output.Row("sip-call/cpu", windows.Select(window => 1000 * window.CpuSeconds / window.Calls).Median(), "ms/call");
        output.Row("sip-call/rate", windows.Select(window => window.Calls / window.Span.TotalSeconds).Median(), "calls/s");
        output.Row("sip-call/cores", windows.Select(window => window.CpuSeconds / window.Span.TotalSeconds).Median(), "cores");
    }

    private static void Print(TextWriter output, ServerTotals totals, List<Window> windows)
    {
        var (seconds, calls) = (windows.Sum(window => window.Span.TotalSeconds), windows.Sum(window => window.Calls));
        output.Row("sip-call/commits", totals.Commits / seconds, "commits/s");
        output.Row("sip-call/writes-per-commit", totals.Writes / totals.Commits, "writes/commit");
        output.Row("sip-call/writes", totals.Writes / calls, "writes/call");
        output.Row("sip-call/allocated", totals.AllocatedBytes / 1024 / calls, "KiB/call");
        output.Row("sip-call/collections", totals.Collections / seconds, "collections/s");
    }

    private static void Print(TextWriter output, SippResult result, IReadOnlyList<double> answerDelays)
    {
        output.Row("sip-call/succeeded", result.Successful, "calls");
        output.Row("sip-call/failed", result.Failed, "calls");
        output.Row("sip-call/retransmissions", result.Retransmissions, "messages");
        output.Row("sip-call/offer-to-talk/median", answerDelays.Percentile(0.5), "ms");
        output.Row("sip-call/offer-to-talk/p99", answerDelays.Percentile(0.99), "ms");
    }

    private sealed record Plan(int Rate, int Agents, int HoldMs, int WarmS, int Seconds, int Held)
    {
        /// <summary>Half as many again as there are when a call waits for seconds, as it does while the compiler is at work.</summary>
        public int CallsAtOnce => Rate * (HoldMs + LongestWaitMs) * 3 / 2_000;
    }

    private sealed record Window(TimeSpan Span, double CpuSeconds, int Calls);
}
