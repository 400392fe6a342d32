using Platform.Domain.Catalog;
using Platform.Domain.Flows;
using static Platform.Domain.Tests.Flows.FlowCases;

namespace Platform.Domain.Tests.Flows;

public class FlowRulesTests
{
    [Theory]
    [InlineData("nothing", """{ "type": "queue", "id": "a", "queue": "sales" }""", "")]
    [InlineData("an id", """{ "type": "hangUp", "id": "A" }""", "nodes[0].id BadSyntax")]
    [InlineData("two of one id", """{ "type": "hangUp", "id": "a" }, { "type": "hangUp", "id": "a" }""", "nodes[1].id Duplicate")]
    [InlineData("nowhere to go", """{ "type": "say", "id": "a", "prompts": [ "phrase:welcome" ] }""", "nodes[0].next DeadEnd")]
    [InlineData("an unknown node", """{ "type": "say", "id": "a", "prompts": [ "phrase:welcome" ], "next": "b" }""", "nodes[0].next UnknownReference")]
    [InlineData("nobody comes there", """{ "type": "hangUp", "id": "a" }, { "type": "hangUp", "id": "b" }""", "nodes[1] Unreachable")]
    [InlineData("a round", """{ "type": "tag", "id": "a", "next": "b" }, { "type": "say", "id": "b", "prompts": [ "phrase:welcome" ], "next": "a" }""", "nodes[0] LoopWithoutInput|nodes[1] LoopWithoutInput")]
    [InlineData("a menu that asks for ever", """{ "type": "menu", "id": "a", "prompts": [ "phrase:welcome" ], "choices": [ { "key": "1", "next": "a" } ], "otherwise": "a" }""", "nodes[0] LoopWithoutInput")]
    [InlineData("a menu that a key leads back to", """{ "type": "menu", "id": "a", "prompts": [ "phrase:welcome" ], "choices": [ { "key": "1", "next": "a" } ], "otherwise": "b" }, { "type": "hangUp", "id": "b" }""", "")]
    [InlineData("nothing to say", """{ "type": "say", "id": "a", "prompts": [], "next": "b" }, { "type": "hangUp", "id": "b" }""", "nodes[0].prompts MissingPrompt")]
    [InlineData("a mailbox that is not there", """{ "type": "voicemail", "id": "a", "mailbox": "gone" }""", "nodes[0].mailbox UnknownReference")]
    [InlineData("a mailbox", """{ "type": "voicemail", "id": "a", "mailbox": "night" }""", "")]
    [InlineData("unknown prompts", """{ "type": "say", "id": "a", "prompts": [ "prompt:gone", "phrase:gone", "welcome", "choice:sales=x", "digits:UPPER", "prompt:storm" ], "next": "b" }, { "type": "hangUp", "id": "b" }""", "nodes[0].prompts[0] UnknownReference|nodes[0].prompts[1] BadSyntax|nodes[0].prompts[2] BadSyntax|nodes[0].prompts[3] BadSyntax|nodes[0].prompts[4] BadSyntax")]
    [InlineData("unknown things", """{ "type": "hours", "id": "a", "calendar": "gone", "open": "b", "closed": "c", "emergency": "d" }, { "type": "queue", "id": "b", "queue": "gone" }, { "type": "transfer", "id": "c", "to": "agent:99" }, { "type": "subflow", "id": "d", "flow": "gone", "next": "b" }""", "nodes[0].calendar UnknownReference|nodes[1].queue UnknownReference|nodes[2].to UnknownReference|nodes[3].flow UnknownReference")]
    [InlineData("a transfer to a flow", """{ "type": "transfer", "id": "a", "to": "flow:part" }""", "nodes[0].to OutOfRange")]
    [InlineData("a transfer to nowhere", """{ "type": "transfer", "id": "a", "to": "sales" }""", "nodes[0].to BadSyntax")]
    [InlineData("a flow within itself", """{ "type": "subflow", "id": "a", "flow": "main", "next": "b" }, { "type": "return", "id": "b" }""", "nodes Recursion")]
    [InlineData("a part", """{ "type": "subflow", "id": "a", "flow": "part", "next": "b" }, { "type": "return", "id": "b" }""", "")]
    [InlineData("a menu", """{ "type": "menu", "id": "a", "prompts": [ "phrase:welcome" ], "choices": [], "otherwise": "b", "timeoutMs": 10, "retries": 11 }, { "type": "hangUp", "id": "b" }""", "nodes[0].timeoutMs OutOfRange|nodes[0].retries OutOfRange|nodes[0].choices MissingProperty")]
    [InlineData("a menu's choices", """{ "type": "menu", "id": "a", "prompts": [ "phrase:welcome" ], "choices": [ { "key": "1", "next": "b" }, { "key": "1", "next": "b", "name": "" }, { "key": "A" } ], "otherwise": "b" }, { "type": "hangUp", "id": "b" }""", "nodes[0].choices[1].key Duplicate|nodes[0].choices[1].name BadSyntax|nodes[0].choices[2].key BadSyntax|nodes[0].choices[2].next DeadEnd")]
    [InlineData("digits", """{ "type": "collect", "id": "a", "prompts": [ "phrase:welcome" ], "variable": "X", "next": "b", "otherwise": "b", "min": 5, "max": 4, "terminator": "1" }, { "type": "hangUp", "id": "b" }""", "nodes[0].variable BadSyntax|nodes[0].max OutOfRange|nodes[0].terminator OutOfRange")]
    [InlineData("a language and tags", """{ "type": "language", "id": "a", "language": "fr", "next": "b" }, { "type": "tag", "id": "b", "tags": [ "VIP" ], "points": 11, "next": "c" }, { "type": "hangUp", "id": "c" }""", "nodes[0].language OutOfRange|nodes[1].tags[0] BadSyntax|nodes[1].points OutOfRange")]
    public void Each_fault_is_named_with_its_place(string what, string nodes, string faults)
    {
        var world = With(nodes);
        var definition = world.Catalog.FindFlow("acme", "main")!.Draft;
        Assert.Equal((what, faults), (what, string.Join('|', FlowVersions.Check(world.Catalog, "acme", "main", definition).Select(fault => $"{fault.Path} {fault.Code}"))));
    }

    [Fact]
    public void A_flow_starts_somewhere() => Assert.Equal(["start: UnknownReference", "nodes[0]: Unreachable"],
        FlowVersions.Check(new CatalogSnapshot(1, World), "acme", "main", Definition("""{ "start": "b", "nodes": [ { "type": "hangUp", "id": "a" } ] }""")).Select(fault => $"{fault.Path}: {fault.Code}"));

    [Fact]
    public void A_flow_that_comes_back_into_itself_through_others_is_told_by_its_way()
    {
        const string Back = """{ "start": "a", "nodes": [ { "type": "subflow", "id": "a", "flow": "main", "next": "b" }, { "type": "return", "id": "b" } ] }""";
        var world = new CatalogSnapshot(1, [.. World, .. Published("back", Back)]);
        var main = Definition(Back.Replace("main", "back", StringComparison.Ordinal));
        Assert.Equal("The flow comes back into itself: main > back > main.", Assert.Single(FlowVersions.Check(world, "acme", "main", main), fault => fault.Code == CatalogFaultCode.Recursion).Text);
    }

    [Fact]
    public void What_callers_meet_cannot_lose_what_it_names_and_what_they_met_can()
    {
        const string Nodes = """{ "type": "queue", "id": "a", "queue": "sales" }""";
        var documents = With(Nodes).Catalog.Documents;
        Assert.Empty(CatalogRules.Check(documents));
        var without = documents.Where(document => document.Id != "sales").ToList();
        Assert.Equal(["tenants[acme].flows[main].nodes[0].queue: UnknownReference"], CatalogRules.Check(without).Select(fault => $"{fault.Path}: {fault.Code}"));
        var flow = (FlowDocument)documents.Single(document => document is FlowDocument { FlowId: "main" });
        Assert.Empty(CatalogRules.Check([.. without.Where(document => document != flow), flow with { Published = null }]));
        Assert.Equal(["tenants[acme].flowVersions[main.1]: UnknownReference"], CatalogRules.Check([.. documents.Where(document => document != flow)]).Select(fault => $"{fault.Path}: {fault.Code}"));
    }

    [Theory]
    [InlineData("flow:main", null, "")]
    [InlineData("queue:sales", null, "")]
    [InlineData("flow:gone", null, ".destination: UnknownReference")]
    [InlineData("agent:1001", null, ".destination: OutOfRange")]
    [InlineData("number:+8613900000000", null, ".destination: OutOfRange")]
    [InlineData("main", null, ".destination: BadSyntax")]
    [InlineData("flow:main", "sales", ".destination: OutOfRange")]
    public void A_number_leads_to_a_queue_or_a_published_flow(string destination, string? queue, string fault)
    {
        var number = new NumberDocument("+862800000005", "acme", queue) { Destination = destination };
        var documents = With("""{ "type": "hangUp", "id": "a" }""").Catalog.Documents;
        Assert.Equal(fault, string.Join('|', CatalogRules.Check([.. documents, number]).Select(found => $"{found.Path}: {found.Code}")).Replace("tenants[acme].numbers[+862800000005]", "", StringComparison.Ordinal));
    }
}
