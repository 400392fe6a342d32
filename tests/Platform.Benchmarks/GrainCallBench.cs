using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Actors;
using Platform.Actors.Simulation;

namespace Platform.Benchmarks;

public sealed record BenchTally
{
    public long Total { get; set; }
}

public interface IBenchTallyGrain : IGrainWithStringKey
{
    Task<long> Add(long by, string note);

    Task<long> AddAndWrite(long by);

    Task<long> AddThrough(string other, int times);
}

public sealed class BenchTallyGrain([PersistentState("tally", "store")] IPersistentState<BenchTally> tally) : Grain, IBenchTallyGrain
{
    public Task<long> Add(long by, string note) => Task.FromResult(tally.State.Total += by);

    public async Task<long> AddAndWrite(long by)
    {
        tally.State.Total += by;
        await tally.WriteStateAsync();
        return tally.State.Total;
    }

    public async Task<long> AddThrough(string other, int times)
    {
        var next = GrainFactory.GetGrain<IBenchTallyGrain>(other);
        for (var call = 0; call < times; call++)
            await next.Add(1, "through");
        return times;
    }
}

/// <summary>What a grain call costs: CPU nanoseconds (user and system time of the process) and bytes allocated.</summary>
public static class GrainCallBench
{
    private const int Calls = 1_000_000;

    public static int Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        RunAsync(output).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task RunAsync(TextWriter output)
    {
        var options = new ActorEngineOptions();
        options.GrainAssemblies.Add(Assembly.GetExecutingAssembly());
        await using var services = new ServiceCollection().BuildServiceProvider();
        var store = new SimulatedStateStore(TimeProvider.System);
        await using var engine = new ActorEngine(
            options, services, TimeProvider.System, store, new SimulatedReminderStore(), NullLoggerFactory.Instance);
        await engine.StartAsync();

        await Measure(output, "grain-call/one-after-another", calls => OneAfterAnother(engine, calls));
        await Measure(output, "grain-call/from-grain-to-grain", calls => engine.GetGrain<IBenchTallyGrain>("tally:from").AddThrough("tally:to", calls));
        await Measure(output, "grain-call/64-callers-on-64-grains", calls => ManyCallers(engine, calls, caller => $"tally:{caller}"));
        await Measure(output, "grain-call/64-callers-on-one-grain", calls => ManyCallers(engine, calls, _ => "tally:one"));
        await Measure(output, "grain-call/with-state-write", calls => WithWrite(engine, calls));
        await Measure(output, "grain-activation", calls => Activate(engine, calls), Calls / 10);
        await engine.StopAsync();
    }

    private static async Task Measure(TextWriter output, string name, Func<int, Task> run, int calls = Calls)
    {
        await run(calls / 10);
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var wall = Stopwatch.GetTimestamp();
        await run(calls);
        var elapsed = Stopwatch.GetElapsedTime(wall);
        process.Refresh();
        var used = process.TotalProcessorTime - cpu;
        Row(output, $"{name}/cpu", used.TotalNanoseconds / calls, "ns/call");
        Row(output, $"{name}/wall", elapsed.TotalNanoseconds / calls, "ns/call");
        Row(output, $"{name}/allocated", (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / calls, "bytes/call");
    }

    private static async Task OneAfterAnother(ActorEngine engine, int calls)
    {
        var grain = engine.GetGrain<IBenchTallyGrain>("tally:sequential");
        for (var call = 0; call < calls; call++)
            await grain.Add(1, "bench");
    }

    private static async Task ManyCallers(ActorEngine engine, int calls, Func<int, string> keyOf)
    {
        const int callers = 64;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var grain = engine.GetGrain<IBenchTallyGrain>(keyOf(caller));
            for (var call = 0; call < calls / callers; call++)
                await grain.Add(1, "bench");
        })));
    }

    private static async Task WithWrite(ActorEngine engine, int calls)
    {
        var grain = engine.GetGrain<IBenchTallyGrain>("tally:written");
        for (var call = 0; call < calls; call++)
            await grain.AddAndWrite(1);
    }

    private static async Task Activate(ActorEngine engine, int calls)
    {
        for (var call = 0; call < calls; call++)
            await engine.GetGrain<IBenchTallyGrain>($"tally:{calls}/{call}").Add(1, "first");
    }

    private static void Row(TextWriter output, string name, double value, string unit) =>
        output.WriteLine($"{name}\t{value.ToString("F0", CultureInfo.InvariantCulture)}\t{unit}");
}
