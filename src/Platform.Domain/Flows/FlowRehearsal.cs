using Platform.Domain.Calls;
using Platform.Domain.Prompts;

namespace Platform.Domain.Flows;

/// <summary>A node that a test call passed.</summary>
/// <param name="Choice">The way that was taken, where there are several.</param>
/// <param name="Played">What was said meanwhile, in words such as <c>Phrase Welcome</c>.</param>
public sealed record RehearsedNode(string Flow, string Node, string Type, string? Choice, IReadOnlyList<string> Played);

/// <summary>How a test call went.</summary>
/// <param name="End">left, hungUp or failed.</param>
/// <param name="Destination">Where it went; null when it went nowhere.</param>
/// <param name="Failure">Why it failed.</param>
public sealed record Rehearsed(IReadOnlyList<RehearsedNode> Path, string End, Destination? Destination, FlowFailure? Failure,
    IReadOnlyList<string> Tags, int? Points, string? Language);

/// <summary>Walks a flow without a call: each prompt is heard to its end, and each time a key is waited for the next keys are pressed.</summary>
public static class FlowRehearsal
{
    /// <param name="world">With the draft that is tried.</param>
    /// <param name="keys">
    /// Pressed each time that the flow listens, one text after the other; an empty one presses nothing until the time is up, and so does
    /// whoever has none left.
    /// </param>
    /// <param name="answers">What look-ups are answered, one after the other, as JSON; who asks more finds nobody.</param>
    public static Rehearsed Run(string flow, IReadOnlyList<string> keys, FlowWorld world, IReadOnlyList<string>? answers = null)
    {
        var walk = new Walk(world);
        walk.Take(FlowMachine.Decide(FlowState.Entering(flow), new FlowInput.Begin(), world));
        var entries = new Queue<string>(keys);
        var texts = new Queue<string>(answers ?? []);
        while (walk.IsUnderWay)
        {
            if (walk.State.Wait == FlowWait.Playing)
                walk.Step(new FlowInput.TimeUp());
            else if (walk.State.Wait == FlowWait.LookingUp)
                walk.Step(new FlowInput.LookedUp(walk.State.Turn,
                    texts.TryDequeue(out var text) ? new LookUpAnswer(LookUpOutcome.Found, text) : new LookUpAnswer(LookUpOutcome.Unreachable)));
            else if (entries.TryDequeue(out var entry))
                walk.Press(entry);
            else
                walk.Step(new FlowInput.TimeUp());
        }

        return walk.Result();
    }

    private sealed class Walk(FlowWorld world)
    {
        private readonly List<RehearsedNode> path = [];
        private readonly List<string> tags = [];
        private readonly Stack<string> flows = new();
        private FlowAction? action;
        private int? points;
        private string? language;

        public FlowState State { get; private set; } = FlowState.Entering("");

        public bool IsUnderWay => action is FlowAction.Play or FlowAction.Listen or FlowAction.LookUp;

        public void Step(FlowInput input) => Take(FlowMachine.Decide(State, input, world));

        /// <summary>An entry that does not end by itself is over when the time is up.</summary>
        public void Press(string entry)
        {
            var node = State.Node;
            var passed = State.Passed;
            foreach (var key in entry)
            {
                if (IsUnderWay && State.Passed == passed)
                    Step(new FlowInput.Digit(key));
            }

            if (IsUnderWay && State.Wait == FlowWait.Listening && State.Passed == passed && State.Node == node)
                Step(new FlowInput.TimeUp());
        }

        public void Take(FlowStep? step)
        {
            if (step is null)
                return;
            (State, action) = (step.State, step.Action);
            tags.AddRange(step.Tags);
            points = step.Points ?? points;
            language = step.Language ?? language;
            foreach (var move in step.Moves)
                Note(move);
            if (action is FlowAction.Play play)
                path[^1] = path[^1] with { Played = [.. path[^1].Played, .. play.Items.Select(WordsOf)] };
        }

        public Rehearsed Result() => new(path,
            action switch { FlowAction.Leave => "left", FlowAction.HangUp => "hungUp", _ => "failed" },
            (action as FlowAction.Leave)?.Destination, (action as FlowAction.Fail)?.Why, [.. tags.Distinct().Order(StringComparer.Ordinal)], points, language);

        private void Note(FlowMove move)
        {
            switch (move)
            {
                case FlowMove.EnteredFlow entered:
                    flows.Push(entered.Flow);
                    break;
                case FlowMove.LeftFlow:
                    flows.Pop();
                    break;
                case FlowMove.EnteredNode entered:
                    path.Add(new(flows.Peek(), entered.Node, entered.Kind, null, []));
                    break;
                case FlowMove.LeftNode { Choice: { } choice }:
                    path[^1] = path[^1] with { Choice = choice };
                    break;
            }
        }

        private static string WordsOf(PromptItem item) => item switch
        {
            PromptItem.Uploaded uploaded => $"Prompt {uploaded.PromptId}",
            PromptItem.Phrase phrase => $"Phrase {phrase.What}",
            PromptItem.Choice choice => $"Choice {choice.What} {choice.Key}",
            PromptItem.Digits digits => $"Digits {digits.Text}",
            _ => item.GetType().Name,
        };
    }
}
