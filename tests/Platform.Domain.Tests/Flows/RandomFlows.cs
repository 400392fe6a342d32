using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;

namespace Platform.Domain.Tests.Flows;

/// <summary>Flows of any nodes in any order, right or wrong, and what callers might do.</summary>
internal static class RandomFlows
{
    private static readonly string[] Ids = ["a", "b", "c", "d", "e", "f"];
    private static readonly string[] Calendars = ["always", "never", "shut", "gone"];
    private static readonly string[] Prompts = ["phrase:welcome", "prompt:storm", "digits:x", "nonsense"];

    public static FlowWorld Draw(Random random)
    {
        var definition = new FlowDefinition("a", [.. Ids.Select(id => DrawNode(random, id))]);
        IEnumerable<CatalogDocument> flow =
            [new FlowDocument("acme", "main", "Main", definition) { Published = 1 }, new FlowVersionDocument("acme", "main", 1, definition, FlowCases.Now, "admin")];
        return new FlowWorld(new CatalogSnapshot(1, [.. FlowCases.World, .. flow]), "acme", FlowCases.Now);
    }

    public static FlowInput DrawInput(Random random, FlowState state) => random.Next(7) switch
    {
        0 => new FlowInput.Begin(),
        1 => new FlowInput.Played($"flow-{state.Turn - random.Next(2)}"),
        2 => new FlowInput.TimeUp(),
        3 => new FlowInput.Repeat(),
        4 => new FlowInput.LookedUp(state.Turn - random.Next(2), random.Next(2) == 0 ? new(LookUpOutcome.Found, """{ "x": 1 }""") : new(LookUpOutcome.Timeout)),
        _ => new FlowInput.Digit("0123456789*#"[random.Next(12)]),
    };

    private static FlowNode DrawNode(Random random, string id) => random.Next(16) switch
    {
        0 => new FlowNode.HangUp(id),
        1 => new FlowNode.ToQueue(id, "sales"),
        2 => new FlowNode.Return(id),
        3 => new FlowNode.Subflow(id, random.Next(2) == 0 ? "part" : "main", Next(random)),
        4 => new FlowNode.Hours(id, random.Pick(Calendars), Next(random), Next(random), Next(random)),
        5 => new FlowNode.Tag(id, Next(random), ["vip"], random.Next(10)),
        6 => new FlowNode.SetLanguage(id, "en", Next(random)),
        7 => new FlowNode.Transfer(id, "agent:1001"),
        8 or 9 => new FlowNode.Say(id, [random.Pick(Prompts)], Next(random), random.Next(2) == 0),
        10 or 11 => new FlowNode.Menu(id, [random.Pick(Prompts)], [new("1", Next(random)), new("2", Next(random))], Next(random), Retries: random.Next(3)),
        12 => new FlowNode.LookUp(id, "https://crm.example/{x}", Next(random), Next(random), Picks: [new("/x", "variable:x")]),
        13 => new FlowNode.Switch(id, "x", [new("1", Next(random)), new("22", Next(random))], Next(random)),
        14 => new FlowNode.Rate(id, [random.Pick(Prompts)], "q", Next(random), Next(random), Retries: random.Next(2)),
        _ => new FlowNode.Collect(id, [random.Pick(Prompts)], "x", Next(random), Next(random), random.Next(1, 3), random.Next(3, 6), Retries: random.Next(3)),
    };

    private static string? Next(Random random) => random.Next(12) == 0 ? null : random.Pick(Ids);
}
