using System.Globalization;
using Platform.Domain.Billing;

namespace Platform.Storage.Tests.Contract;

public abstract class LedgerContract(TestEngine engine) : StoreFixture(engine)
{
    [Fact]
    public async Task An_entry_is_added_once_and_never_changed()
    {
        var entry = Samples.Minutes("acme", "e1", "01A");
        await Store.Ledger.PostAsync([entry, entry], None);
        await Store.Ledger.PostAsync([entry with { Amount = 7m }, Samples.Minutes("acme", "e2", "01A")], None);
        var stored = await Store.Ledger.ListByReferenceAsync("acme", "01A", None);
        Assert.Equal([entry, Samples.Minutes("acme", "e2", "01A")], stored);
    }

    [Theory]
    [InlineData("0.0001")]
    [InlineData("0.1000")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-12345678901234567890.12345678")]
    [InlineData("0")]
    public async Task Money_is_exact(string amount)
    {
        var entry = Samples.Minutes("acme", "e1", "01A", amount: decimal.Parse(amount, CultureInfo.InvariantCulture));
        await Store.Ledger.PostAsync([entry], None);
        var stored = Assert.IsType<MinutesEntry>(Assert.Single(await Store.Ledger.ListByReferenceAsync("acme", "01A", None)));
        Assert.Equal(amount, stored.Amount.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_span_holds_its_begin_and_not_its_end_to_the_tick()
    {
        var from = Samples.Moment;
        var to = from.AddTicks(25);
        await Store.Ledger.PostAsync([At("before", from.AddTicks(-1)), At("last", to.AddTicks(-1)), At("first", from), At("after", to)], None);
        Assert.Equal(["first", "last"], (await Store.Ledger.ListAsync("acme", from, to, None)).Select(entry => entry.Id));

        static LedgerEntry At(string id, DateTimeOffset at) => Samples.Minutes("acme", id, "01A", at);
    }

    [Fact]
    public async Task Pages_follow_each_other_oldest_first_without_gap_or_repetition()
    {
        // Three entries a moment, so that pages break within one; one on either side of the period, and one of a stranger.
        var from = Samples.Moment;
        var to = from.AddSeconds(10);
        var inside = Enumerable.Range(0, 30).Select(i => Samples.Minutes("acme", $"{i:D2}", "01A", from.AddSeconds(i / 3))).ToList();
        await Store.Ledger.PostAsync([.. inside, Samples.Minutes("acme", "early", "01A", from.AddMicroseconds(-1)), Samples.Minutes("acme", "late", "01A", to),
            Samples.Minutes("globex", "strange", "01A", from)], None);
        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = await Store.Ledger.ListPageAsync("acme", from, to, after, 7, None);
            seen.AddRange(page.Select(entry => entry.Id));
            if (page.Count < 7) break;
            after = page[^1].Id;
        }
        Assert.Equal(inside.Select(entry => entry.Id), seen);
        Assert.Empty(await Store.Ledger.ListPageAsync("acme", from, to, "unknown", 7, None));
    }

    [Fact]
    public async Task A_pages_period_is_cut_to_whole_microseconds()
    {
        var at = Samples.Moment.AddTicks(3);
        await Store.Ledger.PostAsync([Samples.Minutes("acme", "e", "01A", at)], None);
        Assert.Single(await Store.Ledger.ListPageAsync("acme", at.AddTicks(2), at.AddSeconds(1), null, 1, None));
        Assert.Empty(await Store.Ledger.ListPageAsync("acme", Samples.Moment.AddSeconds(-1), at.AddTicks(2), null, 1, None));
    }

    [Fact]
    public async Task A_page_holds_1_to_1000_entries()
    {
        foreach (var limit in new[] { 0, 1001 })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.Ledger.ListPageAsync("acme", Samples.Moment, Samples.Moment, null, limit, None));
    }

    [Fact]
    public async Task Rentals_are_listed_alone_oldest_first()
    {
        await Store.Ledger.PostAsync([Samples.Rental("acme", "r2", 5, Samples.Moment.AddDays(1)), Samples.Rental("acme", "r1", 3),
            Samples.Minutes("acme", "m", "01A"), Samples.Rental("acme", "r3", 0, Samples.Moment.AddDays(2))], None);
        Assert.Equal(["r1", "r2"], (await Store.Ledger.ListRentalsAsync("acme", Samples.Moment.AddDays(2), None)).Select(entry => entry.Id));
    }

    [Fact]
    public async Task Posting_nothing_is_harmless()
    {
        await Store.Ledger.PostAsync([], None);
        Assert.Empty(await Store.Ledger.ListAsync("acme", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, None));
    }
}
