using System.Text;
using Platform.Actors.Ports;
using Platform.Storage;
using Platform.Testing;

namespace Platform.Benchmarks;

/// <summary>Grain states written through the store's group commit on SQLite, as durable as the server's: one writer, and many at once.</summary>
internal static class StoreCommitBench
{
    private const int WritesAlone = 500;
    private const int WritesTogether = 100_000;
    private static readonly byte[] Body = Encoding.UTF8.GetBytes($$"""{"note":"{{new string('x', 1_000)}}"}""");

    public static async Task<int> Run(TextWriter output)
    {
        using var folder = new TempFolder("store-commit");
        var options = new StorageOptions { ConnectionString = $"Data Source={folder.File("bench.db")}" };
        await using var store = PlatformStore.Open(options, TimeProvider.System);
        await store.MigrateAsync(CancellationToken.None);
        await Write(store, "warm", 64, WritesTogether / 10);
        await Measure(output, store, "store-commit/1-writer", 1, WritesAlone);
        await Measure(output, store, "store-commit/64-writers", 64, WritesTogether);
        await Measure(output, store, "store-commit/512-writers", 512, WritesTogether);
        return 0;
    }

    private static async Task Measure(TextWriter output, PlatformStore store, string name, int writers, int writes)
    {
        var (commits, operations) = (store.CommitCount, store.OperationCount);
        var meter = new CpuMeter();
        await Write(store, name, writers, writes);
        var (cpu, elapsed) = (meter.Cpu, meter.Elapsed);
        output.Row($"{name}/rate", writes / elapsed.TotalSeconds, "upserts/s");
        output.Row($"{name}/cpu", cpu.TotalMicroseconds / writes, "us/upsert");
        output.Row($"{name}/per-commit", (double)(store.OperationCount - operations) / (store.CommitCount - commits), "upserts/commit");
    }

    private static Task Write(PlatformStore store, string name, int writers, int writes) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var key = new GrainStateKey("bench", $"bench:{name}/{writer}", "state");
            string? etag = null;
            for (var write = 0; write < writes / writers; write++)
                etag = await store.GrainStates.WriteAsync(key, Body, etag, CancellationToken.None);
        })));
}
