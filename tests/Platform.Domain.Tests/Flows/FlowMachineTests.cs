using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;
using static Platform.Domain.Tests.Flows.FlowCases;

namespace Platform.Domain.Tests.Flows;

public class FlowMachineTests
{
    private const string Ends = """, { "type": "hangUp", "id": "bye" }, { "type": "queue", "id": "sales", "queue": "sales" }, { "type": "queue", "id": "help", "queue": "support" }""";

    [Theory]
    [InlineData("begin played", "main1: s [Welcome] | > bye hang up")]
    [InlineData("begin time", "main1: s [Welcome] | > bye hang up")]
    [InlineData("begin late played", "main1: s [Welcome] | - | > bye hang up")]
    [InlineData("begin 5", "main1: s [Welcome] | > bye hang up")]
    [InlineData("begin repeat", "main1: s [Welcome] | [Welcome]")]
    [InlineData("played 1", "- | -")]
    [InlineData("time", "main1: s [Welcome]")]
    public void Say_is_heard_to_its_end_or_to_a_key(string inputs, string steps) =>
        Assert.Equal(steps, Script(With($$"""{ "type": "say", "id": "s", "prompts": [ "phrase:welcome" ], "next": "bye" }{{Ends}}"""), inputs));

    [Theory]
    [InlineData("begin 1 played", "main1: s [storm!] | - | > m [Sales=1] | listen 5000")]
    public void A_key_does_not_end_what_must_be_heard(string inputs, string steps) => Assert.Equal(steps.Replace(" | listen 5000", "", StringComparison.Ordinal), Script(With($$"""
        { "type": "say", "id": "s", "prompts": [ "prompt:storm" ], "interruptible": false, "next": "m" },
        { "type": "menu", "id": "m", "prompts": [ "choice:sales=1" ], "choices": [ { "key": "1", "next": "sales" } ], "otherwise": "bye" }{{Ends}}
        """), inputs));

    [Theory]
    [InlineData("a choice, during the prompts", "begin 1", "main1: m [Sales=1] | =sales > sales to queue:sales")]
    [InlineData("a choice without a name, after them", "begin played 2", "main1: m [Sales=1] | listen 7000 | =2 > help to queue:support")]
    [InlineData("the report that the key ended the prompts comes late", "begin 9 late 2", "main1: m [Sales=1] | [InvalidChoice Sales=1] | - | =2 > help to queue:support")]
    [InlineData("nothing, twice", "begin played time played time", "main1: m [Sales=1] | listen 7000 | [NothingChosen Sales=1] | listen 7000 | =nothing > bye hang up")]
    [InlineData("a wrong key, then nothing", "begin 9 played time", "main1: m [Sales=1] | [InvalidChoice Sales=1] | listen 7000 | =nothing > bye hang up")]
    [InlineData("wrong keys", "begin 99", "main1: m [Sales=1] | [InvalidChoice Sales=1] | =invalid > bye hang up")]
    [InlineData("the end of the prompts is never told", "begin time time", "main1: m [Sales=1] | listen 7000 | [NothingChosen Sales=1]")]
    [InlineData("said again", "begin repeat played repeat", "main1: m [Sales=1] | [Sales=1] | listen 7000 | -")]
    public void A_menu_leads_by_a_key(string what, string inputs, string steps) => Assert.Equal((what, steps), (what, Script(With($$"""
        { "type": "menu", "id": "m", "prompts": [ "choice:sales=1" ], "invalid": [ "phrase:invalidChoice" ], "nothing": [ "phrase:nothingChosen" ], "timeoutMs": 7000, "retries": 1,
          "choices": [ { "key": "1", "next": "sales", "name": "sales" }, { "key": "2", "next": "help" } ], "otherwise": "bye" }{{Ends}}
        """), inputs)));

    [Theory]
    [InlineData("1", "main1: s [Welcome] | > m =1 > sales to queue:sales")]
    [InlineData("2", "main1: s [Welcome] | > m [Sales=1]")]
    public void A_key_during_a_greeting_chooses_in_the_menu_after_it(string key, string steps) => Assert.Equal(steps, Script(With($$"""
        { "type": "say", "id": "s", "prompts": [ "phrase:welcome" ], "next": "m" },
        { "type": "menu", "id": "m", "prompts": [ "choice:sales=1" ], "choices": [ { "key": "1", "next": "sales" } ], "otherwise": "bye" }{{Ends}}
        """), $"begin {key}"));

    [Theory]
    [InlineData("as many as there can be", "begin 1234", "main1: c [EnterNumber] | listen 4000 | listen 4000 | listen 4000 | =4 digits > say [1234]")]
    [InlineData("ended by the key", "begin played 12#", "main1: c [EnterNumber] | listen 4000 | listen 4000 | listen 4000 | =2 digits > say [12]")]
    [InlineData("ended by time", "begin 12 time", "main1: c [EnterNumber] | listen 4000 | listen 4000 | =2 digits > say [12]")]
    [InlineData("too few, ended by the key", "begin 1#", "main1: c [EnterNumber] | listen 4000 | [InvalidChoice EnterNumber]")]
    [InlineData("too few, twice", "begin 1# 2 time", "main1: c [EnterNumber] | listen 4000 | [InvalidChoice EnterNumber] | listen 4000 | =nothing > bye hang up")]
    [InlineData("the first entry is forgotten", "begin 1# 23#", "main1: c [EnterNumber] | listen 4000 | [InvalidChoice EnterNumber] | listen 4000 | listen 4000 | =2 digits > say [23]")]
    [InlineData("the prompts' end comes after the first key", "begin 1 late 2#", "main1: c [EnterNumber] | listen 4000 | - | listen 4000 | =2 digits > say [12]")]
    public void Digits_are_collected(string what, string inputs, string steps) => Assert.Equal((what, steps), (what, Script(With($$"""
        { "type": "collect", "id": "c", "prompts": [ "phrase:enterNumber" ], "variable": "account", "min": 2, "max": 4, "timeoutMs": 4000, "retries": 1,
          "invalid": [ "phrase:invalidChoice" ], "next": "say", "otherwise": "bye" },
        { "type": "say", "id": "say", "prompts": [ "digits:account" ], "next": "bye" }{{Ends}}
        """), inputs)));

    [Theory]
    [InlineData("during the prompts", "begin 4", "main1: r [Welcome] | =4 > bye hang up")]
    [InlineData("after them", "begin played 5", "main1: r [Welcome] | listen 4000 | =5 > bye hang up")]
    [InlineData("too much, then right", "begin 6 1", "main1: r [Welcome] | [InvalidChoice Welcome] | =1 > bye hang up")]
    [InlineData("wrong twice", "begin 0*", "main1: r [Welcome] | [InvalidChoice Welcome] | =invalid > sales to queue:sales")]
    [InlineData("nothing, twice", "begin played time played time", "main1: r [Welcome] | listen 4000 | [Welcome] | listen 4000 | =nothing > sales to queue:sales")]
    public void A_question_is_answered_by_one_key(string what, string inputs, string steps) => Assert.Equal((what, steps), (what, Script(With($$"""
        { "type": "rate", "id": "r", "prompts": [ "phrase:welcome" ], "question": "service", "invalid": [ "phrase:invalidChoice" ], "timeoutMs": 4000, "next": "bye", "otherwise": "sales" }{{Ends}}
        """), inputs)));

    [Fact]
    public void Only_a_node_that_says_so_shows_the_digits_and_no_text_does()
    {
        var world = With($$"""{ "type": "collect", "id": "c", "prompts": [ "phrase:enterNumber" ], "variable": "pin", "max": 4, "record": true, "next": "bye", "otherwise": "bye" }{{Ends}}""");
        Assert.EndsWith("=7777 > bye hang up", Script(world, "begin 7777"), StringComparison.Ordinal);
        var state = FlowMachine.Decide(FlowState.Entering("main"), new FlowInput.Begin(), world)!.State;
        var step = FlowMachine.Decide(state, new FlowInput.Digit('7'), world)!;
        Assert.Equal("7", step.State.Digits);
        Assert.DoesNotContain("7", $"{step.State} {new FlowInput.Digit('7')} {new CallCommand.FlowStepped(step)}".Replace("2026", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("always", "main1: h =open > sales to queue:sales")]
    [InlineData("never", "main1: h =closed > help to queue:support")]
    [InlineData("gone", "main1: h =closed > help to queue:support")]
    [InlineData("shut-silently", "main1: h =emergency > bye hang up")]
    [InlineData("shut", "main1: h [storm!] | - | =emergency > bye hang up")]
    public void Hours_lead_by_a_calendar(string calendar, string steps) => Assert.Equal(steps, Script(
        With($$"""{ "type": "hours", "id": "h", "calendar": "{{calendar}}", "open": "sales", "closed": "help", "emergency": "bye" }{{Ends}}"""), calendar == "shut" ? "begin 1 played" : "begin"));

    [Fact]
    public void Without_a_way_of_its_own_an_emergency_is_closed() => Assert.Equal("main1: h =emergency > help to queue:support", Script(
        With($$"""{ "type": "hours", "id": "h", "calendar": "shut-silently", "open": "sales", "closed": "help" }{{Ends}}"""), "begin"));

    [Theory]
    [InlineData("""{ "type": "language", "id": "n", "language": "en", "next": "bye" }""", "begin", "main1: n =en > bye en hang up")]
    [InlineData("""{ "type": "tag", "id": "n", "tags": [ "vip", "gold" ], "points": 5, "next": "bye" }""", "begin", "main1: n =vip gold > bye #vip #gold +5 hang up")]
    [InlineData("""{ "type": "queue", "id": "n", "queue": "support" }""", "begin", "main1: n to queue:support")]
    [InlineData("""{ "type": "transfer", "id": "n", "to": "agent:1001" }""", "begin", "main1: n to agent:1001")]
    [InlineData("""{ "type": "transfer", "id": "n", "to": "number:+8613900139000" }""", "begin", "main1: n to number:+8613900139000")]
    [InlineData("""{ "type": "voicemail", "id": "n", "mailbox": "night" }""", "begin", "main1: n to voicemail:night")]
    [InlineData("""{ "type": "transfer", "id": "n", "to": "nowhere" }""", "begin", "main1: n fail DeadEnd")]
    [InlineData("""{ "type": "hangUp", "id": "n" }""", "begin", "main1: n hang up")]
    [InlineData("""{ "type": "return", "id": "n" }""", "begin", "main1: n hang up")]
    [InlineData("""{ "type": "subflow", "id": "n", "flow": "part", "next": "sales" }""", "begin 12#", "main1: n part1: ask [EnterNumber] | listen 5000 | listen 5000 | =2 digits > back > : > sales to queue:sales")]
    [InlineData("""{ "type": "subflow", "id": "n", "flow": "gone", "next": "sales" }""", "begin", "main1: n fail Gone")]
    [InlineData("""{ "type": "say", "id": "n", "prompts": [ "phrase:welcome" ] }""", "begin played", "main1: n [Welcome] | > fail DeadEnd")]
    [InlineData("""{ "type": "say", "id": "n", "prompts": [], "next": "bye" }""", "begin", "main1: n > bye hang up")]
    [InlineData("""{ "type": "menu", "id": "n", "prompts": [], "choices": [], "otherwise": "bye", "retries": 0 }""", "begin time", "main1: n listen 5000 | =nothing > bye hang up")]
    public void Every_other_node_does_its_part(string node, string inputs, string steps) => Assert.Equal(steps, Script(With(node + Ends), inputs));

    [Fact]
    public void A_round_without_an_end_ends()
    {
        var world = With("""{ "type": "tag", "id": "a", "next": "b" }, { "type": "tag", "id": "b", "next": "a" }""");
        var step = FlowMachine.Decide(FlowState.Entering("main"), new FlowInput.Begin(), world)!;
        Assert.Equal((new FlowAction.Fail(FlowFailure.TooLong), FlowMachine.MaxPassed), (step.Action, step.State.Passed));
    }

    [Fact]
    public void A_call_stays_on_the_version_with_which_it_began()
    {
        var world = With($$"""{ "type": "say", "id": "s", "prompts": [ "phrase:welcome" ], "next": "sales" }{{Ends}}""");
        var state = FlowMachine.Decide(FlowState.Entering("main"), new FlowInput.Begin(), world)!.State;
        var flow = world.Catalog.FindFlow("acme", "main")!;
        var changed = Definition("""{ "start": "s", "nodes": [ { "type": "hangUp", "id": "s" } ] }""");
        var publication = FlowVersions.Publish(world.Catalog, flow, changed, Now, "admin");
        var later = world with { Catalog = new CatalogSnapshot(2, [.. world.Catalog.Documents.Where(document => document != flow), publication.Flow, publication.Version]) };
        Assert.Equal(new FlowAction.Leave(new Destination.ToQueue("sales")), FlowMachine.Decide(state, new FlowInput.TimeUp(), later)!.Action);
        Assert.Equal((new FlowAction.HangUp(), 2), (FlowMachine.Decide(FlowState.Entering("main"), new FlowInput.Begin(), later)!.Action, publication.Version.Version));
        var gone = world with { Catalog = new CatalogSnapshot(3, World) };
        Assert.Equal(new FlowAction.Fail(FlowFailure.Gone), FlowMachine.Decide(state, new FlowInput.TimeUp(), gone)!.Action);
        Assert.Equal(new FlowAction.Fail(FlowFailure.Gone), FlowMachine.Decide(FlowState.Entering("main"), new FlowInput.Begin(), gone)!.Action);
    }

    [Fact]
    public void Whatever_callers_do_every_flow_ends_and_waits_for_a_moment_meanwhile() => Property.Holds(random =>
    {
        var world = RandomFlows.Draw(random);
        var state = FlowState.Entering("main");
        for (var i = 0; i < 5_000; i++)
        {
            var step = FlowMachine.Decide(state, RandomFlows.DrawInput(random, state), world);
            if (step is null)
                continue;
            state = step.State;
            if (step.Action is FlowAction.Leave or FlowAction.HangUp or FlowAction.Fail)
                return null;
            if (state.Due is not { } due || due <= world.Now)
                return $"{state} waits without an end";
        }

        return $"{state} never ends";
    });
}
