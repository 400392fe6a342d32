using System.Text;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using static Platform.Domain.Tests.Catalog.CatalogCases;
using static Platform.Domain.Tests.Catalog.DeclarationCases;

namespace Platform.Domain.Tests.Catalog;

public class OverflowRulesTests
{
    private static readonly ServiceLevelTarget Level = new(80, 20_000);

    [Fact]
    public void A_rule_has_what_its_trigger_needs_and_no_more()
    {
        Assert.Empty(Check(new(OverflowTrigger.Wait, "agent:1001", AfterMs: 60_000), new(OverflowTrigger.Length, "number:+8613900000000", MoreThan: 0),
            new(OverflowTrigger.NoAgent, "queue:sales"), new(OverflowTrigger.NoAgent, "queue:sales", AfterMs: 0), new(OverflowTrigger.AtRisk, "queue:sales")));
        Assert.Equal(["overflows[0].afterMs: MissingProperty", "overflows[1].moreThan: MissingProperty"],
            Check(new(OverflowTrigger.Wait, "queue:sales"), new(OverflowTrigger.Length, "queue:sales")));
        Assert.Equal(["overflows[0].afterMs: OutOfRange", "overflows[1].moreThan: OutOfRange", "overflows[2].afterMs: OutOfRange", "overflows[3].moreThan: OutOfRange"],
            Check(new(OverflowTrigger.Wait, "queue:sales", AfterMs: 300_000), new(OverflowTrigger.NoAgent, "queue:sales", MoreThan: 1),
                new(OverflowTrigger.Length, "queue:sales", AfterMs: 5_000, MoreThan: 1), new(OverflowTrigger.Length, "queue:sales", MoreThan: -1)));
        Assert.Equal(["overflows[0].when: OutOfRange"], Faults(Queue with { Overflows = [new(OverflowTrigger.AtRisk, "queue:sales")] }));
        Assert.Equal(["overflows[0].when: OutOfRange"], Check(new OverflowRule((OverflowTrigger)9, "queue:sales")));
        Assert.Equal(["overflows: OutOfRange"], Check([.. Enumerable.Repeat(new OverflowRule(OverflowTrigger.NoAgent, "queue:sales"), 11)]));
    }

    [Fact]
    public void It_leads_somewhere_else()
    {
        Assert.Equal(
            ["overflows[0].to: UnknownReference", "overflows[1].to: UnknownReference", "overflows[2].to: OutOfRange", "overflows[3].to: BadSyntax", "overflows[4].to: OutOfRange"],
            Check([.. new[] { "queue:nowhere", "agent:1009", "number:+862800000001", "sales", "queue:support" }.Select(to => new OverflowRule(OverflowTrigger.NoAgent, to))]));
    }

    [Fact]
    public void A_service_level_is_a_share_and_a_time()
    {
        Assert.Empty(Faults(Queue with { ServiceLevel = Level }));
        Assert.Equal(["serviceLevel.targetPercent: OutOfRange", "serviceLevel.withinMs: OutOfRange"], Faults(Queue with { ServiceLevel = new(0, 999) }));
    }

    [Fact]
    public void The_last_agent_is_remembered_for_a_minute_to_90_days_and_waited_for_at_most_10_minutes()
    {
        Assert.Empty(Faults(Queue with { LastAgent = new(7_776_000_000, 600_000) }));
        Assert.Equal(["lastAgent.withinMs: OutOfRange", "lastAgent.waitMs: OutOfRange"], Faults(Queue with { LastAgent = new(59_999, 600_001) }));
    }

    [Fact]
    public void Two_to_100_agents_ring_at_once()
    {
        Assert.Empty(Faults(Queue with { Strategy = QueueStrategy.RingAll, RingLimit = 100 }));
        Assert.Equal(["ringLimit: OutOfRange"], Faults(Queue with { Strategy = QueueStrategy.RingAll, RingLimit = 1 }));
    }

    [Fact]
    public void A_file_declares_them_and_its_export_declares_the_same()
    {
        const string House = """
            { "operator": { "name": "Op" }, "priceLists": [ { "id": "standard", "currency": "CNY", "minutes": [], "seats": [] } ],
              "tenants": [ { "id": "acme", "name": "Acme", "queues": [ { "id": "sales", "name": "Sales" },
                { "id": "support", "name": "Support", "serviceLevel": { "targetPercent": 80, "withinMs": 20000 }, "lastAgent": { "withinMs": 3600000, "waitMs": 20000 }, "strategy": "ringAll", "ringLimit": 5,
                  "overflows": [ { "when": "wait", "afterMs": 60000, "to": "queue:sales" }, { "when": "length", "moreThan": 5, "to": "number:+86 139 0000 0001" } ] } ] } ] }
            """;
        var plan = Plan(House);
        Assert.Empty(plan.Faults);
        var snapshot = Apply(CatalogSnapshot.Empty, plan.Diff);
        Assert.Equal([new(OverflowTrigger.Wait, "queue:sales", AfterMs: 60_000), new(OverflowTrigger.Length, "number:+8613900000001", MoreThan: 5)],
            snapshot.FindQueue("acme", "support")!.Overflows);
        Assert.Equal((Level, new LastAgentRule(3_600_000, 20_000)), (snapshot.FindQueue("acme", "support")!.ServiceLevel, snapshot.FindQueue("acme", "support")!.LastAgent));
        Assert.Empty(Plan(Encoding.UTF8.GetString(DeclarationJson.Write(DeclarationExport.Of(snapshot, Now))), snapshot).Diff.Lines);
        Assert.Equal(["~ queue acme/support serviceLevel: 80% within 20000 ms -> (none), overflows: [wait 60000 ms to queue:sales, length > 5 to number:+8613900000001] -> [noAgent to agent:1001]"],
            CatalogDiff.Between(snapshot, [.. snapshot.Documents.Select(document => document is QueueDocument { QueueId: "support" } queue ? queue with { ServiceLevel = null, Overflows = [new(OverflowTrigger.NoAgent, "agent:1001")] } : document)], Now).Lines);
    }

    private static string[] Check(params OverflowRule[] rules) => Faults(Queue with { ServiceLevel = Level, Overflows = rules });

    private static string[] Faults(QueueDocument queue) =>
        [.. CatalogRules.Check([.. Replace(Queue, queue), new QueueDocument("acme", "sales", "Sales")]).Select(fault => $"{fault.Path}: {fault.Code}".Replace("tenants[acme].queues[support].", "", StringComparison.Ordinal))];
}
