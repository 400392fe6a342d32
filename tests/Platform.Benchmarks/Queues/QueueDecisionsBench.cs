namespace Platform.Benchmarks.Queues;

/// <summary>
/// Who gets whom. First the pure machines: many agents and one queue that never empties, then whole floors with many queues. Then the
/// real grains on the embedded engine with one queue and stores in memory, once as fast as they can (calls end as soon as they are
/// bridged) and once with talk of one to three seconds; <c>--seconds 0</c> leaves them out, <c>--floors 0</c> the floors.
/// </summary>
internal static class QueueDecisionsBench
{
    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        var options = new BenchOptions(arguments, "agents", "waiting", "seconds", "floors");
        var (agents, waiting, seconds) = (options.Get("agents", 500), options.Get("waiting", 1_000), options.Get("seconds", 15));
        new QueueMachineBench(agents, waiting).Run(output);
        if (options.Get("floors", 1) != 0)
            RoutingFloorBench.Run(output);
        if (seconds == 0)
            return 0;
        await Measure(output, "no-talk", agents, waiting, seconds, TimeSpan.Zero);
        await Measure(output, "2s-talk", agents, waiting, seconds, TimeSpan.FromSeconds(2));
        return 0;
    }

    private static async Task Measure(TextWriter output, string name, int agents, int waiting, int seconds, TimeSpan talk)
    {
        await using var house = new GrainHouse(agents);
        var floor = new BusyFloor(house, talk);
        await floor.Fill(waiting);
        await house.LogIn(agents);
        await Windows.Pass(TimeSpan.FromSeconds(Math.Max(3, seconds / 3)));
        floor.StartCounting();
        var meter = new CpuMeter();
        await Windows.Pass(TimeSpan.FromSeconds(seconds));
        var (cpu, elapsed, assigned) = (meter.Cpu, meter.Elapsed, floor.Assigned);
        var delays = floor.Delays;
        floor.Close();
        output.Row($"queue-decisions/{name}/rate", assigned / cpu.TotalSeconds, "assignments/cpu-s");
        output.Row($"queue-decisions/{name}/per-second", assigned / elapsed.TotalSeconds, "assignments/s");
        output.Row($"queue-decisions/{name}/cpu", cpu.TotalMilliseconds / assigned, "ms/assignment");
        output.Row($"queue-decisions/{name}/free-to-ring/median", delays.Percentile(0.5), "ms");
        output.Row($"queue-decisions/{name}/free-to-ring/p99", delays.Percentile(0.99), "ms");
    }
}
