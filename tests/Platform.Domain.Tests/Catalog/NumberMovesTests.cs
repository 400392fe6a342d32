using Platform.Domain.Billing;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using Platform.Domain.Numbers;

namespace Platform.Domain.Tests.Catalog;

/// <summary>What applying a file does to numbers.</summary>
public class NumberMovesTests
{
    private const string Free = "+862800000100";

    private static readonly CatalogSnapshot House = new(4,
    [
        CatalogCases.Operator, CatalogCases.Trunk, CatalogCases.Prices with { Numbers = [new("geographic", 30m), new("golden", 300m)] },
        .. Tenant("acme"), .. Tenant("globex"), CatalogCases.Number, Pool("geo", "geographic", "+862800000100", "+862800000199"),
    ]);

    private static readonly NumberHolding Held =
        new(CatalogCases.Number.E164, 2, NumberState.Assigned, "acme", null, null, DeclarationCases.Now.AddDays(-3));

    [Fact]
    public void A_number_of_a_pool_is_assigned_and_its_rental_begins()
    {
        var plan = Plan(Tenants(("acme", [CatalogCases.Number.E164, "+86 28 0000 0100"])));
        Assert.Equal(["+ number +862800000100"], plan.Diff.Lines);
        Assert.Equal(new NumberHolding(Free, 5, NumberState.Assigned, "acme", "geo", "geographic", DeclarationCases.Now), Assert.Single(plan.Diff.Holdings));
        Assert.Equal(
            new NumberRentalEntry($"number:{Free}:5:begin", "acme", DeclarationCases.Now, Free, 5, "geographic", new(2026, 11, 20), null),
            Assert.Single(plan.Diff.Entries));
    }

    [Fact]
    public void A_number_of_no_pool_has_a_history_but_no_rental()
    {
        var plan = Plan(Tenants(("acme", [CatalogCases.Number.E164, "+442000000001"])));
        Assert.Null(Assert.Single(plan.Diff.Holdings).Pool);
        Assert.Empty(plan.Diff.Entries);
    }

    [Fact]
    public void A_number_that_the_file_does_not_list_any_more_is_taken_back()
    {
        var pooled = Held with { Number = Free, Pool = "geo", PriceClass = "geographic" };
        var current = new CatalogSnapshot(4, [.. House.Documents, new NumberDocument(Free, "acme", "support")]);
        var plan = Plan(Tenants(("acme", [])), current, Held, pooled);
        Assert.Equal(
            [(Held.Number, NumberState.Assigned, HoldingEnd.TakenBack), (Free, NumberState.Assigned, HoldingEnd.TakenBack), (Free, NumberState.Quarantined, null)],
            plan.Diff.Holdings.Select(holding => (holding.Number, holding.State, holding.End)));
        var entry = Assert.IsType<NumberRentalEntry>(Assert.Single(plan.Diff.Entries));
        Assert.Equal(($"number:{Free}:2:end", new DateOnly(2026, 11, 17), new DateOnly(2026, 11, 20)), (entry.Id, entry.From, entry.To));
    }

    [Fact]
    public void A_number_moves_between_two_tenants_of_one_file_without_rest()
    {
        var plan = Plan(Tenants(("acme", []), ("globex", [CatalogCases.Number.E164])), House, Held);
        Assert.Equal([("acme", (HoldingEnd?)HoldingEnd.Moved), ("globex", null)], plan.Diff.Holdings.Select(holding => (holding.Tenant, holding.End)));
    }

    [Fact]
    public void A_new_queue_is_no_new_holding()
    {
        var plan = Plan("""{"tenants": [{"id": "acme", "name": "acme", "numbers": [{"number": "+862800000001"}], "queues": [{"id": "support", "name": "Support"}]}]}""", House, Held);
        Assert.Contains("queue: support -> (none)", Assert.Single(plan.Diff.Lines), StringComparison.Ordinal);
        Assert.Empty(plan.Diff.Holdings);
    }

    [Fact]
    public void What_rests_or_is_kept_for_others_is_refused_with_its_place_in_the_file()
    {
        var reserved = Held with { Number = Free, State = NumberState.Reserved, Tenant = "globex", Until = DeclarationCases.Now.AddHours(1) };
        var resting = reserved with { Number = "+862800000101", State = NumberState.Quarantined, Tenant = "acme" };
        var plan = Plan(Tenants(("acme", [CatalogCases.Number.E164, Free, resting.Number])), House, Held, reserved, resting);
        Assert.Equal(
            [("$.tenants[0].numbers[1].number", CatalogFaultCode.NumberNotFree), ("$.tenants[0].numbers[2].number", CatalogFaultCode.NumberNotFree)],
            plan.Faults.Select(fault => (fault.Path, fault.Code)));
        Assert.Contains("2026-11-20 13:00", plan.Faults[1].Text, StringComparison.Ordinal);
        Assert.True(plan.Diff.IsEmpty);
    }

    [Fact]
    public void A_number_that_an_unlisted_tenant_has_is_refused()
    {
        var plan = Plan(Tenants(("globex", [CatalogCases.Number.E164])), House, Held);
        Assert.Equal(["$.tenants[0].numbers[0]"], plan.Faults.Select(fault => fault.Path));
    }

    [Fact]
    public void A_number_whose_class_has_no_price_is_refused()
    {
        var plan = Plan($$"""
            {"numberPools": [{"id": "far", "name": "Far", "ranges": [{"first": "+442000000000", "last": "+442000000009"}], "priceClass": "satellite"}],
             "tenants": [{"id": "acme", "name": "acme", "numbers": [{"number": "+442000000001"}]}]}
            """);
        Assert.Equal([("$.tenants[0].numbers[0].number", CatalogFaultCode.NotPriced)], plan.Faults.Select(fault => (fault.Path, fault.Code)));
    }

    [Fact]
    public void When_a_pool_comes_to_contain_a_rented_number_its_rental_begins_and_goes_on_under_each_new_class()
    {
        var first = Plan(Pools("golden", "+862800000000"), House, Held);
        Assert.Equal([(HoldingEnd?)HoldingEnd.Repriced, null], first.Diff.Holdings.Select(holding => holding.End));
        Assert.Equal("golden", Assert.IsType<NumberRentalEntry>(Assert.Single(first.Diff.Entries)).PriceClass);
        var second = Plan(Pools("geographic", "+862800000000"), DeclarationCases.Apply(House, first.Diff), first.Diff.Holdings[1]);
        Assert.Equal([(Held.Number, "golden", true), (Held.Number, "geographic", false)],
            second.Diff.Entries.OfType<NumberRentalEntry>().Select(entry => (entry.Reference, entry.PriceClass, entry.To is not null)));
        Assert.Empty(Plan(Pools("geographic", "+862800000001"), DeclarationCases.Apply(House, second.Diff), second.Diff.Holdings[1]).Diff.Holdings);
    }

    [Fact]
    public void Pools_prices_and_numbers_without_a_queue_are_exported_and_applied_again_change_nothing()
    {
        var current = new CatalogSnapshot(4, [.. House.Documents, new NumberDocument(Free, "acme", null)]);
        var exported = DeclarationJson.Write(DeclarationExport.Of(current, DeclarationCases.Now));
        var plan = DeclarationPlan.Make(exported, current, DeclarationCases.Secrets(), DeclarationCases.Now);
        Assert.Empty(plan.Faults);
        Assert.True(plan.Settle([]).Diff.IsEmpty);
    }

    private static DeclarationPlan Plan(string json, CatalogSnapshot? current = null, params NumberHolding[] held)
    {
        var plan = DeclarationCases.Plan(json, current ?? House);
        return plan.Settle(held.Where(holding => plan.MovedNumbers.Contains(holding.Number)));
    }

    private static string Tenants(params (string Id, string[] Numbers)[] tenants) => $$"""
        {"tenants": [{{string.Join(", ", tenants.Select(tenant => $$"""
            {"id": "{{tenant.Id}}", "name": "{{tenant.Id}}", "queues": [{"id": "support", "name": "Support"}],
             "numbers": [{{string.Join(", ", tenant.Numbers.Select(number => $$"""{"number": "{{number}}", "queue": "support"}"""))}}]}
            """))}}]}
        """;

    private static string Pools(string priceClass, string first) =>
        $$"""{"numberPools": [{"id": "geo", "name": "Geo", "ranges": [{"first": "{{first}}", "last": "+862800000199"}], "priceClass": "{{priceClass}}"}]}""";

    private static CatalogDocument[] Tenant(string id) => [new TenantDocument(id, id), new QueueDocument(id, "support", "Support")];

    private static NumberPoolDocument Pool(string id, string priceClass, string first, string last) =>
        new(id, "Geo", [new(first, last)], [NumberCapability.Voice], priceClass, []);
}
