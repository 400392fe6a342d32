using System.Text;
using Platform.Domain.Agents;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using static Platform.Domain.Tests.Catalog.CatalogCases;
using static Platform.Domain.Tests.Catalog.DeclarationCases;

namespace Platform.Domain.Tests.Catalog;

public class TeamRulesTests
{
    private static readonly TeamDocument North = new("acme", "north", "North");
    private static readonly DispositionDocument Solved = new("acme", "solved", "解决");
    private static readonly BreakReasonDocument Lunch = new("acme", "lunch", "午餐", IsPaid: false, MaxMinutes: 45);

    public static TheoryData<CatalogDocument, string> Wrong => new()
    {
        { North with { TeamId = "North" }, "tenants[acme].teams[North].id: BadSyntax" },
        { North with { Name = "" }, "tenants[acme].teams[north].name: BadSyntax" },
        { Lunch with { ReasonId = "my lunch" }, "tenants[acme].breakReasons[my lunch].id: BadSyntax" },
        { Lunch with { ReasonId = BreakReason.Rejected }, "tenants[acme].breakReasons[rejected].id: Duplicate" },
        { Lunch with { Name = " " }, "tenants[acme].breakReasons[lunch].name: BadSyntax" },
        { Solved with { DispositionId = "all solved" }, "tenants[acme].dispositions[all solved].id: BadSyntax" },
        { Solved with { Name = "" }, "tenants[acme].dispositions[solved].name: BadSyntax" },
        { Lunch with { MaxMinutes = 0 }, "tenants[acme].breakReasons[lunch].maxMinutes: OutOfRange" },
        { Lunch with { MaxMinutes = 1_441 }, "tenants[acme].breakReasons[lunch].maxMinutes: OutOfRange" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_team_or_reason_that_is_wrong_is_told(CatalogDocument document, string fault) =>
        Assert.Equal([fault], Faults(With(document)));

    [Fact]
    public void There_are_not_too_many_of_either()
    {
        Assert.Empty(Faults(With(North, Lunch, Solved)));
        Assert.Equal(["tenants[acme].dispositions[d200]: OutOfRange"], Faults(With([.. Enumerable.Range(0, 201).Select(i => Solved with { DispositionId = $"d{i}" })])));
        Assert.Equal(["tenants[acme].teams[t500]: OutOfRange"], Faults(With([.. Enumerable.Range(0, 501).Select(i => North with { TeamId = $"t{i}" })])));
        Assert.Equal(["tenants[acme].breakReasons[b50]: OutOfRange"], Faults(With([.. Enumerable.Range(0, 51).Select(i => Lunch with { ReasonId = $"b{i}" })])));
    }

    [Fact]
    public void An_agent_belongs_to_a_team_that_there_is() => Assert.Equal(
        ["tenants[acme].agents[1001].team: UnknownReference"],
        Faults([.. Replace(Agent, Agent with { Team = "south" }), North]));

    [Fact]
    public void A_wrap_up_and_its_extension_last_an_hour_at_most() => Assert.Equal(
        ["tenants[acme].queues[support].wrapUpMode: OutOfRange", "tenants[acme].queues[support].wrapUpExtensionMs: OutOfRange"],
        Faults(Replace(Queue, Queue with { WrapUpMode = (WrapUpMode)9, WrapUpExtensionMs = 3_600_001 })));

    [Fact]
    public void What_is_exported_can_be_applied_and_changes_nothing()
    {
        CatalogDocument[] house =
        [
            .. Replace(Agent, Agent with { Team = "north", AutoAnswer = true })
                .Select(document => document == Queue ? Queue with { WrapUpMode = WrapUpMode.UntilDone, WrapUpExtensionMs = 5_000 } : document),
            North, Lunch, Solved,
        ];
        Assert.Empty(Faults(house));
        var snapshot = new CatalogSnapshot(1, house);
        Assert.Empty(Plan(Encoding.UTF8.GetString(DeclarationJson.Write(DeclarationExport.Of(snapshot, Now))), snapshot).Diff.Lines);
    }

    private static IEnumerable<string> Faults(IReadOnlyList<CatalogDocument> documents) =>
        CatalogRules.Check(documents).Select(fault => $"{fault.Path}: {fault.Code}");
}
