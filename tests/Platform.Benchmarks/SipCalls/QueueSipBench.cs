using Platform.Interop.Sip;

namespace Platform.Benchmarks.SipCalls;

/// <summary>
/// A queue that never empties, through real SIP: agents who are busy all day, callers who wait for them, and short talks, so that nearly
/// all of an agent's time between two talks is the platform's. Ideal are agents ÷ talk assignments a second.
/// </summary>
internal static class QueueSipBench
{
    private const int DialledPerSecond = 500;
    private static readonly TimeSpan EndTimeout = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Options: <c>--agents</c> (500), <c>--waiting</c> (1,000), <c>--talk</c> in ms (2,000), <c>--warm</c> and <c>--seconds</c> of measuring.
    /// </summary>
    /// <returns>0 when no call failed.</returns>
    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        var options = new BenchOptions(arguments, "agents", "waiting", "talk", "warm", "seconds");
        var (agents, waiting, talkMs) = (options.Get("agents", 500), options.Get("waiting", 1_000), options.Get("talk", 2_000));
        var (warm, seconds) = (TimeSpan.FromSeconds(options.Get("warm", 20)), TimeSpan.FromSeconds(options.Get("seconds", 30)));
        var ideal = agents * 1000.0 / talkMs;
        await using var load = await SipCallLoad.Open(agents, agents + waiting, answersOnAgent: true);
        var calls = agents + waiting + (int)(ideal * (warm + seconds).TotalSeconds);
        await using var callers = await load.Call(calls, DialledPerSecond, talkMs, atOnce: agents + waiting);
        await Windows.Pass(warm);
        var (start, cpu, before) = (TimeProvider.System.GetTimestamp(), ServerFigures.CpuSeconds(load.ProcessId), callers.Counts.Successful);
        await Windows.Pass(seconds);
        var (elapsed, used, done) = (TimeProvider.System.GetElapsedTime(start), ServerFigures.CpuSeconds(load.ProcessId) - cpu, callers.Counts.Successful - before);
        var result = await callers.Completed(EndTimeout);
        var gaps = await load.GapsOfAgents();
        output.Row("queue-sip/ideal", ideal, "assignments/s");
        output.Row("queue-sip/rate", done / elapsed.TotalSeconds, "assignments/s");
        output.Row("queue-sip/cpu", 1000 * used / done, "ms/assignment");
        output.Row("queue-sip/cores", used / elapsed.TotalSeconds, "cores");
        output.Row("queue-sip/end-to-next-talk/median", gaps.Percentile(0.5), "ms");
        output.Row("queue-sip/end-to-next-talk/p99", gaps.Percentile(0.99), "ms");
        output.Row("queue-sip/succeeded", result.Successful, "calls");
        output.Row("queue-sip/failed", result.Failed, "calls");
        output.Row("queue-sip/retransmissions", result.Retransmissions, "messages");
        return result.Failed == 0 ? 0 : 1;
    }
}
