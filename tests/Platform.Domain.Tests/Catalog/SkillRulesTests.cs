using Platform.Domain.Catalog;
using static Platform.Domain.Tests.Catalog.CatalogCases;
using static Platform.Domain.Tests.Catalog.DeclarationCases;

namespace Platform.Domain.Tests.Catalog;

public class SkillRulesTests
{
    private static readonly SkillDocument[] Skills = [new("acme", "en", "English"), new("acme", "billing", "账单")];

    [Fact]
    public void Skills_have_ids_and_names_and_are_not_without_number()
    {
        Assert.Empty(Faults(With(Skills)));
        Assert.Equal(["tenants[acme].skills[EN].id: BadSyntax"], Faults(With(new SkillDocument("acme", "EN", "English"))));
        Assert.Equal(["tenants[acme].skills[en].name: BadSyntax"], Faults(With(new SkillDocument("acme", "en", ""))));
        Assert.Equal(["tenants[acme].skills[s200]: OutOfRange"], Faults(With([.. Enumerable.Range(0, 201).Select(i => new SkillDocument("acme", $"s{i}", "S"))])));
    }

    [Theory]
    [InlineData("en=1,billing=10", "support=10", "")]
    [InlineData("en=0,billing=11", "support=0", "skills[0].level: OutOfRange|skills[1].level: OutOfRange|preferences[0].preference: OutOfRange")]
    [InlineData("fr=5,en=5,en=6", "sales=1", "skills[0].skill: UnknownReference|skills[2].skill: Duplicate|preferences[0].queue: UnknownReference")]
    [InlineData("", "support=1,support=2", "preferences[1].queue: Duplicate")]
    public void An_agent_has_known_skills_of_levels_1_to_10_and_prefers_its_own_queues(string skills, string preferences, string faults)
    {
        var agent = Agent with
        {
            Skills = [.. Pairs(skills).Select(pair => new SkillLevel(pair.Name, pair.Level))],
            Preferences = [.. Pairs(preferences).Select(pair => new QueuePreference(pair.Name, pair.Level))],
        };
        Assert.Equal(Split(faults, "tenants[acme].agents[1001]."), Faults([.. Replace(Agent, agent), .. Skills]));
    }

    [Theory]
    [InlineData("en=5,billing=1", "10000:en=5;20000:en=1;30000:", "")]
    [InlineData("en=11,fr=1", "", "skills[0].minLevel: OutOfRange|skills[1].skill: UnknownReference")]
    [InlineData("en=5", "10000:en=6", "relaxations[0].skills: OutOfRange")]
    [InlineData("en=5", "10000:billing=1", "relaxations[0].skills: OutOfRange")]
    [InlineData("en=5", "10000:en=4;10000:en=3", "relaxations[1].afterMs: OutOfRange")]
    [InlineData("en=5", "10000:;20000:en=1", "relaxations[1].skills: OutOfRange")]
    [InlineData("en=9", "1000:en=8;2000:en=7;3000:en=6;4000:en=5;5000:en=4;6000:en=3", "relaxations: OutOfRange")]
    public void A_queue_asks_for_known_skills_and_by_and_by_for_less(string skills, string steps, string faults)
    {
        var queue = Queue with
        {
            Skills = Asked(skills),
            Relaxations = [.. steps.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(step => step.Split(':')).Select(step => new SkillRelaxation(int.Parse(step[0], null), Asked(step[1])))],
        };
        Assert.Equal(Split(faults, "tenants[acme].queues[support]."), Faults([.. Replace(Queue, queue), .. Skills]));
    }

    [Fact]
    public void Strategies_are_those_that_there_are() =>
        Assert.Equal(["tenants[acme].queues[support].strategy: OutOfRange"], Faults(Replace(Queue, Queue with { Strategy = (QueueStrategy)99 })));

    [Fact]
    public void A_file_declares_skills_and_its_export_declares_the_same()
    {
        const string House = """
            { "operator": { "name": "Op" }, "priceLists": [ { "id": "standard", "currency": "CNY", "minutes": [], "seats": [ { "product": "voice", "perMonth": 1 } ] } ],
              "tenants": [ { "id": "acme", "name": "Acme", "seats": [ { "product": "voice", "kind": "concurrent", "quantity": 1 } ],
                "skills": [ { "id": "en", "name": "English" } ],
                "queues": [ { "id": "support", "name": "Support", "strategy": "mostSkilled", "skills": [ { "skill": "en", "minLevel": 5 } ],
                  "relaxations": [ { "afterMs": 30000, "skills": [] } ] } ],
                "agents": [ { "id": "1001", "name": "Ann", "queues": [ "support" ], "skills": [ { "skill": "en", "level": 7 } ], "preferences": [ { "queue": "support", "preference": 2 } ] } ] } ] }
            """;
        var plan = Plan(House);
        Assert.Empty(plan.Faults);
        var house = Apply(CatalogSnapshot.Empty, plan.Diff);
        Assert.Equal((QueueStrategy.MostSkilled, 30_000), (house.FindQueue("acme", "support")!.Strategy, house.FindQueue("acme", "support")!.Relaxations[0].AfterMs));
        Assert.Equal((7, 2), (house.FindAgent("acme", "1001")!.Skills[0].Level, house.FindAgent("acme", "1001")!.PreferenceOf("support")));
        var export = System.Text.Encoding.UTF8.GetString(Platform.Domain.Catalog.Declarations.DeclarationJson.Write(Platform.Domain.Catalog.Declarations.DeclarationExport.Of(house, Now)));
        Assert.Empty(Plan(export, house).Diff.Lines);
        Assert.Equal(
            ["~ queue acme/support strategy: mostSkilled -> leastSkilled, skills: [en >= 5] -> [en >= 4], relaxations: [after 30000 ms []] -> [after 9000 ms []]"],
            Plan(House.Replace("mostSkilled", "leastSkilled", StringComparison.Ordinal).Replace("5 }", "4 }", StringComparison.Ordinal).Replace("30000", "9000", StringComparison.Ordinal), house).Diff.Lines);
    }

    private static IReadOnlyList<SkillRequirement> Asked(string skills) => [.. Pairs(skills).Select(pair => new SkillRequirement(pair.Name, pair.Level))];

    private static IEnumerable<(string Name, int Level)> Pairs(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Split('=')).Select(pair => (pair[0], int.Parse(pair[1], null)));

    private static IEnumerable<string> Split(string faults, string path) => faults.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(fault => path + fault);

    private static string[] Faults(IReadOnlyList<CatalogDocument> documents) => [.. CatalogRules.Check(documents).Select(fault => $"{fault.Path}: {fault.Code}")];
}
