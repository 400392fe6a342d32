using System.Text.Json;
using static Platform.Domain.Flows.FlowInput;

namespace Platform.Domain.Flows;

/// <summary>
/// A flow asks a server of the tenant about the caller, and goes on with what it says, or without it. What is asked may be asked twice,
/// when the call is picked up again in between; an answer to an earlier asking counts no more.
/// </summary>
public static partial class FlowMachine
{
    private static FlowStep LookUp(FlowRun run, FlowNode.LookUp node) => run.LookUp(new LookUpRequest(
        node.Method == FlowNode.LookUp.Post,
        LookUpTemplate.FillUrl(node.Url, run.ValueOf),
        node.Headers ?? [],
        node.Body is { } body && node.Method == FlowNode.LookUp.Post ? LookUpTemplate.FillBody(body, run.ValueOf) : null,
        node.TimeoutMs, node.MaxBytes, run.KeyOfNode), node.Music);

    private static FlowStep? LookingUp(FlowRun run, FlowNode.LookUp node, FlowInput input) => input switch
    {
        LookedUp looked when looked.Turn == run.State.Turn => Take(run, node, looked.Answer),
        TimeUp => run.GoTo(node.Otherwise, WordOf(LookUpOutcome.Timeout)),
        _ => null,
    };

    private static FlowStep Take(FlowRun run, FlowNode.LookUp node, LookUpAnswer answer)
    {
        if (answer.Outcome != LookUpOutcome.Found)
            return run.GoTo(node.Otherwise, answer.Status is { } status ? FormattableString.Invariant($"status {status}") : WordOf(answer.Outcome));
        if (LookUpPicks.Of(answer.Text ?? "", node.Picks ?? []) is not { } picked)
            return run.GoTo(node.Otherwise, WordOf(LookUpOutcome.NotJson));
        run.State = run.State with { Variables = run.State.Variables.SetItems(picked.Variables) };
        run.Mark(picked.Tags, picked.Points);
        run.Language = picked.Language ?? run.Language;
        return run.GoTo(node.Next, WordOf(LookUpOutcome.Found));
    }

    private static FlowStep? Switch(FlowRun run, FlowNode.Switch node)
    {
        var value = run.ValueOf(node.Variable) ?? "";
        var taken = node.Cases.FirstOrDefault(candidate => candidate.Value == value);
        return taken is null ? run.LeadOn(node.Otherwise, "otherwise") : run.LeadOn(taken.Next, taken.Name ?? FormattableString.Invariant($"case {node.Cases.ToList().IndexOf(taken) + 1}"));
    }

    private static string WordOf(LookUpOutcome outcome) => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());
}
