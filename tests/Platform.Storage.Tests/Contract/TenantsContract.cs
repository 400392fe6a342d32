using Platform.Contracts.Stores;

namespace Platform.Storage.Tests.Contract;

/// <summary>The walls between tenants: with the same ids on both sides, each side sees its own things only.</summary>
public abstract class TenantsContract(TestEngine engine) : StoreFixture(engine)
{
    private static readonly string[] Tenants = ["acme", "globex"];

    [Fact]
    public async Task Each_query_answers_with_its_own_tenants_rows_only()
    {
        foreach (var tenant in Tenants)
        {
            await Store.CallRecords.CloseAsync(Samples.ClosedCall(tenant, "01A", agent: $"{tenant}-agent"),
                [Samples.Minutes(tenant, "e1", "01A"), Samples.Rental(tenant, "r1", tenant.Length)], None);
            await Store.SipBindings.ReplaceAsync(tenant, "1001",
                [new SipBinding(tenant, "1001", tenant, "udp:192.0.2.7:5060", null, "c", 1, 1, Samples.Moment, null)], None);
        }
        foreach (var tenant in Tenants)
        {
            Assert.Equal($"{tenant}-agent", (await Store.CallRecords.FindAsync(tenant, "01A", None))!.Agent);
            foreach (var query in new CallQuery[] { new(), new(Queue: "support"), new(Number: "+8613800000001"), new(From: Samples.Moment) })
                Assert.Equal(tenant, Assert.Single(await Store.CallRecords.ListAsync(tenant, query, None)).Tenant);
            Assert.Empty(await Store.CallRecords.ListAsync(tenant, new CallQuery(Agent: $"{Tenants.Single(other => other != tenant)}-agent"), None));
            Assert.All(await Store.Ledger.ListAsync(tenant, Samples.Moment, Samples.Moment.AddDays(1), None), entry => Assert.Equal(tenant, entry.Tenant));
            Assert.Equal(tenant, Assert.Single(await Store.Ledger.ListByReferenceAsync(tenant, "01A", None)).Tenant);
            Assert.Equal(tenant.Length, Assert.Single(await Store.Ledger.ListRentalsAsync(tenant, DateTimeOffset.MaxValue, None)).Quantity);
            Assert.Equal(tenant, Assert.Single(await Store.SipBindings.ListAsync(tenant, "1001", None)).Contact);
        }
        Assert.Null(await Store.CallRecords.FindAsync("initech", "01A", None));
        Assert.Empty(await Store.Ledger.ListAsync("initech", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, None));
    }

    [Fact]
    public async Task A_page_cannot_start_at_another_tenants_call()
    {
        await Store.CallRecords.CloseAsync(Samples.ClosedCall("acme", "01A"), [], None);
        await Store.CallRecords.CloseAsync(Samples.ClosedCall("globex", "01B", Samples.Moment.AddHours(1)), [], None);
        Assert.Empty(await Store.CallRecords.ListAsync("acme", new CallQuery(Before: "01B"), None));
    }
}
