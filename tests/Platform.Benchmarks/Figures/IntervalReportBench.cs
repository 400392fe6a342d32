using System.Diagnostics;
using Platform.Domain.Figures;
using Platform.Storage;
using Platform.Testing;

namespace Platform.Benchmarks.Figures;

/// <summary>
/// A month of a busy tenant: writes its call records as calls do, reads the interval report of the month by queue, agent and number, and
/// compares it with a recount from the records themselves.
/// </summary>
internal static class IntervalReportBench
{
    private const int Readings = 5;

    /// <summary>
    /// Options: <c>--calls</c> (1,000,000), <c>--agents</c> (300), and <c>--postgres 1</c> for a PostgreSQL server of its own instead of
    /// SQLite.
    /// </summary>
    /// <returns>0 when report and recount are equal.</returns>
    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        var options = new BenchOptions(arguments, "calls", "agents", "postgres");
        var month = new CallMonth(options.Get("calls", 1_000_000), options.Get("agents", 300));
        return await (options.Get("postgres", 0) == 1 ? OnPostgresAsync(output, month) : OnSqliteAsync(output, month)) ? 0 : 1;
    }

    private static async Task<bool> OnSqliteAsync(TextWriter output, CallMonth month)
    {
        using var folder = new TempFolder("interval-report");
        return await MeasureAsync(output, "interval-report/sqlite", $"Data Source={folder.File("bench.db")}", month);
    }

    private static async Task<bool> OnPostgresAsync(TextWriter output, CallMonth month)
    {
        await using var server = new PostgresServer();
        await server.InitializeAsync();
        return await MeasureAsync(output, "interval-report/postgres", await server.NewDatabase(), month);
    }

    private static async Task<bool> MeasureAsync(TextWriter output, string name, string connection, CallMonth month)
    {
        await using var store = PlatformStore.Open(new StorageOptions { ConnectionString = connection }, TimeProvider.System);
        await store.MigrateAsync(CancellationToken.None);
        var meter = new CpuMeter();
        var recount = await month.WriteAsync(store);
        output.Row($"{name}/records", month.Calls, "records");
        output.Row($"{name}/write-cpu", meter.Cpu.TotalMicroseconds / month.Calls, "us/call");
        output.Row($"{name}/stretches", month.Stretches, "rows");
        var isEqual = true;
        foreach (var group in Enum.GetValues<FigureGroup>())
            isEqual &= await MeasureAsync(output, $"{name}/{group.ToString().ToLowerInvariant()}", store, group, recount);
        return isEqual;
    }

    private static async Task<bool> MeasureAsync(TextWriter output, string name, PlatformStore store, FigureGroup group,
        Dictionary<FigureKey, FigureSums> recount)
    {
        IReadOnlyList<IntervalRow> rows = [];
        var seconds = new List<double>();
        for (var i = 0; i < Readings; i++)
        {
            var watch = Stopwatch.StartNew();
            var quarters = await store.Figures.ListAsync(CallMonth.Tenant, group, CallMonth.From, CallMonth.To, null, CancellationToken.None);
            rows = IntervalReport.Of(quarters, ReportStep.QuarterHour, TimeZoneInfo.Utc);
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        var expected = recount.Where(pair => pair.Key.Group == group).ToDictionary(pair => (pair.Key.Party, QuarterHour.StartOf(pair.Key.Quarter)), pair => pair.Value);
        var isEqual = rows.Count == expected.Count && rows.All(row => expected.GetValueOrDefault((row.Party, row.At))?.Equals(row.Sums) == true);
        output.Row($"{name}/rows", rows.Count, "rows");
        output.Row($"{name}/median", seconds.Median(), "s");
        output.Row($"{name}/worst", seconds.Max(), "s");
        output.Row($"{name}/equals-recount", isEqual ? 1 : 0, "");
        return isEqual;
    }
}
