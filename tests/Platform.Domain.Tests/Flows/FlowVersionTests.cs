using System.Text;
using System.Text.Json;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using Platform.Domain.Flows;
using static Platform.Domain.Tests.Catalog.DeclarationCases;

namespace Platform.Domain.Tests.Flows;

/// <summary>Flows as JSON, their versions, what changed between them, and test calls.</summary>
public class FlowVersionTests
{
    private const string House = """
        { "operator": { "name": "Op" }, "priceLists": [ { "id": "standard", "currency": "CNY", "minutes": [], "seats": [] } ],
          "tenants": [ { "id": "acme", "name": "Acme", "queues": [ { "id": "sales", "name": "Sales" } ],
            "numbers": [ { "number": "+862800000001", "destination": "flow:main" }, { "number": "+862800000002", "destination": "queue:sales" } ],
            "flows": [ { "id": "main", "name": "Main", "start": "hello", "nodes": [
              { "type": "say", "id": "hello", "prompts": [ "phrase:welcome" ], "next": "sales" }, { "type": "queue", "id": "sales", "queue": "sales" } ] } ] } ] }
        """;

    [Fact]
    public void A_file_declares_flows_and_a_change_is_a_new_version()
    {
        var plan = Plan(House);
        Assert.Empty(plan.Faults);
        var house = Apply(CatalogSnapshot.Empty, plan.Diff);
        Assert.Equal((1, "apply", new Destination.ToFlow("main")), (house.FindFlow("acme", "main")!.Published, house.FindFlowVersion("acme", "main", 1)!.By, house.FindNumber("+862800000001")!.LeadsTo()));
        Assert.Equal("sales", house.FindNumber("+862800000002")!.Queue);
        var export = Encoding.UTF8.GetString(DeclarationJson.Write(DeclarationExport.Of(house, Now)));
        Assert.Contains("\"type\": \"say\"", export, StringComparison.Ordinal);
        Assert.Empty(Plan(export, house).Diff.Lines);
        var changed = Apply(house, Plan(House.Replace("phrase:welcome", "phrase:oneMoment", StringComparison.Ordinal), house).Diff);
        Assert.Equal((2, "phrase:welcome"), (changed.FindFlow("acme", "main")!.Published, ((FlowNode.Say)changed.FindFlowVersion("acme", "main", 1)!.Definition.Nodes[0]).Prompts[0]));
        Assert.Empty(Plan(Encoding.UTF8.GetString(DeclarationJson.Write(DeclarationExport.Of(changed, Now))), changed).Diff.Lines);
        Assert.Equal(["$.tenants[0].flows[0].nodes[1].queue: UnknownReference"], Plan(House.Replace("\"queue\": \"sales\"", "\"queue\": \"gone\"", StringComparison.Ordinal)).Faults.Select(fault => $"{fault.Path}: {fault.Code}"));
        var without = Plan(House[..House.IndexOf("\"numbers\"", StringComparison.Ordinal)] + "\"flows\": [] } ] }", changed);
        Assert.Contains("- flow acme/main", without.Diff.Lines);
    }

    [Fact]
    public void A_draft_that_was_never_published_is_no_affair_of_files()
    {
        var house = Apply(CatalogSnapshot.Empty, Plan(House).Diff);
        var draft = new FlowDocument("acme", "new", "New", FlowCases.Definition("""{ "start": "x", "nodes": [] }"""));
        var known = new CatalogSnapshot(5, [.. house.Documents, draft]);
        Assert.Empty(Plan(House, known).Diff.Lines);
        Assert.Contains("~ flow acme/new name: New -> Main", string.Join('\n', Plan(House.Replace("\"id\": \"main\"", "\"id\": \"new\"", StringComparison.Ordinal).Replace("flow:main", "flow:new", StringComparison.Ordinal), known).Diff.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "nodes": [] }""", "$.start: MissingProperty")]
    [InlineData("""{ "start": "a", "nodes": [ { "id": "a" } ] }""", "$.nodes[0].type: MissingProperty")]
    [InlineData("""{ "start": "a", "nodes": [ { "type": "dance", "id": "a" } ] }""", "$.nodes[0].type: WrongType")]
    [InlineData("""{ "start": "a", "nodes": [ { "type": "queue", "id": "a", "next": "b" } ] }""", "$.nodes[0].next: UnknownProperty|$.nodes[0].queue: MissingProperty")]
    [InlineData("""{ "start": "a", "nodes": [ { "type": "menu", "id": "a", "prompts": "x", "choices": [ { "name": 1 } ] } ] }""", "$.nodes[0].prompts: WrongType|$.nodes[0].choices[0].key: MissingProperty|$.nodes[0].choices[0].name: WrongType")]
    [InlineData("[]", "$: WrongType")]
    public void Faults_of_form_are_named_with_their_place(string json, string faults) =>
        Assert.Equal(faults, string.Join('|', FlowJson.Read(JsonDocument.Parse(json).RootElement).Faults.Select(fault => $"{fault.Path}: {fault.Code}")));

    [Fact]
    public void Every_kind_of_node_comes_back_from_its_JSON() => Property.Holds(random =>
    {
        var definition = RandomFlows.Draw(random).Catalog.FindFlow("acme", "main")!.Draft;
        var (read, faults) = FlowJson.Read(FlowJson.Write(definition));
        return read is not null && FlowJson.TextOf(read) == FlowJson.TextOf(definition) ? null : $"{FlowJson.TextOf(definition)}: {string.Join(' ', faults)}";
    });

    [Fact]
    public void Versions_are_compared_node_by_node()
    {
        var before = FlowCases.Definition("""{ "start": "a", "nodes": [ { "type": "say", "id": "a", "prompts": [ "phrase:welcome" ], "next": "b" }, { "type": "hangUp", "id": "b" }, { "type": "hangUp", "id": "c" } ] }""");
        var after = FlowCases.Definition("""{ "start": "d", "nodes": [ { "type": "say", "id": "a", "prompts": [ "phrase:goodbye" ], "next": "d" }, { "type": "hangUp", "id": "b" }, { "type": "return", "id": "d" } ] }""");
        Assert.Equal(
            ["start Changed: start a > d", "a Changed: prompts [\"phrase:welcome\"] > [\"phrase:goodbye\"], next b > d", "d Added: ", "c Removed: "],
            FlowComparison.Between(before, after).Select(change => $"{change.Node} {change.Change}: {string.Join(", ", change.Properties.Select(property => $"{property.Property} {property.Before} > {property.After}"))}"));
        Assert.Empty(FlowComparison.Between(before, before));
    }

    [Fact]
    public void Old_versions_go_when_there_are_many_and_no_call_can_be_in_them()
    {
        var definition = FlowCases.Definition("""{ "start": "a", "nodes": [ { "type": "hangUp", "id": "a" } ] }""");
        var catalog = new CatalogSnapshot(1, [new FlowDocument("acme", "main", "Main", definition) { Published = 60 },
            .. Enumerable.Range(1, 60).Select(i => new FlowVersionDocument("acme", "main", i, definition, Now.AddHours(i - 60), "admin"))]);
        var flow = catalog.FindFlow("acme", "main")!;
        Assert.Empty(FlowVersions.Publish(catalog, flow, definition, Now.AddHours(-36), "admin").Removed);
        Assert.Equal([1, 2], FlowVersions.Publish(catalog, flow, definition, Now.AddHours(-33), "admin").Removed.Select(version => version.Version));
        var late = FlowVersions.Publish(catalog, flow, definition, Now, "admin", bringsBack: 3);
        Assert.Equal((11, 61, 3), (late.Removed.Count, late.Version.Version, late.Version.BringsBack));
    }

    [Fact]
    public void A_test_call_tells_its_way()
    {
        var world = FlowCases.With("""
            { "type": "say", "id": "hello", "prompts": [ "phrase:welcome", "prompt:storm" ], "next": "mark" },
            { "type": "tag", "id": "mark", "tags": [ "vip" ], "points": 3, "next": "lang" }, { "type": "language", "id": "lang", "language": "en", "next": "menu" },
            { "type": "menu", "id": "menu", "prompts": [ "choice:sales=1" ], "choices": [ { "key": "1", "next": "part" } ], "otherwise": "bye" },
            { "type": "subflow", "id": "part", "flow": "part", "next": "sales" }, { "type": "queue", "id": "sales", "queue": "sales" }, { "type": "hangUp", "id": "bye" }
            """);
        var went = FlowRehearsal.Run("main", ["", "1", "42"], world);
        Assert.Equal(("left", new Destination.ToQueue("sales"), 3, "en", "vip"), (went.End, went.Destination, went.Points, went.Language, Assert.Single(went.Tags)));
        Assert.Equal(
            ["main/hello  Phrase Welcome+Prompt storm", "main/mark vip ", "main/lang en ", "main/menu 1 Choice Sales 1+Choice Sales 1", "main/part  ", "part/ask 2 digits Phrase EnterNumber", "part/back  ", "main/sales  "],
            went.Path.Select(node => $"{node.Flow}/{node.Node} {node.Choice} {string.Join('+', node.Played)}"));
        Assert.Equal(("hungUp", "nothing"), (FlowRehearsal.Run("main", [], world).End, FlowRehearsal.Run("main", [], world).Path[3].Choice));
        Assert.Equal(("failed", FlowFailure.Gone), (FlowRehearsal.Run("gone", [], world).End, FlowRehearsal.Run("gone", [], world).Failure));
    }
}
