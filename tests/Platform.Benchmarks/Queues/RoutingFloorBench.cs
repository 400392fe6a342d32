namespace Platform.Benchmarks.Queues;

/// <summary>200 queues, agents in five of them each, two contacts waiting for every agent: how the cost of an assignment grows.</summary>
internal static class RoutingFloorBench
{
    private const int Queues = 200;
    private const int Assignments = 20_000;

    public static void Run(TextWriter output)
    {
        foreach (var agents in new[] { 500, 5_000, 50_000 })
        {
            var floor = new RoutingFloor(agents, Queues, 2 * agents);
            floor.Run(Assignments / 4);
            var meter = new CpuMeter();
            floor.Run(Assignments);
            var cpu = meter.Cpu;
            output.Row($"queue-decisions/floor-{agents}/rate", Assignments / cpu.TotalSeconds, "assignments/cpu-s");
            output.Row($"queue-decisions/floor-{agents}/cpu", cpu.TotalMilliseconds * 1000 / Assignments, "us/assignment");
            output.Row($"queue-decisions/floor-{agents}/free-to-offer/median", floor.Delays.Percentile(0.5), "ms");
            output.Row($"queue-decisions/floor-{agents}/free-to-offer/p99", floor.Delays.Percentile(0.99), "ms");
        }
    }
}
