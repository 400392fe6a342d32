using System.Diagnostics;
using Platform.Domain.Figures;
using Platform.Storage;
using Platform.Testing;

namespace Platform.Benchmarks.Figures;

/// <summary>
/// A month of a busy tenant: writes its call records as calls do, reads the report of the month by queue, agent and number, in intervals of
/// every length that the API would answer, and compares it with a recount from the records themselves.
/// </summary>
internal static class IntervalReportBench
{
    private const int Readings = 5;

    /// <summary>The API answers no more; such a report is asked for in longer intervals or in several spans.</summary>
    private const int MaxRows = 200_000;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>
    /// Options: <c>--calls</c> (1,000,000), <c>--agents</c> (300); <c>--sqlite 0</c> and <c>--postgres 0</c> leave an engine out. PostgreSQL
    /// is a server of the bench's own.
    /// </summary>
    /// <returns>0 when report and recount are equal.</returns>
    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        var options = new BenchOptions(arguments, "calls", "agents", "sqlite", "postgres");
        var (calls, agents) = (options.Get("calls", 1_000_000), options.Get("agents", 300));
        var isEqual = options.Get("sqlite", 1) == 0 || await OnSqliteAsync(output, new CallMonth(calls, agents));
        return (options.Get("postgres", 1) == 0 || await OnPostgresAsync(output, new CallMonth(calls, agents))) && isEqual ? 0 : 1;
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
        foreach (var (group, step) in from one in Enum.GetValues<FigureGroup>() from other in Enum.GetValues<ReportStep>() select (one, other))
            isEqual &= await MeasureAsync(output, $"{name}/{group.ToString().ToLowerInvariant()}/{step.ToString().ToLowerInvariant()}", store, group, step, recount);
        return isEqual;
    }

    private static async Task<bool> MeasureAsync(TextWriter output, string name, PlatformStore store, FigureGroup group, ReportStep step,
        Dictionary<FigureKey, FigureSums> recount)
    {
        var expected = IntervalReport.Of(
        [
            .. recount.Where(pair => pair.Key.Group == group).Select(pair => new IntervalRow(pair.Key.Party, QuarterHour.StartOf(pair.Key.Quarter), pair.Value))
                .OrderBy(row => row.At).ThenBy(row => row.Party, StringComparer.Ordinal),
        ], step, Zone, CallMonth.From);
        if (expected.Count > MaxRows)
            return true;
        var spans = IntervalReport.Spans(CallMonth.From, CallMonth.To, step, Zone);
        IReadOnlyList<IntervalRow> rows = [];
        var seconds = new List<double>();
        for (var i = 0; i < Readings; i++)
        {
            var watch = Stopwatch.StartNew();
            rows = IntervalReport.Of(await store.Figures.SumAsync(CallMonth.Tenant, group, spans, null, CancellationToken.None), step, Zone, CallMonth.From);
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        var isEqual = rows.SequenceEqual(expected);
        output.Row($"{name}/rows", rows.Count, "rows");
        output.Row($"{name}/median", seconds.Median(), "s");
        output.Row($"{name}/worst", seconds.Max(), "s");
        output.Row($"{name}/equals-recount", isEqual ? 1 : 0, "");
        return isEqual;
    }
}
