using System.Text.Json;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;
using static Platform.Domain.Tests.Flows.FlowCases;

namespace Platform.Domain.Tests.Flows;

public class LookUpTests
{
    private const string Ends = """, { "type": "hangUp", "id": "bye" }, { "type": "queue", "id": "sales", "queue": "sales" }, { "type": "queue", "id": "help", "queue": "support" }""";

    private const string Asks = """
        { "type": "lookUp", "id": "ask", "url": "https://crm.example/c?n={caller}&t={called}", "next": "tier", "otherwise": "help", "timeoutMs": 2000, "music": true,
          "picks": [ { "pointer": "/tier", "into": "variable:tier" }, { "pointer": "/tags", "into": "tags" }, { "pointer": "/p", "into": "points" }, { "pointer": "/lang", "into": "language" } ] },
        { "type": "switch", "id": "tier", "variable": "tier", "cases": [ { "value": "gold", "next": "sales", "name": "gold" }, { "value": "7", "next": "bye" } ], "otherwise": "help" }
        """ + Ends;

    /// <summary>Longer than a value may be.</summary>
    private const string LongText = """{"a":"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"}""";

    private const string Asked = "main1: ask get https://crm.example/c?n=%2B8613800000000&t=%2B862800000001  01J0.1 music 3000";

    [Theory]
    [InlineData("by name", """says:{"tier":"gold"}""", "=found > tier =gold > sales to queue:sales")]
    [InlineData("by number", """says:{"tier":7}""", "=found > tier =case 2 > bye hang up")]
    [InlineData("a value of no case", """says:{"tier":"iron"}""", "=found > tier =otherwise > help to queue:support")]
    [InlineData("nothing there", "says:{}", "=found > tier =otherwise > help to queue:support")]
    [InlineData("tags, points and a language", """says:{"tags":["vip","No","a"],"p":99,"lang":"en"}""", "=found > tier =otherwise > help #vip #a +10 en to queue:support")]
    [InlineData("one tag, points of no number, no language of ours", """says:{"tags":"vip","p":"9","lang":"fr"}""", "=found > tier =otherwise > help #vip to queue:support")]
    [InlineData("no JSON", "says:<html>", "=notJson > help to queue:support")]
    [InlineData("no Unicode", """says:{"tier":"\ud800"}""", "=notJson > help to queue:support")]
    [InlineData("an error", "status:503", "=status 503 > help to queue:support")]
    [InlineData("too late", "Timeout", "=timeout > help to queue:support")]
    [InlineData("nobody there", "Unreachable", "=unreachable > help to queue:support")]
    [InlineData("an address of the house", "Forbidden", "=forbidden > help to queue:support")]
    [InlineData("the answer is lost", "time", "=timeout > help to queue:support")]
    [InlineData("keys mean nothing meanwhile", "5 played", "- | -")]
    [InlineData("an answer to what was asked before", """said:{"tier":"gold"}""", "-")]
    [InlineData("asked again after a restart, an answer to the first asking counts no more", """repeat said:{"tier":7} says:{"tier":"gold"}""",
        "get https://crm.example/c?n=%2B8613800000000&t=%2B862800000001  01J0.1 music 3000 | - | =found > tier =gold > sales to queue:sales")]
    public void An_answer_leads_on_and_none_leads_elsewhere(string what, string inputs, string steps) =>
        Assert.Equal((what, $"{Asked} | {steps}"), (what, Script(With(Asks), $"begin {inputs}")));

    [Fact]
    public void What_a_caller_entered_is_asked_and_shown_nowhere()
    {
        var world = With("""
            { "type": "collect", "id": "c", "prompts": [ "phrase:enterNumber" ], "variable": "account", "max": 4, "next": "ask", "otherwise": "bye" },
            { "type": "lookUp", "id": "ask", "method": "post", "url": "http://crm.example/", "body": "{\"account\":\"{account}\",\"x\":\"{unknown}\"}", "next": "bye", "otherwise": "bye" }
            """ + Ends);
        Assert.EndsWith("""=4 digits > ask post http://crm.example/ {"account":"4711","x":""} 01J0.2 4000""", Script(world, "begin 4711"), StringComparison.Ordinal);
        var state = FlowMachine.Decide(FlowState.Entering("main"), new FlowInput.Begin(), world)!.State;
        foreach (var key in "4711")
            state = FlowMachine.Decide(state, new FlowInput.Digit(key), world) is { } step ? Hides(step).State : state;

        static FlowStep Hides(FlowStep step)
        {
            Assert.DoesNotContain("4711", $"{new CallCommand.FlowStepped(step)} {(step.Action is FlowAction.LookUp look ? new CallEffect.LookUp(look.Request, 1) : null)}", StringComparison.Ordinal);
            return step;
        }
    }

    [Fact]
    public void Values_are_escaped_for_where_they_stand()
    {
        var answer = """says:{"name":"a\"b&c"}""";
        Assert.EndsWith("""=found > tell post https://crm.example/a%22b%26c {"n":"a\"b&c"} 01J0.2 4000""", Script(With("""
            { "type": "lookUp", "id": "ask", "url": "https://crm.example/", "next": "tell", "otherwise": "bye", "picks": [ { "pointer": "/name", "into": "variable:name" } ] },
            { "type": "lookUp", "id": "tell", "method": "post", "url": "https://crm.example/{name}", "body": "{\"n\":\"{name}\"}", "next": "bye", "otherwise": "bye" }
            """ + Ends), $"begin {answer}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", """{"a":1}""", null)]
    [InlineData("/a", """{"a":true}""", "true")]
    [InlineData("/a/b/1", """{"a":{"b":[1,2]}}""", "2")]
    [InlineData("/a/b/2", """{"a":{"b":[1,2]}}""", "")]
    [InlineData("/a/b/01", """{"a":{"b":[1,2]}}""", "")]
    [InlineData("/a~1b/~0", """{"a/b":{"~":"x"}}""", "x")]
    [InlineData("/a", """{"a":null}""", "")]
    [InlineData("/a", """{"a":[1]}""", "")]
    [InlineData("/a/b", "[]", "")]
    [InlineData("/a", LongText, "")]
    public void A_pointer_finds_what_RFC_6901_says(string pointer, string json, string? found) => Assert.EndsWith($"=found > tell post https://crm.example/ {found} 01J0.2 4000", Script(With($$"""
        { "type": "lookUp", "id": "ask", "url": "https://crm.example/", "next": "tell", "otherwise": "bye", "picks": [ { "pointer": "{{pointer}}", "into": "variable:v" } ] },
        { "type": "lookUp", "id": "tell", "method": "post", "url": "https://crm.example/", "body": "{v}", "next": "bye", "otherwise": "bye" }
        """ + Ends), $"begin says:{json}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://crm.example/{caller}", true)]
    [InlineData("HTTP://10.0.0.1:8080?x={y}", true)]
    [InlineData("https://{caller}.example/", false)]
    [InlineData("https://crm.example:{caller}/", false)]
    [InlineData("https://user:pass@crm.example/", false)]
    [InlineData("ftp://crm.example/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/relative", false)]
    [InlineData("https://", false)]
    [InlineData("https://crm.example\\@evil.example/", false)]
    public void A_url_has_a_host_that_no_caller_changes(string url, bool isRight) => Assert.Equal(isRight ? [] : ["url: BadSyntax"],
        Faults($$"""{ "type": "lookUp", "id": "n", "url": {{JsonSerializer.Serialize(url)}}, "next": "bye", "otherwise": "bye" }"""));

    [Fact]
    public void What_is_wrong_with_it_keeps_a_flow_from_being_published()
    {
        Assert.Empty(Faults("""{ "type": "lookUp", "id": "n", "url": "https://crm.example/", "next": "bye", "otherwise": "bye", "headers": [ { "name": "Authorization", "secret": "crm" } ] }"""));
        Assert.Equal(
            ["url: BadSyntax", "method: OutOfRange", "body: OutOfRange", "timeoutMs: OutOfRange", "maxBytes: OutOfRange", "headers[0].name: BadSyntax", "headers[0].value: MissingProperty",
             "headers[1].name: BadSyntax", "headers[1].secret: UnknownReference", "headers[2].value: BadSyntax", "picks[0].pointer: BadSyntax", "picks[0].into: BadSyntax"],
            Faults("""
                { "type": "lookUp", "id": "n", "url": "crm", "method": "put", "body": "{}", "timeoutMs": 99, "maxBytes": 0, "next": "bye", "otherwise": "bye", "picks": [ { "pointer": "x", "into": "variable:X" } ],
                  "headers": [ { "name": "Host" }, { "name": "a b", "secret": "gone" }, { "name": "X", "value": "a\r\nb" } ] }
                """));
        Assert.Equal(["variable: BadSyntax", "cases: OutOfRange"], Faults("""{ "type": "switch", "id": "n", "variable": "X", "cases": [], "otherwise": "bye" }"""));
        Assert.Equal(["cases[1].value: Duplicate", "cases[1].name: BadSyntax"], Faults("""{ "type": "switch", "id": "n", "variable": "x", "otherwise": "bye", "cases": [ { "value": "1", "next": "bye" }, { "value": "1", "next": "bye", "name": "" } ] }"""));
    }

    [Fact]
    public void A_test_run_answers_look_ups_itself()
    {
        var world = With(Asks);
        var found = FlowRehearsal.Run("main", [], world, ["""{"tier":"gold"}"""]);
        Assert.Equal((new Destination.ToQueue("sales"), "found gold"), (found.Destination, string.Join(' ', found.Path.Select(node => node.Choice)).Trim()));
        Assert.Equal(new Destination.ToQueue("support"), FlowRehearsal.Run("main", [], world).Destination);
    }

    private static IEnumerable<string> Faults(string node)
    {
        var definition = Definition($$"""{ "start": "n", "nodes": [ {{node}}, { "type": "hangUp", "id": "bye" } ] }""");
        return FlowVersions.Check(new CatalogSnapshot(1, World), "acme", "main", definition)
            .Where(fault => fault.Code is not CatalogFaultCode.Unreachable).Select(fault => $"{fault.Path["nodes[0].".Length..]}: {fault.Code}");
    }
}
