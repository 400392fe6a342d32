using Platform.Contracts.Stores;
using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;

namespace Platform.Storage.Tests.Contract;

public abstract class NumberHoldingsContract(TestEngine engine) : StoreFixture(engine)
{
    private const string Number = "+862800000100";

    private static readonly DateTimeOffset Now = Samples.Moment.ToUniversalTime();

    private static readonly NumberHolding Assigned = new(Number, 1, NumberState.Assigned, "acme", "geo", "geographic", Now);

    [Fact]
    public async Task A_holding_comes_back_to_the_tick_and_its_end_is_kept()
    {
        NumberHolding[] begun = [new("+12025550100", 1, NumberState.Reserved, "globex", null, null, Now, Now.AddDays(7)), Assigned];
        await WriteAsync(0, begun);
        await ReopenAsync();
        Assert.Equal(begun, await Store.NumberHoldings.FindAsync([Number, "+12025550100", "+862800000101"], None));
        var ended = Assigned with { EndedAt = Now.AddDays(1), End = HoldingEnd.Released };
        var resting = new NumberHolding(Number, 2, NumberState.Quarantined, "acme", "geo", null, Now.AddDays(1), Now.AddDays(91));
        await WriteAsync(1, ended, resting);
        Assert.Equal([ended, resting], await Store.NumberHoldings.ListHistoryAsync(Number, None));
        Assert.Equal([resting], await Store.NumberHoldings.FindAsync([Number], None));
    }

    [Fact]
    public async Task On_an_old_revision_no_holding_begins_or_ends()
    {
        await WriteAsync(0, Assigned);
        Assert.Null(await WriteAsync(0, Assigned with { EndedAt = Now, End = HoldingEnd.TakenBack }, Assigned with { Number = "+862800000101" }));
        Assert.Null(await WriteAsync(2, Assigned with { EndedAt = Now, End = HoldingEnd.TakenBack }));
        Assert.Equal([Assigned], await Store.NumberHoldings.FindAsync([Number, "+862800000101"], None));
    }

    [Fact]
    public async Task The_schema_itself_lets_nobody_share_a_number()
    {
        await WriteAsync(0, Assigned);
        var taken = await Assert.ThrowsAsync<StoreException>(() => WriteAsync(1, Assigned with { Id = 2, Tenant = "globex" }));
        Assert.Equal(StoreFault.Rejected, taken.Fault);
        Assert.Equal("acme", Assert.Single(await Store.NumberHoldings.ListHistoryAsync(Number, None)).Tenant);
    }

    [Fact]
    public async Task Holdings_in_force_are_listed_in_the_order_of_their_numbers()
    {
        NumberHolding[] begun =
        [
            Held("+862800000300", NumberState.Assigned, "acme"), Held("+8628000001", NumberState.Assigned, "acme"), Held("+862800000200", NumberState.Reserved, "acme") with { Until = Now },
            Held("+862800000201", NumberState.Reserved, "globex") with { Until = Now.AddTicks(1) }, Held("+442000000001", NumberState.Quarantined, "globex") with { Until = Now.AddDays(1) },
        ];
        await WriteAsync(0, begun);
        Assert.Equal(["+8628000001", "+442000000001", "+862800000201", "+862800000300"], await ListAsync(new(Now)));
        Assert.Equal(["+862800000201"], await ListAsync(new(Now, new NumberSpan(862800000200, 862800000299))));
        Assert.Equal(["+8628000001", "+862800000300"], await ListAsync(new(Now, State: NumberState.Assigned)));
        Assert.Equal(["+442000000001", "+862800000201"], await ListAsync(new(Now, Tenant: "globex")));
        Assert.Equal(["+442000000001"], await ListAsync(new(Now, Prefix: "44")));
        Assert.Equal(["+862800000300"], await ListAsync(new(Now, Digits: "0030")));
        Assert.Equal(["+442000000001", "+862800000201"], await ListAsync(new(Now, After: 8628000001, Limit: 2)));
        Assert.Equal([(NumberState.Assigned, 1L), (NumberState.Reserved, 1L)], (await Store.NumberHoldings.CountAsync(new(862800000000, 862800000999), Now, None))
            .Select(count => (count.State, count.Numbers)).OrderByDescending(count => count.State == NumberState.Assigned));
    }

    [Fact]
    public async Task Many_numbers_are_found_at_once()
    {
        var begun = Enumerable.Range(0, 120).Select(i => Held($"+8628000{i:D5}", NumberState.Assigned, "acme")).ToArray();
        await WriteAsync(0, begun);
        var found = await Store.NumberHoldings.FindAsync([.. begun.Select(holding => holding.Number), "+862899999999"], None);
        Assert.Equal(begun.Select(holding => holding.Number), found.Select(holding => holding.Number).Order(StringComparer.Ordinal));
        Assert.Empty(await Store.NumberHoldings.FindAsync([], None));
    }

    [Fact]
    public async Task Of_many_who_order_one_number_one_gets_it_and_nothing_is_lost()
    {
        await using var second = await OpenAsync();
        string[] tenants = ["acme", "globex", "initech", "umbrella"];
        CatalogDocument[] house =
        [
            new PriceListDocument("standard", "CNY", [], [], [new("geographic", 30m)]), .. tenants.Select(tenant => new TenantDocument(tenant, tenant)),
            new NumberPoolDocument("geo", "Geo", [new("+862800000100", "+862800000103")], [NumberCapability.Voice], "geographic", []),
        ];
        await Store.CatalogStore.CommitAsync(0, [.. house.Select(document => new DocumentChange(document))], [], None);
        var orders = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            OrderAsync(i % 2 == 0 ? Store : second, $"+86280000010{i / 4}", tenants[i % 4]))));
        foreach (var number in orders.GroupBy(order => order.Number))
        {
            var winner = Assert.Single(number, order => order.Refusal is null);
            Assert.All(number.Where(order => order != winner), order => Assert.Equal(HoldingRefusal.HeldByOther, order.Refusal));
            Assert.Equal(winner.Tenant, (await Store.CatalogStore.LoadAsync(None)).FindNumber(number.Key)!.TenantId);
            Assert.Equal(winner.Tenant, Assert.Single(await Store.NumberHoldings.ListHistoryAsync(number.Key, None)).Tenant);
            foreach (var tenant in tenants)
                Assert.Equal(tenant == winner.Tenant ? 1 : 0, (await Store.Ledger.ListNumberRentalsAsync(tenant, DateTimeOffset.MaxValue, None)).Count(entry => entry.Reference == number.Key));
        }
    }

    [Fact]
    public async Task Numbers_that_were_assigned_before_there_were_holdings_have_one()
    {
        await Store.CatalogStore.CommitAsync(0, [new DocumentChange(new NumberDocument(Number, "acme", "support"))], [], None);
        await ExecuteAsync("DROP TABLE number_holdings");
        await ExecuteAsync("DELETE FROM schema_migrations WHERE name = '0004_number_holdings'");
        await ReopenAsync();
        var holding = Assert.Single(await Store.NumberHoldings.FindAsync([Number], None));
        Assert.Equal((NumberState.Assigned, "acme", 1L, null, null), (holding.State, holding.Tenant, holding.Id, holding.Pool, holding.PriceClass));
        Assert.InRange(holding.Since, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow().AddMinutes(5));
    }

    [Fact]
    public async Task Number_rentals_are_listed_alone()
    {
        var began = new NumberRentalEntry("n1", "acme", Samples.Moment, Number, 1, "geographic", new DateOnly(2026, 11, 21), null);
        await Store.Ledger.PostAsync([began, began with { Id = "n2", At = Samples.Moment.AddDays(1), To = new DateOnly(2026, 11, 22) }, Samples.Rental("acme", "r1", 3)], None);
        Assert.Equal([began], await Store.Ledger.ListNumberRentalsAsync("acme", Samples.Moment.AddDays(1), None));
        Assert.Equal(2, (await Store.Ledger.ListByReferenceAsync("acme", Number, None)).Count);
    }

    private static NumberHolding Held(string number, NumberState state, string tenant) => new(number, 1, state, tenant, "geo", null, Now);

    private static async Task<(string Number, string Tenant, HoldingRefusal? Refusal)> OrderAsync(PlatformStore store, string number, string tenant)
    {
        while (true)
        {
            var before = await store.CatalogStore.LoadAsync(None);
            var held = (await store.NumberHoldings.FindAsync([number], None)).SingleOrDefault();
            var order = NumberOrder.Decide(before, number, held, new NumberCommand.Assign(tenant, NumberActor.Tenant), null, Now);
            if (order.Refusal is not null || await store.CatalogStore.CommitAsync(before.Revision, order.Diff, None) is not null)
                return (number, tenant, order.Refusal);
        }
    }

    private async Task<IEnumerable<string>> ListAsync(HoldingQuery query) => (await Store.NumberHoldings.ListAsync(query, None)).Select(holding => holding.Number);

    private Task<long?> WriteAsync(long revision, params NumberHolding[] holdings) =>
        Store.CatalogStore.CommitAsync(revision, CatalogDiff.Empty with { Holdings = holdings }, None);
}
