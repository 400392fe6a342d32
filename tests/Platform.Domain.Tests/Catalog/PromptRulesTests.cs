using Platform.Domain.Catalog;
using static Platform.Domain.Tests.Catalog.CatalogCases;
using static Platform.Domain.Tests.Catalog.DeclarationCases;

namespace Platform.Domain.Tests.Catalog;

public class PromptRulesTests
{
    private static readonly PromptDocument Hello = new("acme", "hello", "你好", "a1", 1_000);

    [Fact]
    public void What_is_played_is_a_prompt_of_the_tenant_or_built_in()
    {
        var uses = With(Hello).Select(document => document switch
        {
            QueueDocument queue => queue with { Music = "built-in", Greeting = "hello" },
            TenantDocument tenant => tenant with { Music = "hello" },
            _ => document,
        }).ToList();
        Assert.Empty(Faults(uses));
        Assert.Equal(
            ["tenants[acme].music: UnknownReference", "tenants[acme].queues[support].greeting: UnknownReference"],
            Faults([.. uses.Where(document => document is not PromptDocument)]));
        Assert.Equal(
            ["tenants[acme].music: UnknownReference", "tenants[acme].queues[support].greeting: UnknownReference"],
            Faults([.. uses.Select(document => document is PromptDocument ? Hello with { TenantId = "globex" } : document), Tenant with { TenantId = "globex" }]));
    }

    [Fact]
    public void Prompts_have_ids_and_names_and_are_not_without_number()
    {
        Assert.Equal(["tenants[acme].prompts[Hello].id: BadSyntax"], Faults(With(Hello with { PromptId = "Hello" })));
        Assert.Equal(["tenants[acme].prompts[built-in].id: BadSyntax"], Faults(With(Hello with { PromptId = "built-in" })));
        Assert.Equal(["tenants[acme].prompts[hello].name: BadSyntax"], Faults(With(Hello with { Name = "\u0007" })));
        Assert.Empty(Faults(With([.. Prompts(200)])));
        Assert.Equal(["tenants[acme].prompts[p200]: OutOfRange"], Faults(With([.. Prompts(201)])));
    }

    [Fact]
    public void Applying_a_file_leaves_prompts_as_they_are_and_refuses_one_that_is_not_there()
    {
        const string House = """
            { "operator": { "name": "Op" }, "priceLists": [ { "id": "standard", "currency": "CNY", "minutes": [], "seats": [] } ],
              "tenants": [ { "id": "acme", "name": "Acme", "queues": [ { "id": "support", "name": "Support" #PLAYS# } ] } ] }
            """;
        var before = Apply(CatalogSnapshot.Empty, Plan(House.Replace("#PLAYS#", "", StringComparison.Ordinal), null).Diff);
        before = new CatalogSnapshot(before.Revision, [.. before.Documents, Hello]);
        var plan = Plan(House.Replace("#PLAYS#", """, "greeting": "hello", "music": "built-in" """, StringComparison.Ordinal), before);
        Assert.Empty(plan.Faults);
        Assert.Equal(["~ queue acme/support music: (none) -> built-in, greeting: (none) -> hello"], plan.Diff.Lines);
        Assert.Equal(Hello, Apply(before, plan.Diff).FindPrompt("acme", "hello"));
        var wrong = Assert.Single(Plan(House.Replace("#PLAYS#", """, "music": "nothing" """, StringComparison.Ordinal), before).Faults);
        Assert.Equal(("$.tenants[0].queues[0].music", CatalogFaultCode.UnknownReference), (wrong.Path, wrong.Code));
    }

    private static IEnumerable<CatalogDocument> Prompts(int count) => Enumerable.Range(0, count).Select(i => Hello with { PromptId = $"p{i}" });

    private static string[] Faults(IReadOnlyList<CatalogDocument> documents) => [.. CatalogRules.Check(documents).Select(fault => $"{fault.Path}: {fault.Code}")];
}
