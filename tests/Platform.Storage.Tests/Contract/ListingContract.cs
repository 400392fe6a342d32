using Platform.Contracts.Stores;
using Platform.Storage.Engines;
using Platform.Storage.Stores;

namespace Platform.Storage.Tests.Contract;

/// <summary>A tenant with 100,000 calls: every listing reads its page off an index.</summary>
public abstract class ListingContract(TestEngine engine) : StoreFixture(engine)
{
    private const int Calls = 100_000;

    // In the SQL that both engines share: 20 queues, 100 agents, 1,000 callers; a second tenant with as many calls.
    private const string Fill = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
        INSERT INTO call_records (tenant, call_id, offered_at, ended_at, queue, agent, from_number, to_number, node, body)
        SELECT '{0}', 'c' || i, {1}, {1}, 'q' || (i % 20), 'a' || (i % 100), 'f' || (i % 1000), 't' || (i % 10), 'node-1', '{{}}' FROM n
        """;

    public static TheoryData<CallQuery, string> Queries => new()
    {
        { new CallQuery(), "call_records_time" },
        { new CallQuery(From: Samples.Moment), "call_records_time" },
        { new CallQuery(Before: "c50000"), "call_records_time" },
        { new CallQuery(Queue: "q7", Before: "c50007"), "call_records_queue" },
        { new CallQuery(Agent: "a7", Before: "c50007"), "call_records_agent" },
        { new CallQuery(OpenOnly: true), "call_records_live" },
        { new CallQuery(Before: "c50000", OpenOnly: true), "call_records_live" },
        { new CallQuery(Number: "f7"), "call_records_from" },
        { new CallQuery(Number: "t7", Before: "c50007"), "call_records_to" },
    };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var moment = ConnectionText.ProviderOf(Options) == StorageProvider.Sqlite ? "638000000000000000 + i * 10000000" : "timestamptz '2026-01-01Z' + i * interval '1 second'";
        foreach (var tenant in new[] { "acme", "globex" })
            await ExecuteAsync(Fill.Replace("{0}", tenant, StringComparison.Ordinal).Replace("{1}", moment, StringComparison.Ordinal).Replace("{{}}", "{}", StringComparison.Ordinal));
        await ExecuteAsync("ANALYZE");
    }

    [Fact]
    public async Task Listings_use_their_index_and_do_not_sort_the_tenants_calls()
    {
        foreach (var row in Queries)
        {
            var plan = await PlanAsync(CallListing.CommandOf("acme", (CallQuery)row[0]));
            Assert.Contains((string)row[1], plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN call_records", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
        await CheckPlainListingAsync();
    }

    private async Task CheckPlainListingAsync()
    {
        var plan = await PlanAsync(CallListing.CommandOf("acme", new CallQuery(Before: "c50000")));
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
        var count = await Store.Engine.QueryAsync(Statement.Rows("SELECT count(*) FROM call_records WHERE tenant = $1", ColumnKind.Text).With("acme"),
            static row => row.GetInt64(0), None);
        Assert.Equal(Calls, count[0]);
    }

    private async Task<string> PlanAsync(Command listing)
    {
        var sqlite = ConnectionText.ProviderOf(Options) == StorageProvider.Sqlite;
        var explain = Statement.Rows($"{(sqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN")} {listing.Statement.Sql}", listing.Statement.Parameters);
        return string.Join('\n', await Store.Engine.QueryAsync(explain.With(listing.Values), row => row.GetString(sqlite ? 3 : 0), None));
    }
}
