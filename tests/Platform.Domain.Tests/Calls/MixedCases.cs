using Platform.Domain.Calls;

namespace Platform.Domain.Tests.Calls;

/// <summary>
/// Named states and commands of talks of more than two. Sue supervises with the agent 1010; o2 is the leg of the agent 1001, who is
/// supervised, and who brings the third into the talk.
/// </summary>
internal static class MixedCases
{
    /// <summary>Commands that only matter to talks of more than two.</summary>
    public static IReadOnlyDictionary<string, Func<CallState, CallCommand>> Own { get; } = new Dictionary<string, Func<CallState, CallCommand>>
    {
        ["merge"] = _ => new CallCommand.Merge("1001"),
        ["merge by stranger"] = _ => new CallCommand.Merge("1009"),
        ["supervise"] = _ => new CallCommand.Supervise("sue", "1010", SupervisionMode.Listen),
        ["supervise by other"] = _ => new CallCommand.Supervise("sam", "1011", SupervisionMode.Barge),
        ["supervise oneself"] = _ => new CallCommand.Supervise("anna", "1001", SupervisionMode.Listen),
        ["listen"] = _ => new CallCommand.ChangeSupervision("sue", SupervisionMode.Listen),
        ["whisper"] = _ => new CallCommand.ChangeSupervision("sue", SupervisionMode.Whisper),
        ["barge"] = _ => new CallCommand.ChangeSupervision("sue", SupervisionMode.Barge),
        ["barge by other"] = _ => new CallCommand.ChangeSupervision("sam", SupervisionMode.Barge),
        ["end supervision"] = _ => new CallCommand.EndSupervision("sue"),
        ["end supervision by other"] = _ => new CallCommand.EndSupervision("sam"),
        ["answered supervisor"] = state => new CallCommand.LegAnswered(Supervisor(state), "PCMA"),
        ["failed supervisor"] = state => new CallCommand.LegFailed(Supervisor(state), OfferOutcome.Unreachable, CallCases.Figures),
        ["ended supervisor"] = state => new CallCommand.LegEnded(Supervisor(state), CallCases.Figures),
        ["ring expired supervisor"] = state => new CallCommand.RingExpired(Supervisor(state)),
        ["silent supervisor"] = state => new CallCommand.LegSilent(Supervisor(state)),
        ["held supervisor"] = state => new CallCommand.LegHeld(Supervisor(state)),
        ["resumed supervisor"] = state => new CallCommand.LegResumed(Supervisor(state)),
        ["transfer asked by supervisor"] = state => new CallCommand.TransferAsked(Supervisor(state), new Destination.ToQueue("sales"), null),
        ["held third"] = state => new CallCommand.LegHeld(Third(state)),
        ["resumed third"] = state => new CallCommand.LegResumed(Third(state)),
        ["ended third"] = state => new CallCommand.LegEnded(Third(state), CallCases.Figures),
        ["silent third"] = state => new CallCommand.LegSilent(Third(state)),
        ["time spent third"] = state => new CallCommand.TimeSpent(Third(state)),
    };

    public static IReadOnlyDictionary<string, Func<CallState, CallCommand>> Commands { get; } =
        CallCases.Commands.Concat(Own).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>Commands that a talk of two knows, too.</summary>
    public static IReadOnlyList<string> Shared { get; } =
    [
        "ended caller", "ended o2", "held caller", "held o2", "resumed o2", "silent caller", "rang target", "answered target", "ended target",
        "ended origin", "complete", "end consult", "consult agent", "consult placed", "transfer to queue", "queue accepted",
        "o2 asks transfer to agent", "clear", "node lost",
    ];

    private static readonly string[] ToListening = [.. CallCases.ToTalking, "supervise", "answered supervisor"];

    /// <summary>State names and the commands that lead there.</summary>
    public static IReadOnlyDictionary<string, string[]> States { get; } = new Dictionary<string, string[]>
    {
        ["supervisor rings"] = [.. CallCases.ToTalking, "supervise"],
        ["listening"] = ToListening,
        ["whispering"] = [.. ToListening, "whisper"],
        ["barging"] = [.. ToListening, "barge"],
        ["listening, agent holds"] = [.. ToListening, "held o2"],
        ["whispering, consultation rings"] = [.. ToListening, "whisper", "consult agent"],
        ["whispering, consulting"] = [.. ToListening, "whisper", "held o2", "consult placed", "answered target", "answered origin"],
        ["barging, consulting by API"] = [.. ToListening, "barge", "consult agent", "answered target"],
        ["listening, transferring to queue"] = [.. ToListening, "transfer to queue"],
        ["conference"] = [.. CallCases.ToTalking, "consult placed", "answered target", "answered origin", "merge"],
        ["conference by API"] = [.. CallCases.ToTalking, "consult agent", "answered target", "merge"],
        ["conference by API, whispering"] = [.. ToListening, "whisper", "consult agent", "answered target", "merge"],
    };

    /// <summary>Commands to a named state, and then any in any order.</summary>
    public static IEnumerable<string> RandomWay(Random random)
    {
        var likely = Own.Keys.Concat(Shared).Except(["node lost", "clear"]).Concat(["away o2", "back o2", "away expired o2"]).ToList();
        var start = random.Pick(States.Values.Concat(CallCases.States.Values).ToList());
        return start.Concat(Enumerable.Range(0, 25).Select(_ => random.Next(8) == 0 ? random.Pick(Commands.Keys.ToList()) : random.Pick(likely)));
    }

    public static CallState State(string name) =>
        States[name].Aggregate(CallState.None, (state, command) => CallCases.Run(state, Commands[command](state), CallCases.Start).State);

    public static string Decide(string state, string command)
    {
        var before = States.ContainsKey(state) ? State(state) : CallCases.State(state);
        return Describe.Decision(CallMachine.Decide(before, Commands[command](before), CallCases.Start));
    }

    private static string Supervisor(CallState state) =>
        state.Supervision?.LegId ?? state.Legs.FindLast(leg => leg.Role == LegRole.Supervisor)?.LegId ?? "nobody";

    private static string Third(CallState state) => state.Conference?.ThirdLegId ?? state.Aside?.TargetLegId ?? "nobody";
}
