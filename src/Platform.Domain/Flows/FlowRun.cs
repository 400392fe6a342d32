using Platform.Domain.Calendars;
using Platform.Domain.Calls;
using Platform.Domain.Prompts;

namespace Platform.Domain.Flows;

/// <summary>One step of a flow while it is made: what it passed so far, and the words of which nodes are made.</summary>
internal sealed class FlowRun(FlowState state, FlowWorld world)
{
    /// <summary>A built-in sentence is shorter; when its end is not reported the flow goes on after this.</summary>
    private const int LongestSentenceMs = 20_000;

    /// <summary>An answer that was lost on its way is not waited for longer than this.</summary>
    private const int LookUpGraceMs = 1_000;

    private readonly List<FlowMove> moves = [];
    private readonly List<string> tags = [];
    private readonly List<FlowAnswer> answers = [];
    private FlowDefinition? definition = world.Find(state.Flow, state.Version)?.Definition;
    private string? next;
    private int? points;

    public FlowState State { get; set; } = state;

    public string? Language { get; set; }

    public FlowNode? Node => definition?.Find(State.Node);

    /// <summary>Of what plays while the state waits.</summary>
    public string PlayId => IdOf(State.Turn);

    public FlowStep BeginFlow(string flow)
    {
        if (world.Published(flow) is not { } version)
            return Fail(FlowFailure.Gone);
        EnterFlow(version);
        return Proceed(null);
    }

    /// <summary>From the node that waited on to where the flow waits again.</summary>
    /// <param name="ahead">A key for the node that is next.</param>
    public FlowStep GoTo(string? node, string? choice, char? ahead = null)
    {
        LeadOn(node, choice);
        return Proceed(ahead);
    }

    /// <summary>What the node that waits says, once more.</summary>
    public FlowStep Again(FlowNode node) => FlowMachine.Enter(this, node, null) ?? Proceed(null);

    /// <summary>The present node is over; always null.</summary>
    public FlowStep? LeadOn(string? node, string? choice)
    {
        moves.Add(new FlowMove.LeftNode(string.IsNullOrEmpty(choice) ? null : choice));
        next = node;
        return null;
    }

    /// <summary>Null when there is nothing to say.</summary>
    public FlowStep? Say(IReadOnlyList<string> prompts, bool endsByDigit) => Play(ItemsOf(prompts), endsByDigit);

    public FlowStep? Play(IReadOnlyList<PromptItem> items, bool endsByDigit)
    {
        if (items.Count == 0)
            return null;
        Wait(FlowWait.Playing, items.Sum(LengthOf));
        return Done(new FlowAction.Play(IdOf(State.Turn + 1), items, endsByDigit));
    }

    public FlowStep Ask(IReadOnlyList<string> prompts, int timeoutMs) => Say(prompts, endsByDigit: true) ?? Listen(timeoutMs);

    public FlowStep Listen(int timeoutMs)
    {
        Wait(FlowWait.Listening, timeoutMs);
        return Done(new FlowAction.Listen());
    }

    public FlowStep LookUp(LookUpRequest request, bool music)
    {
        Wait(FlowWait.LookingUp, request.TimeoutMs + LookUpGraceMs);
        return Done(new FlowAction.LookUp(request, music));
    }

    /// <summary>Of a variable, or of the call; null for what is not known.</summary>
    public string? ValueOf(string name) => name switch
    {
        LookUpTemplate.Caller => world.Caller.From,
        LookUpTemplate.Called => world.Caller.To,
        LookUpTemplate.Call => world.Caller.CallId,
        _ => State.Variables.GetValueOrDefault(name),
    };

    /// <summary>Names the call's present stay at the node.</summary>
    public string KeyOfNode => FormattableString.Invariant($"{world.Caller.CallId}.{State.Passed}");

    public void Mark(IEnumerable<string> more, int? atLeast)
    {
        tags.AddRange(more);
        points = atLeast ?? points;
    }

    public void Answer(string question, int value) => answers.Add(new(question, value));

    public FlowStep Leave(Destination destination) => Done(new FlowAction.Leave(destination));

    public FlowStep HangUp() => Done(new FlowAction.HangUp());

    public FlowStep Fail(FlowFailure why) => Done(new FlowAction.Fail(why));

    public FlowStep? Call(FlowNode.Subflow subflow)
    {
        if (world.Published(subflow.Flow) is not { } version)
            return Fail(FlowFailure.Gone);
        State = State with { Callers = State.Callers.Add(new FlowReturn(State.Flow, State.Version, subflow.Id)) };
        EnterFlow(version);
        return null;
    }

    public FlowStep? ComeBack()
    {
        if (State.Callers is not [.., var caller])
            return HangUp();
        if (world.Find(caller.Flow, caller.Version)?.Definition is not { } known || known.Find(caller.Node) is not FlowNode.Subflow subflow)
            return Fail(FlowFailure.Gone);
        moves.AddRange([new FlowMove.LeftNode(null), new FlowMove.LeftFlow()]);
        definition = known;
        State = State with { Flow = caller.Flow, Version = caller.Version, Callers = State.Callers.RemoveAt(State.Callers.Count - 1) };
        return LeadOn(subflow.Next, null);
    }

    public CalendarDocument? CalendarOf(FlowNode.Hours hours) => world.Catalog.FindCalendar(world.Tenant, hours.Calendar);

    public Opening OpeningOf(CalendarDocument calendar) => OpeningHours.At(calendar, world.Catalog.Operator.TimeZone, world.Now);

    private void EnterFlow(FlowVersionDocument version)
    {
        moves.Add(new FlowMove.EnteredFlow(version.FlowId, version.Version));
        definition = version.Definition;
        State = State with { Flow = version.FlowId, Version = version.Version };
        next = definition.Start;
    }

    private FlowStep Proceed(char? ahead)
    {
        while (true)
        {
            if (definition?.Find(next) is not { } node)
                return Fail(FlowFailure.DeadEnd);
            if (State.Passed >= FlowMachine.MaxPassed)
                return Fail(FlowFailure.TooLong);
            moves.Add(new FlowMove.EnteredNode(node.Id, node.Kind));
            State = State with { Node = node.Id, Passed = State.Passed + 1, Attempt = 0, Digits = "" };
            var isSpoken = node is FlowNode.Say or FlowNode.Menu or FlowNode.Rate or FlowNode.Collect;
            if (FlowMachine.Enter(this, node, ahead) is { } step)
                return step;
            ahead = isSpoken ? null : ahead;
        }
    }

    private void Wait(FlowWait wait, int milliseconds) => State = State with { Wait = wait, Due = world.Now.AddMilliseconds(milliseconds) };

    private FlowStep Done(FlowAction action) => new(State with { Turn = State.Turn + 1 }, [.. moves], action)
    {
        Tags = [.. tags],
        Answers = [.. answers],
        Points = points,
        Language = Language,
    };

    private IReadOnlyList<PromptItem> ItemsOf(IReadOnlyList<string> prompts) => FlowPrompts.Items(prompts, State.Variables.GetValueOrDefault);

    /// <summary>For so long it waits to hear that the item is over.</summary>
    private int LengthOf(PromptItem item) => LongestSentenceMs
        + (item is PromptItem.Uploaded uploaded ? world.Catalog.FindPrompt(world.Tenant, uploaded.PromptId)?.DurationMs ?? 0 : 0);

    private static string IdOf(int turn) => FormattableString.Invariant($"flow-{turn}");
}
