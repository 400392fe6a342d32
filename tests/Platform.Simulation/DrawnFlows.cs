using Platform.Domain.Calendars;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;

namespace Platform.Simulation;

/// <summary>
/// Flows that some callers meet: a greeting, hours, a menu whose keys lead to drawn places, digits, a part of its own. Drawn apart from all
/// else.
/// </summary>
internal sealed class DrawnFlows(int seed, string tenant)
{
    private static readonly string[] Ids = ["day", "night"];
    private static readonly string[] Welcome = ["phrase:welcome"];

    private readonly Random random = new(seed ^ 0xF10E);
    private readonly Random lookUps = new(seed ^ 0x10C);
    private readonly Random calls = new(seed ^ 0xF1CA);
    private readonly Random voicemails = new(seed ^ 0xF70C);

    public IEnumerable<CatalogDocument> Documents =>
    [
        new CalendarDocument(tenant, "always", "Always") { Hours = [new(Enum.GetValues<DayOfWeek>(), ["00:00-24:00"])] },
        new CalendarDocument(tenant, "never", "Never"),
        new CalendarDocument(tenant, "shut", "Shut") { Emergency = new(DateTimeOffset.UnixEpoch, "admin", PromptDocument.BuiltIn) },
        .. Publish("part", [new FlowNode.Collect("ask", Welcome, "number", "back", "back", 2, 4, TimeoutMs: 3_000, Retries: 1), new FlowNode.Return("back")]),
        .. Publish("survey", [new FlowNode.Rate("rate", Welcome, "service", "bye", "bye", TimeoutMs: 3_000), new FlowNode.HangUp("bye")]),
        .. Ids.SelectMany(id => Publish(id, DrawNodes())),
    ];

    /// <summary>The flow that the next caller meets; null: a queue at once.</summary>
    public string? Draw() => calls.Next(100) < 35 ? Ids[calls.Next(Ids.Length)] : null;

    private List<FlowNode> DrawNodes() =>
    [
        new FlowNode.Say("hello", Welcome, "hours", random.Next(2) == 0),
        new FlowNode.Hours("hours", new[] { "always", "always", "never", "shut" }[random.Next(4)], "mark", "menu", "closed"),
        new FlowNode.Tag("mark", "language", ["vip"], random.Next(10)),
        new FlowNode.SetLanguage("language", "en", "ask"),
        new FlowNode.LookUp("ask", "https://crm.example/{caller}", "tier", "menu", Picks: [new("/tier", "variable:tier"), new("/tags", "tags"), new("/points", "points")],
            TimeoutMs: 2_000, Music: lookUps.Next(2) == 0),
        new FlowNode.Switch("tier", "tier", [new("gold", "sales")], "menu"),
        new FlowNode.Menu("menu", Welcome, [.. Enumerable.Range(0, 6).Select(key => new MenuChoice($"{key}", DrawPlace()))], "support", 3_000, random.Next(3)),
        new FlowNode.Subflow("part", "part", "sales"),
        new FlowNode.Say("closed", Welcome, "bye"),
        new FlowNode.ToQueue("support", "support"),
        new FlowNode.ToQueue("sales", "sales"),
        new FlowNode.Transfer("agent", "agent:1004"),
        new FlowNode.Transfer("outside", "number:+8613700000000"),
        new FlowNode.Voicemail("message", DrawnRouting.Mailbox),
        new FlowNode.HangUp("bye"),
    ];

    private string DrawPlace()
    {
        var place = new[] { "support", "sales", "part", "agent", "outside", "closed", "menu" }[random.Next(7)];
        return voicemails.Next(6) == 0 ? "message" : place;
    }

    private IEnumerable<CatalogDocument> Publish(string flow, List<FlowNode> nodes)
    {
        var definition = new FlowDefinition(nodes[0].Id, nodes);
        yield return new FlowDocument(tenant, flow, flow, definition) { Published = 1 };
        yield return new FlowVersionDocument(tenant, flow, 1, definition, DateTimeOffset.UnixEpoch, "admin");
    }
}
