using Platform.Interop.Sip;

namespace Platform.Benchmarks.SipCalls;

/// <summary>
/// A queue that never empties, through real SIP: agents who are busy all day, callers who wait for them, and short talks, so that nearly
/// all of an agent's time between two talks is the platform's. Ideal are agents ÷ talk assignments a second.
/// </summary>
internal static class QueueSipBench
{
    private const int DialledPerSecond = 500;
    private const int WarmUpPerSecond = 50;
    private const int WarmUpTalkMs = 200;
    private static readonly TimeSpan WarmUpTimeout = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Options: <c>--agents</c> (500), <c>--waiting</c> (1,000), <c>--talk</c> in ms (2,000), <c>--warm</c> and <c>--seconds</c> of measuring.
    /// The agents' talks begin evenly over one talk's length, as those of a day do, not all at once.
    /// </summary>
    /// <returns>0 when no call failed.</returns>
    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        var options = new BenchOptions(arguments, "agents", "waiting", "talk", "warm", "seconds");
        var (agents, waiting, talkMs) = (options.Get("agents", 500), options.Get("waiting", 1_000), options.Get("talk", 2_000));
        var (warm, seconds) = (TimeSpan.FromSeconds(options.Get("warm", 20)), TimeSpan.FromSeconds(options.Get("seconds", 30)));
        var ideal = agents * 1000.0 / talkMs;
        await using var load = await SipCallLoad.Open(agents, agents + waiting, answersOnAgent: true);
        await using (var first = await load.Call(agents, WarmUpPerSecond, WarmUpTalkMs)) await first.Completed(WarmUpTimeout);
        await using var talking = await load.Call(0, ideal, talkMs, atOnce: agents);
        await Windows.Pass(TimeSpan.FromMilliseconds(talkMs));
        await using var queued = await load.Call(0, DialledPerSecond, talkMs, atOnce: waiting);
        await Windows.Pass(warm);
        var (start, cpu, before) = (TimeProvider.System.GetUtcNow(), ServerFigures.CpuSeconds(load.ProcessId), await load.Totals());
        await Windows.Pass(seconds);
        var (end, used, totals) = (TimeProvider.System.GetUtcNow(), ServerFigures.CpuSeconds(load.ProcessId) - cpu, await load.Totals() - before);
        var results = await Task.WhenAll(talking.Stop(), queued.Stop());
        var talks = (await load.NextTalks()).Where(talk => talk.ConnectedAt >= start && talk.ConnectedAt < end).ToList();
        output.Row("queue-sip/ideal", ideal, "assignments/s");
        output.Row("queue-sip/rate", talks.Count / (end - start).TotalSeconds, "assignments/s");
        output.Row("queue-sip/cpu", 1000 * used / talks.Count, "ms/assignment");
        output.Row("queue-sip/cores", used / (end - start).TotalSeconds, "cores");
        output.Row("queue-sip/end-to-next-talk/median", talks.Select(talk => talk.GapMs).Percentile(0.5), "ms");
        output.Row("queue-sip/end-to-next-talk/mean", talks.Average(talk => talk.GapMs), "ms");
        output.Row("queue-sip/end-to-next-talk/p99", talks.Select(talk => talk.GapMs).Percentile(0.99), "ms");
        output.Row("queue-sip/talk/mean", talks.Average(talk => talk.TalkMs), "ms");
        output.Row("queue-sip/pause", 1000 * totals.PausedSeconds / totals.Collections, "ms/collection");
        output.Row("queue-sip/succeeded", results.Sum(result => result.Successful), "calls");
        output.Row("queue-sip/failed", results.Sum(result => result.Failed), "calls");
        output.Row("queue-sip/retransmissions", results.Sum(result => result.Retransmissions), "messages");
        return results.Sum(result => result.Failed) == 0 ? 0 : 1;
    }
}
