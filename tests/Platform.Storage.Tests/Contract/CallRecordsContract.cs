using Platform.Contracts.Stores;
using Platform.Domain.Calls;

namespace Platform.Storage.Tests.Contract;

public abstract class CallRecordsContract(TestEngine engine) : StoreFixture(engine)
{
    [Fact]
    public async Task A_closed_record_comes_back_exactly()
    {
        var record = Samples.ClosedCall("acme", "01A");
        await Store.CallRecords.OpenAsync(Samples.OpenCall("acme", "01A"), None);
        await Store.CallRecords.CloseAsync(record, [], None);
        await ReopenAsync();
        var found = await Store.CallRecords.FindAsync("acme", "01A", None);
        Assert.Equal(Samples.Json(record), Samples.Json(found));
        Assert.Equal(record.OfferedAt, found!.OfferedAt);
        Assert.Equal(record.OfferedAt.Offset, found.OfferedAt.Offset);
    }

    [Fact]
    public async Task Opening_twice_or_after_the_close_changes_nothing()
    {
        var open = Samples.OpenCall("acme", "01A");
        await Store.CallRecords.OpenAsync(open, None);
        await Store.CallRecords.OpenAsync(open with { Queue = "sales" }, None);
        Assert.Equal("support", (await Store.CallRecords.FindAsync("acme", "01A", None))!.Queue);
        await Store.CallRecords.CloseAsync(Samples.ClosedCall("acme", "01A"), [], None);
        await Store.CallRecords.OpenAsync(open, None);
        Assert.NotNull((await Store.CallRecords.FindAsync("acme", "01A", None))!.EndedAt);
    }

    [Fact]
    public async Task Closing_posts_its_entries_and_closing_again_changes_nothing()
    {
        var record = Samples.ClosedCall("acme", "01A");
        await Store.CallRecords.OpenAsync(Samples.OpenCall("acme", "01A"), None);
        await Store.CallRecords.CloseAsync(record, [Samples.Minutes("acme", "call:01A:inbound", "01A")], None);
        await Store.CallRecords.CloseAsync(record with { Cause = EndCause.NodeLost },
            [Samples.Minutes("acme", "call:01A:inbound", "01A", amount: 9m), Samples.Minutes("acme", "call:01A:other", "01A")], None);
        Assert.Equal(EndCause.CallerHungUp, (await Store.CallRecords.FindAsync("acme", "01A", None))!.Cause);
        var entry = Assert.Single(await Store.Ledger.ListByReferenceAsync("acme", "01A", None));
        Assert.Equal("call:01A:inbound", entry.Id);
    }

    [Fact]
    public async Task A_record_that_was_not_opened_is_written_by_its_close()
    {
        await Store.CallRecords.CloseAsync(Samples.ClosedCall("acme", "01A"), [Samples.Minutes("acme", "e", "01A")], None);
        Assert.NotNull(await Store.CallRecords.FindAsync("acme", "01A", None));
        Assert.Single(await Store.Ledger.ListByReferenceAsync("acme", "01A", None));
    }

    [Fact]
    public async Task A_call_that_is_not_over_cannot_be_closed_nor_can_entries_of_a_stranger_be_posted_with_it()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.CallRecords.CloseAsync(Samples.OpenCall("acme", "01A"), [], None));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Store.CallRecords.CloseAsync(Samples.ClosedCall("acme", "01A"), [Samples.Minutes("other", "e", "01A")], None));
        Assert.Null(await Store.CallRecords.FindAsync("acme", "01A", None));
    }

    [Fact]
    public async Task Open_records_of_a_node_are_listed_until_they_are_closed()
    {
        await Store.CallRecords.OpenAsync(Samples.OpenCall("acme", "01A"), None);
        await Store.CallRecords.OpenAsync(Samples.OpenCall("globex", "01B"), None);
        await Store.CallRecords.OpenAsync(Samples.OpenCall("acme", "01C", node: "node-2"), None);
        await Store.CallRecords.CloseAsync(Samples.ClosedCall("acme", "01A"), [], None);
        Assert.Equal(["01B"], (await Store.CallRecords.ListOpenAsync("node-1", None)).Select(record => record.CallId));
    }

    [Fact]
    public async Task Pages_follow_each_other_newest_first_without_gap_or_repetition()
    {
        // Three calls a moment, so that pages break within one.
        var expected = Enumerable.Range(0, 60).Select(i => Samples.ClosedCall("acme", $"{i:D4}", Samples.Moment.AddSeconds(i / 3))).ToList();
        await Task.WhenAll(expected.Select(record => Store.CallRecords.CloseAsync(record, [], None)));
        var seen = new List<string>();
        for (string? before = null; ;)
        {
            var page = await Store.CallRecords.ListAsync("acme", new CallQuery(before, Limit: 7), None);
            if (page.Count == 0) break;
            seen.AddRange(page.Select(record => record.CallId));
            before = page[^1].CallId;
        }
        Assert.Equal(expected.Select(record => record.CallId).Reverse(), seen);
    }

    public static TheoryData<CallQuery, string> Filters => new()
    {
        { new CallQuery(), "4,3,2,1" },
        { new CallQuery(Queue: "sales"), "3,2" },
        { new CallQuery(Agent: "1002"), "4,2" },
        { new CallQuery(Queue: "sales", Agent: "1002"), "2" },
        { new CallQuery(Number: "+8613800000002"), "3,2" },
        { new CallQuery(Number: "+862110000000"), "4,3,1" },
        { new CallQuery(Number: "+862110000000", Limit: 2), "4,3" },
        { new CallQuery(Number: "+862110000000", Before: "4", Limit: 1), "3" },
        { new CallQuery(From: Samples.Moment.AddMinutes(2)), "4,3,2" },
        { new CallQuery(To: Samples.Moment.AddMinutes(2)), "1" },
        { new CallQuery(From: Samples.Moment.AddMinutes(2), To: Samples.Moment.AddMinutes(4), Before: "3"), "2" },
        { new CallQuery(Before: "unknown"), "" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Filters_choose(CallQuery query, string expected)
    {
        await Task.WhenAll(
            Close("1", 1, "support", "1001", "+8613800000001", "+862110000000"),
            Close("2", 2, "sales", "1002", "+8613800000002", "+862110000009"),
            Close("3", 3, "sales", "1001", "+8613800000002", "+862110000000"),
            Close("4", 4, "support", "1002", "+862110000000", "+862110000000"));
        Assert.Equal(expected, string.Join(',', (await Store.CallRecords.ListAsync("acme", query, None)).Select(record => record.CallId)));

        Task Close(string id, int minute, string queue, string agent, string from, string to) =>
            Store.CallRecords.CloseAsync(Samples.ClosedCall("acme", id, Samples.Moment.AddMinutes(minute), agent, queue, from, to), [], None);
    }

    [Fact]
    public async Task Calls_that_are_not_over_can_be_listed_alone()
    {
        foreach (var id in new[] { "1", "2", "3", "4" })
            await Store.CallRecords.OpenAsync(Samples.OpenCall("acme", id, node: $"node-{id}"), None);
        await Store.CallRecords.OpenAsync(Samples.OpenCall("globex", "5"), None);
        await Store.CallRecords.CloseAsync(Samples.ClosedCall("acme", "2"), [], None);
        Assert.Equal("4,3,1", await OpenAsync(new CallQuery(OpenOnly: true)));
        Assert.Equal("4,3", await OpenAsync(new CallQuery(OpenOnly: true, Limit: 2)));
        Assert.Equal("1", await OpenAsync(new CallQuery(Before: "3", OpenOnly: true)));
        Assert.Equal("", await OpenAsync(new CallQuery(Queue: "sales", OpenOnly: true)));

        async Task<string> OpenAsync(CallQuery query) =>
            string.Join(',', (await Store.CallRecords.ListAsync("acme", query, None)).Select(record => record.CallId));
    }

    [Fact]
    public async Task A_page_holds_1_to_500_calls()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.CallRecords.ListAsync("acme", new CallQuery(Limit: 0), None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.CallRecords.ListAsync("acme", new CallQuery(Limit: 501), None));
    }

    [Fact]
    public async Task Text_that_a_stranger_sent_is_kept_whatever_it_holds()
    {
        var record = Samples.ClosedCall("acme", "01A", from: "a'\u0000\"中文\u0007;--");
        await Store.CallRecords.CloseAsync(record, [], None);
        Assert.Equal(record.From, (await Store.CallRecords.FindAsync("acme", "01A", None))!.From);
        Assert.Single(await Store.CallRecords.ListAsync("acme", new CallQuery(Number: record.From), None));
    }
}
