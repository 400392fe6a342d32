using Platform.Domain.Catalog;
using Platform.Domain.Queues;
using static Platform.Domain.Tests.Catalog.CatalogCases;
using static Platform.Domain.Tests.Catalog.DeclarationCases;

namespace Platform.Domain.Tests.Catalog;

public class PriorityRulesTests
{
    private const string Ann = "+8613900000001";
    private static readonly CallerListDocument Gold = new("acme", "gold", "Gold", [Ann, "+8613900000002"]);

    [Fact]
    public void A_caller_list_has_different_numbers_in_E164()
    {
        Assert.Empty(Faults(With(Gold)));
        Assert.Equal(["tenants[acme].callerLists[Gold].id: BadSyntax"], Faults(With(Gold with { ListId = "Gold" })));
        Assert.Equal(["tenants[acme].callerLists[gold].numbers[1]: Duplicate"], Faults(With(Gold with { Numbers = [Ann, Ann] })));
        Assert.Equal(["tenants[acme].callerLists[gold].numbers[0]: BadSyntax"], Faults(With(Gold with { Numbers = ["13900000001"] })));
        Assert.Equal(["tenants[acme].callerLists[l50]: OutOfRange"], Faults(With([.. Enumerable.Range(0, 51).Select(i => Gold with { ListId = $"l{i}" })])));
        var many = Gold with { Numbers = [.. Enumerable.Range(0, 10_001).Select(i => $"+861390000{i:D5}")] };
        Assert.Equal(["tenants[acme].callerLists[gold].numbers: OutOfRange"], Faults(With(many)));
    }

    [Fact]
    public void A_rule_names_one_thing_that_is_there_and_gives_1_to_10_points()
    {
        Assert.Empty(Check(new PriorityRule(1, Caller: Ann), new PriorityRule(10, List: "gold"), new PriorityRule(5, Called: Number.E164), new PriorityRule(5, Tag: "vip")));
        Assert.Equal(["priorities[0].priority: OutOfRange", "priorities[1].priority: OutOfRange"], Check(new PriorityRule(0, Caller: Ann), new PriorityRule(11, Caller: Ann)));
        Assert.Equal(["priorities[0]: OutOfRange", "priorities[1]: OutOfRange"], Check(new PriorityRule(1), new PriorityRule(1, Caller: Ann, List: "gold")));
        Assert.Equal(["priorities[0].caller: BadSyntax", "priorities[1].list: UnknownReference", "priorities[2].called: UnknownReference", "priorities[3].tag: BadSyntax"],
            Check(new PriorityRule(1, Caller: "anna"), new PriorityRule(1, List: "silver"), new PriorityRule(1, Called: Ann), new PriorityRule(1, Tag: "V I P")));
        Assert.Equal(["priorities: OutOfRange"], Check([.. Enumerable.Repeat(new PriorityRule(1, Caller: Ann), 21)]));
        Assert.Equal(["tenants[acme].queues[support].ageingMs: OutOfRange"], Faults(Replace(Queue, Queue with { AgeingMs = 999 })));
    }

    [Theory]
    [InlineData(Ann, "+862800000001", null, 7, "list gold")]
    [InlineData("+8613900000002", "+862800000001", null, 7, "list gold")]
    [InlineData("+8613900000003", "+862800000001", null, 2, "called +862800000001")]
    [InlineData("+8613900000009", "+862800000009", null, 9, "caller +8613900000009")]
    [InlineData("anonymous", "+862800000009", null, 0, null)]
    [InlineData("anonymous", "+862800000009", "vip", 8, "tag vip")]
    [InlineData(Ann, "+862800000001", "vip", 8, "tag vip")]
    [InlineData(Ann, "+862800000001", "new", 7, "list gold")]
    public void The_rule_of_most_points_counts(string caller, string called, string? tag, int points, string? because)
    {
        var queue = Queue with { Priorities = [new(2, Called: "+862800000001"), new(3, Caller: Ann), new(7, List: "gold"), new(8, Tag: "vip"), new(9, Caller: "+8613900000009")] };
        Assert.Equal(new ContactPriority(points, because), ContactPriority.Of(new CatalogSnapshot(1, [queue, Gold]), queue, caller, called, tag is null ? [] : [tag]));
    }

    [Fact]
    public void A_list_of_another_tenant_counts_for_nobody_here()
    {
        var queue = Queue with { Priorities = [new(7, List: "gold")] };
        Assert.Equal(ContactPriority.None, ContactPriority.Of(new CatalogSnapshot(1, [queue, Gold with { TenantId = "globex" }]), queue, Ann, "", []));
    }

    [Fact]
    public void A_file_declares_lists_and_rules_and_its_export_declares_the_same()
    {
        const string House = """
            { "operator": { "name": "Op" }, "priceLists": [ { "id": "standard", "currency": "CNY", "minutes": [], "seats": [] } ],
              "tenants": [ { "id": "acme", "name": "Acme", "callerLists": [ { "id": "gold", "name": "Gold", "numbers": [ "+86 139 0000 0001" ] } ],
                "queues": [ { "id": "support", "name": "Support", "ageingMs": 30000, "priorities": [ { "priority": 5, "list": "gold" } ] } ] } ] }
            """;
        var plan = Plan(House);
        Assert.Empty(plan.Faults);
        var house = Apply(CatalogSnapshot.Empty, plan.Diff);
        Assert.Equal(["gold"], house.CallerListsOf("acme", Ann));
        var export = System.Text.Encoding.UTF8.GetString(Platform.Domain.Catalog.Declarations.DeclarationJson.Write(Platform.Domain.Catalog.Declarations.DeclarationExport.Of(house, Now)));
        Assert.Empty(Plan(export, house).Diff.Lines);
        Assert.Equal(["~ queue acme/support priorities: [list gold +5] -> [caller +8613900000001 +6], ageingMs: 30000 -> 60000"],
            Plan(House.Replace("\"ageingMs\": 30000, ", "", StringComparison.Ordinal).Replace("5, \"list\": \"gold\"", "6, \"caller\": \"+8613900000001\"", StringComparison.Ordinal), house).Diff.Lines);
    }

    private static IEnumerable<string> Check(params PriorityRule[] rules) => Faults([.. Replace(Queue, Queue with { Priorities = rules }), Gold])
        .Select(fault => fault.Replace("tenants[acme].queues[support].", "", StringComparison.Ordinal));

    private static string[] Faults(IReadOnlyList<CatalogDocument> documents) => [.. CatalogRules.Check(documents).Select(fault => $"{fault.Path}: {fault.Code}")];
}
