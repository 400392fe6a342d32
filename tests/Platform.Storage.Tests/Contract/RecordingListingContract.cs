using System.Diagnostics;
using System.Globalization;
using Platform.Contracts.Stores;
using Platform.Storage.Engines;
using Platform.Storage.Stores;
using Xunit.Abstractions;

namespace Platform.Storage.Tests.Contract;

/// <summary>
/// A tenant with many recordings (20,000, or as many as <c>PLATFORM_RECORDINGS</c> says): every search reads its page off an index. How
/// long each took is printed.
/// </summary>
public abstract class RecordingListingContract(TestEngine engine, ITestOutputHelper output) : StoreFixture(engine)
{
    private static readonly int Recordings =
        int.Parse(Environment.GetEnvironmentVariable("PLATFORM_RECORDINGS") ?? "20000", CultureInfo.InvariantCulture);

    // In the SQL that both engines share: 20 queues, 100 agents, 1,000 callers, lengths up to an hour.
    private const string Fill = """
        WITH RECURSIVE n(i) AS (SELECT CAST(1 AS bigint) UNION ALL SELECT i + 1 FROM n WHERE i < {0})
        INSERT INTO recordings (tenant, call_id, node, from_number, to_number, direction, started_ticks, agents, queues, state, ended_ticks,
            length_ms, bytes, blocks, head, gaps, keep_until_ticks)
        SELECT 'acme', 'c' || (10000000 + i), 'node-1', 'f' || (i % 1000), 't' || (i % 10), 0, 638000000000000000 + i * 10000000, '["a"]', '["q"]', 1,
            638000000000000000 + i * 10000000, (i * 7919) % 3600000, 1000, 10, 'ab', '[]', 640000000000000000 FROM n
        """;

    private static readonly string[] Parties =
    [
        "'agent', 'a' || ((substr(call_id, 2)) % 100)", "'queue', 'q' || ((substr(call_id, 2)) % 20)", "'number', from_number", "'number', to_number",
    ];

    public static IReadOnlyList<(RecordingQuery Query, string Index)> Queries =>
    [
        (new RecordingQuery(), "recordings_time"),
        (new RecordingQuery(Before: "c10010000"), "recordings_time"),
        (new RecordingQuery(From: new DateTimeOffset(638000000000000000 + 5_000 * 10000000L, TimeSpan.Zero)), "recordings_time"),
        (new RecordingQuery(Agent: "a7"), "recording_parties"),
        (new RecordingQuery(Agent: "a7", Queue: "q7", MinLengthMs: 60_000), "recording_parties"),
        (new RecordingQuery(Number: "f7"), "recording_parties"),
        (new RecordingQuery(MinLengthMs: 3_599_990), "recordings_"),
        (new RecordingQuery(MaxLengthMs: 5), "recordings_"),
        (new RecordingQuery(FaultyOnly: true), "recordings_"),
    ];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var isSqlite = ConnectionText.ProviderOf(Options) == StorageProvider.Sqlite;
        await ExecuteAsync(Fill.Replace("{0}", Recordings.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        foreach (var party in Parties)
        {
            var columns = isSqlite ? party : party.Replace("(substr(call_id, 2))", "CAST(substr(call_id, 2) AS bigint)", StringComparison.Ordinal);
            await ExecuteAsync($"INSERT INTO recording_parties (tenant, kind, party, started_ticks, call_id) SELECT tenant, {columns}, started_ticks, call_id FROM recordings");
        }

        await ExecuteAsync("ANALYZE");
    }

    [Fact]
    public async Task Searches_find_their_page_by_an_index()
    {
        foreach (var (query, index) in Queries)
        {
            var plan = await PlanAsync(RecordingListing.CommandOf("acme", query));
            output.WriteLine(plan);
            // PostgreSQL reads a table of so few rows as a whole.
            if (ConnectionText.ProviderOf(Options) == StorageProvider.Sqlite)
            {
                Assert.True(plan.Contains(index, StringComparison.Ordinal), $"{query}:\n{plan}");
                Assert.DoesNotContain("SCAN recordings", plan, StringComparison.Ordinal);
            }

            await Store.Recordings.ListAsync("acme", query, None);
            var started = Stopwatch.GetTimestamp();
            var found = await Store.Recordings.ListAsync("acme", query, None);
            output.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.0} ms for {found.Count} of {Recordings}: {query}");
        }
    }

    private async Task<string> PlanAsync(Command listing)
    {
        var sqlite = ConnectionText.ProviderOf(Options) == StorageProvider.Sqlite;
        var explain = Statement.Rows($"{(sqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN")} {listing.Statement.Sql}", listing.Statement.Parameters);
        return string.Join('\n', await Store.Engine.QueryAsync(explain.With(listing.Values), row => row.GetString(sqlite ? 3 : 0), None));
    }
}
