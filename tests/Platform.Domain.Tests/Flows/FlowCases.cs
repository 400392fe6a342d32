using System.Text.Json;
using Platform.Domain.Calendars;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;
using Platform.Domain.Prompts;
using Platform.Domain.Tests.Catalog;

namespace Platform.Domain.Tests.Flows;

/// <summary>A tenant with queues, calendars, a prompt and flows; flows are written as JSON, and what they do as text.</summary>
internal static class FlowCases
{
    public static readonly DateTimeOffset Now = new(2026, 11, 26, 10, 0, 0, TimeSpan.FromHours(8));

    private static readonly CalendarDocument Always = new("acme", "always", "Always") { Hours = [new(Enum.GetValues<DayOfWeek>(), ["00:00-24:00"])] };

    private static readonly EmergencyClosure Storm = new(Now, "admin", "storm");

    public static readonly IReadOnlyList<CatalogDocument> World =
    [
        .. CatalogCases.All, new MailboxDocument("acme", "night", "Night") { Agent = "1001" }, new SecretDocument("acme", "crm", "CRM", "sealed"), new QueueDocument("acme", "sales", "Sales"), new PromptDocument("acme", "storm", "Storm", "a1", 3_000),
        Always, Always with { CalendarId = "never", Hours = [] }, Always with { CalendarId = "shut", Emergency = Storm },
        Always with { CalendarId = "shut-silently", Emergency = Storm with { Prompt = null } },
        .. Published("part", """{ "start": "ask", "nodes": [ { "type": "collect", "id": "ask", "prompts": [ "phrase:enterNumber" ], "variable": "x", "next": "back", "otherwise": "back" }, { "type": "return", "id": "back" } ] }"""),
    ];

    public static FlowDefinition Definition(string json)
    {
        var (definition, faults) = FlowJson.Read(JsonDocument.Parse(json).RootElement);
        Assert.Equal("", string.Join('\n', faults));
        return definition!;
    }

    /// <summary>A flow whose version 1 callers meet.</summary>
    public static IEnumerable<CatalogDocument> Published(string flow, string json)
    {
        var definition = Definition(json);
        yield return new FlowDocument("acme", flow, flow, definition) { Published = 1 };
        yield return new FlowVersionDocument("acme", flow, 1, definition, Now, "admin");
    }

    /// <summary>A flow <c>main</c> of these nodes, the first of which is its start.</summary>
    public static FlowWorld With(string nodes)
    {
        var json = $$"""{ "start": "{{JsonDocument.Parse($"[{nodes}]").RootElement[0].GetProperty("id").GetString()}}", "nodes": [ {{nodes}} ] }""";
        return new FlowWorld(new CatalogSnapshot(1, [.. World, .. Published("main", json)]), "acme", Now) { Caller = new("+8613800000000", "+862800000001", "01J0") };
    }

    /// <summary>Runs inputs (begin, played, time, repeat, or keys) and tells each step; a dash is an input that changed nothing.</summary>
    public static string Script(FlowWorld world, string inputs)
    {
        var state = FlowState.Entering("main");
        List<string> told = [];
        foreach (var input in inputs.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => InputsOf(word, () => state)))
        {
            if (FlowMachine.Decide(state, input(), world) is not { } step)
            {
                told.Add("-");
                continue;
            }

            Assert.Equal(state.Turn + 1, step.State.Turn);
            state = step.State;
            told.Add(Tell(step, world.Now));
        }

        return string.Join(" | ", told);
    }

    private static IEnumerable<Func<FlowInput>> InputsOf(string word, Func<FlowState> state) => word switch
    {
        "begin" => [() => new FlowInput.Begin()],
        "played" => [() => new FlowInput.Played($"flow-{state().Turn}")],
        "late" => [() => new FlowInput.Played("flow-0")],
        "time" => [() => new FlowInput.TimeUp()],
        "repeat" => [() => new FlowInput.Repeat()],
        _ when word.StartsWith("says:", StringComparison.Ordinal) => [() => new FlowInput.LookedUp(state().Turn, new(LookUpOutcome.Found, word[5..]))],
        _ when word.StartsWith("said:", StringComparison.Ordinal) => [() => new FlowInput.LookedUp(state().Turn - 1, new(LookUpOutcome.Found, word[5..]))],
        _ when word.StartsWith("status:", StringComparison.Ordinal) => [() => new FlowInput.LookedUp(state().Turn, new(LookUpOutcome.Status, Status: int.Parse(word[7..], System.Globalization.CultureInfo.InvariantCulture)))],
        _ when char.IsAsciiLetter(word[0]) && Enum.TryParse<LookUpOutcome>(word, out var outcome) => [() => new FlowInput.LookedUp(state().Turn, new(outcome))],
        _ => word.Select<char, Func<FlowInput>>(key => () => new FlowInput.Digit(key)),
    };

    private static string Tell(FlowStep step, DateTimeOffset now)
    {
        var moves = step.Moves.Select(move => move switch
        {
            FlowMove.EnteredFlow flow => $"{flow.Flow}{flow.Version}:",
            FlowMove.LeftFlow => ":",
            FlowMove.EnteredNode node => node.Node,
            FlowMove.LeftNode { Choice: { } choice } => $"={choice} >",
            _ => ">",
        });
        var marks = new[] { string.Join(' ', step.Tags.Select(tag => $"#{tag}")), step.Points is { } points ? $"+{points}" : "", step.Language ?? "" };
        return string.Join(' ', [.. moves, .. marks.Where(mark => mark.Length > 0), Tell(step.Action, (int?)(step.State.Due - now)?.TotalMilliseconds)]);
    }

    private static string Tell(FlowAction action, int? dueMs) => action switch
    {
        FlowAction.Play play => $"[{string.Join(' ', play.Items.Select(WordOf))}{(play.EndsByDigit ? "" : "!")}]",
        FlowAction.Listen => $"listen {dueMs}",
        FlowAction.LookUp { Request: var asked, Music: var music } => $"{(asked.IsPost ? "post" : "get")} {asked.Url} {asked.Body} {asked.Key}{(music ? " music" : "")} {dueMs}",
        FlowAction.Leave leave => $"to {DestinationText.Format(leave.Destination)}",
        FlowAction.Fail fail => $"fail {fail.Why}",
        _ => "hang up",
    };

    private static string WordOf(PromptItem item) => item switch
    {
        PromptItem.Phrase phrase => phrase.What.ToString(),
        PromptItem.Choice choice => $"{choice.What}={choice.Key}",
        PromptItem.Digits digits => digits.Text,
        PromptItem.Uploaded prompt => prompt.PromptId,
        _ => "?",
    };
}
