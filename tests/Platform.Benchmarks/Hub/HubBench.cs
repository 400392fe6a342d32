using Platform.Benchmarks.SipCalls;
using Platform.Interop.Sip;

namespace Platform.Benchmarks.Hub;

/// <summary>
/// What the live events of agents' desks cost: so many agents are logged in, each with a hub connection as the console opens it, while
/// calls come in at a steady rate and are answered by their SIP phones. The delay of an event is from the time that it carries, which is
/// when it happened, to its arrival at the desk; server and desks share the machine and its clock. Server CPU is told at the same rate of
/// calls with the desks and without. Memory is what the server's live heap and its process grew by when the connections were opened, with
/// no call under way.
/// </summary>
internal static class HubBench
{
    private static readonly TimeSpan EndTimeout = TimeSpan.FromMinutes(2);

    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        var options = new BenchOptions(arguments, "desks", "rate", "hold", "warm", "seconds");
        var plan = new Plan(options.Get("desks", 500), options.Get("rate", 20), options.Get("hold", 3_000), options.Get("warm", 10),
            options.Get("seconds", 20));
        await using var load = await SipCallLoad.Open(plan.Desks, plan.CallsAtOnce);
        var alone = await Serve(load, plan, () => { });
        var (heap, process) = (await load.LiveHeapBytes(), ServerFigures.MemoryKib(load.ProcessId));
        await using var floor = await DeskFloor.OpenAsync(load.Tenant, plan.Desks);
        var (heapGrowth, processGrowth) = (await load.LiveHeapBytes() - heap, ServerFigures.MemoryKib(load.ProcessId) - process);
        var watched = await Serve(load, plan, floor.Forget);

        output.Row("hub/desks", floor.OpenCount, "connections");
        output.Row("hub/calls", watched.Calls.Successful, "calls");
        output.Row("hub/calls/failed", watched.Calls.Failed, "calls");
        Print(output, floor.Delays(), plan);
        output.Row("hub/cpu/without-desks", alone.Cores, "cores");
        output.Row("hub/cpu", watched.Cores, "cores");
        output.Row("hub/memory/heap", heapGrowth / 1024 / plan.Desks, "KiB/desk");
        output.Row("hub/memory/process", processGrowth / plan.Desks, "KiB/desk");
        return watched.Calls.Failed == 0 && floor.OpenCount == plan.Desks ? 0 : 1;
    }

    private static void Print(TextWriter output, IReadOnlyList<double> delays, Plan plan)
    {
        output.Row("hub/events", (double)delays.Count / plan.Seconds, "events/s");
        output.Row("hub/delay/median", delays.Percentile(0.5), "ms");
        output.Row("hub/delay/p99", delays.Percentile(0.99), "ms");
        output.Row("hub/delay/longest", delays.Percentile(1), "ms");
    }

    /// <summary>Calls for the whole span; what is counted begins when it is warm and ends before the calls do.</summary>
    private static async Task<(double Cores, SippResult Calls)> Serve(SipCallLoad load, Plan plan, Action begin)
    {
        await using var callers = await load.Call(plan.Rate * (plan.WarmS + plan.Seconds), plan.Rate, plan.HoldMs);
        await Windows.Pass(TimeSpan.FromSeconds(plan.WarmS));
        begin();
        var (start, cpu) = (TimeProvider.System.GetTimestamp(), ServerFigures.CpuSeconds(load.ProcessId));
        await Windows.Pass(TimeSpan.FromSeconds(plan.Seconds));
        var cores = (ServerFigures.CpuSeconds(load.ProcessId) - cpu) / TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        var result = await callers.Completed(EndTimeout);
        await load.IsIdle();
        return (cores, result);
    }

    private sealed record Plan(int Desks, int Rate, int HoldMs, int WarmS, int Seconds)
    {
        public int CallsAtOnce => Rate * ((HoldMs / 1000) + 10);
    }
}
