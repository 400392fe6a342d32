using System.Globalization;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Testing;

namespace Platform.Storage.Tests.Contract;

/// <summary>A child process writes as fast as it can and is killed with SIGKILL in the middle of it.</summary>
public abstract class CrashContract(TestEngine engine) : StoreFixture(engine)
{
    private const int AcknowledgedBeforeTheKill = 400;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_killed_writer_loses_nothing_that_was_acknowledged_and_leaves_nothing_half_written()
    {
        var acknowledged = await RunAndKillAsync();
        Assert.True(acknowledged.Count >= AcknowledgedBeforeTheKill, $"Only {acknowledged.Count} calls were acknowledged.");
        foreach (var callId in acknowledged)
            Assert.NotNull((await Store.CallRecords.FindAsync(CrashWriter.Tenant, callId, None))?.EndedAt);

        var stored = await ListAllAsync();
        Assert.True(stored.Count >= acknowledged.Count);
        foreach (var record in stored)
        {
            var entries = await Store.Ledger.ListByReferenceAsync(CrashWriter.Tenant, record.CallId, None);
            Assert.Equal(record.EndedAt is null ? 0 : CrashWriter.EntriesPerCall, entries.Count);
        }
    }

    private async Task<IReadOnlyList<string>> RunAndKillAsync()
    {
        await using var writer = RunningProcess.Start("dotnet", ["exec", typeof(CrashWriter).Assembly.Location, Options.ConnectionString]);
        await Eventually.Become(() => writer.Lines.Count, count => count >= AcknowledgedBeforeTheKill || writer.HasExited, "acknowledged calls", Timeout);
        Assert.False(writer.HasExited, writer.Tail());
        writer.Kill();
        await writer.WaitForExit(Timeout);
        return [.. writer.Lines.Where(line => int.TryParse(line, CultureInfo.InvariantCulture, out _) && line.Length == CrashWriter.IdLength)];
    }

    private async Task<List<CallRecord>> ListAllAsync()
    {
        var all = new List<CallRecord>();
        for (string? before = null; ; before = all[^1].CallId)
        {
            var page = await Store.CallRecords.ListAsync(CrashWriter.Tenant, new CallQuery(before, Limit: 500), None);
            if (page.Count == 0) return all;
            all.AddRange(page);
        }
    }
}
