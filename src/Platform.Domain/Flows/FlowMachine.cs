using Platform.Domain.Prompts;
using static Platform.Domain.Flows.FlowInput;

namespace Platform.Domain.Flows;

/// <summary>
/// How a call goes through a flow: one method per kind of node, one arm per input. What comes late is null: nothing changes. A step ends
/// where the flow waits, or where the call leaves it; the number of nodes that a call passes is bounded, so every flow ends.
/// </summary>
public static partial class FlowMachine
{
    /// <summary>Nodes that a call passes at most.</summary>
    public const int MaxPassed = 300;

    public static FlowStep? Decide(FlowState state, FlowInput input, FlowWorld world)
    {
        var run = new FlowRun(state, world);
        if (state.Wait == FlowWait.Start)
            return input is Begin or TimeUp or Repeat ? run.BeginFlow(state.Flow) : null;
        if (input is Begin || (input is LookedUp && state.Wait != FlowWait.LookingUp) || (input is Played played && (state.Wait != FlowWait.Playing || played.PlayId != run.PlayId)))
            return null;
        return run.Node switch
        {
            null => run.Fail(FlowFailure.Gone),
            { } node when input is Repeat => state.Wait is FlowWait.Playing or FlowWait.LookingUp ? run.Again(node) : null,
            FlowNode.Say say => Saying(run, say, input),
            FlowNode.Menu menu => Choosing(run, menu, input),
            FlowNode.Collect collect => Collecting(run, collect, input),
            FlowNode.Rate rate => Rating(run, rate, input),
            FlowNode.LookUp look => LookingUp(run, look, input),
            FlowNode.Hours hours => input is Digit ? null : run.GoTo(hours.Emergency ?? hours.Closed, "emergency"),
            { } node => throw new InvalidOperationException($"{node.Kind} waits for nothing."),
        };
    }

    private static FlowStep? Saying(FlowRun run, FlowNode.Say say, FlowInput input) => input switch
    {
        Digit { Key: var key } => say.Interruptible ? run.GoTo(say.Next, null, key) : null,
        _ => run.GoTo(say.Next, null),
    };

    private static FlowStep? Choosing(FlowRun run, FlowNode.Menu menu, FlowInput input) => input switch
    {
        Digit { Key: var key } when ChoiceOf(menu, key) is { } choice => run.GoTo(choice.Next, choice.Name ?? choice.Key),
        Digit => Again(run, menu.Retries, menu.Otherwise, "invalid", [.. menu.Invalid ?? [], .. menu.Prompts], menu.TimeoutMs),
        Played => run.Listen(menu.TimeoutMs),
        _ when run.State.Wait == FlowWait.Playing => run.Listen(menu.TimeoutMs),
        _ => Again(run, menu.Retries, menu.Otherwise, "nothing", [.. menu.Nothing ?? [], .. menu.Prompts], menu.TimeoutMs),
    };

    private static FlowStep? Rating(FlowRun run, FlowNode.Rate rate, FlowInput input) => input switch
    {
        Digit { Key: var key } when AnswerOf(rate, key) is { } answer => Answered(run, rate, answer),
        Digit => Again(run, rate.Retries, rate.Otherwise, "invalid", [.. rate.Invalid ?? [], .. rate.Prompts], rate.TimeoutMs),
        Played => run.Listen(rate.TimeoutMs),
        _ when run.State.Wait == FlowWait.Playing => run.Listen(rate.TimeoutMs),
        _ => Again(run, rate.Retries, rate.Otherwise, "nothing", rate.Prompts, rate.TimeoutMs),
    };

    private static FlowStep Answered(FlowRun run, FlowNode.Rate rate, int answer)
    {
        run.Answer(rate.Question, answer);
        return run.GoTo(rate.Next, FormattableString.Invariant($"{answer}"));
    }

    private static int? AnswerOf(FlowNode.Rate rate, char key) =>
        char.IsAsciiDigit(key) && key - '0' >= rate.From && key - '0' <= rate.To ? key - '0' : null;

    private static FlowStep? Collecting(FlowRun run, FlowNode.Collect collect, FlowInput input)
    {
        var digits = run.State.Digits;
        var isEnough = digits.Length >= collect.Min;
        return input switch
        {
            Digit { Key: var key } when collect.Terminator == key.ToString() => isEnough ? Accept(run, collect) : Refuse(run, collect, "invalid"),
            Digit { Key: var key } => Enter(run, collect, key),
            Played => run.Listen(collect.TimeoutMs),
            _ when run.State.Wait == FlowWait.Playing => run.Listen(collect.TimeoutMs),
            _ => isEnough && digits.Length > 0 ? Accept(run, collect) : Refuse(run, collect, "nothing"),
        };
    }

    private static FlowStep Enter(FlowRun run, FlowNode.Collect collect, char key)
    {
        run.State = run.State with { Digits = run.State.Digits + key };
        return run.State.Digits.Length >= collect.Max ? Accept(run, collect) : run.Listen(collect.TimeoutMs);
    }

    private static FlowStep Accept(FlowRun run, FlowNode.Collect collect)
    {
        var digits = run.State.Digits;
        run.State = run.State with { Variables = run.State.Variables.SetItem(collect.Variable, digits) };
        return run.GoTo(collect.Next, collect.Record ? digits : FormattableString.Invariant($"{digits.Length} digits"));
    }

    private static FlowStep Refuse(FlowRun run, FlowNode.Collect collect, string why)
    {
        run.State = run.State with { Digits = "" };
        return Again(run, collect.Retries, collect.Otherwise, why, [.. collect.Invalid ?? [], .. collect.Prompts], collect.TimeoutMs);
    }

    /// <summary>Asks once more, or gives up.</summary>
    private static FlowStep Again(FlowRun run, int retries, string? otherwise, string why, IReadOnlyList<string> prompts, int timeoutMs)
    {
        if (run.State.Attempt >= retries)
            return run.GoTo(otherwise, why);
        run.State = run.State with { Attempt = run.State.Attempt + 1 };
        return run.Ask(prompts, timeoutMs);
    }

    /// <summary>What a node does when the call comes to it.</summary>
    /// <param name="ahead">A key that ended what was said just before.</param>
    /// <returns>Null when it leads on at once: <see cref="FlowRun.Next"/> says where to.</returns>
    internal static FlowStep? Enter(FlowRun run, FlowNode node, char? ahead)
    {
        switch (node)
        {
            case FlowNode.Say say:
                return run.Say(say.Prompts, say.Interruptible) ?? run.LeadOn(say.Next, null);
            case FlowNode.Menu menu when ahead is { } key && ChoiceOf(menu, key) is { } choice:
                return run.LeadOn(choice.Next, choice.Name ?? choice.Key);
            case FlowNode.Menu menu:
                return run.Ask(menu.Prompts, menu.TimeoutMs);
            case FlowNode.Rate rate:
                return run.Ask(rate.Prompts, rate.TimeoutMs);
            case FlowNode.Collect collect when ahead is { } key && collect.Terminator != key.ToString():
                return Enter(run, collect, key);
            case FlowNode.Collect collect:
                return run.Ask(collect.Prompts, collect.TimeoutMs);
            case FlowNode.Hours hours:
                return EnterHours(run, hours);
            case FlowNode.SetLanguage language:
                run.Language = language.Language;
                return run.LeadOn(language.Next, language.Language);
            case FlowNode.Tag tag:
                run.Mark(tag.Tags ?? [], tag.Points);
                return run.LeadOn(tag.Next, string.Join(' ', tag.Tags ?? []));
            case FlowNode.LookUp look:
                return LookUp(run, look);
            case FlowNode.Switch by:
                return Switch(run, by);
            case FlowNode.ToQueue to:
                return run.Leave(new Calls.Destination.ToQueue(to.Queue));
            case FlowNode.Transfer transfer:
                return Catalog.DestinationText.Parse(transfer.To) is { } destination ? run.Leave(destination) : run.Fail(FlowFailure.DeadEnd);
            case FlowNode.Voicemail voicemail:
                return run.Leave(new Calls.Destination.ToVoicemail(voicemail.Mailbox));
            case FlowNode.Subflow subflow:
                return run.Call(subflow);
            case FlowNode.Return:
                return run.ComeBack();
            case FlowNode.HangUp:
                return run.HangUp();
            default:
                throw new InvalidOperationException($"Unknown node {node.GetType().Name}.");
        }
    }

    private static FlowStep? EnterHours(FlowRun run, FlowNode.Hours hours)
    {
        if (run.CalendarOf(hours) is not { } calendar)
            return run.LeadOn(hours.Closed, "closed");
        var opening = run.OpeningOf(calendar);
        if (calendar.Emergency is not { } closure)
            return opening.IsOpen ? run.LeadOn(hours.Open, "open") : run.LeadOn(hours.Closed, "closed");
        var said = closure.Prompt is { } prompt ? run.Play([PromptItem.Greeting(prompt)], endsByDigit: false) : null;
        return said ?? run.LeadOn(hours.Emergency ?? hours.Closed, "emergency");
    }

    private static MenuChoice? ChoiceOf(FlowNode.Menu menu, char key) => menu.Choices.FirstOrDefault(choice => choice.Key == key.ToString());
}
