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
