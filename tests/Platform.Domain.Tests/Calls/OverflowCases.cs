using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Domain.Tests.Calls;

/// <summary>
/// Named states and commands of calls that their queue sends elsewhere. The queue has three rules that apply: to the queue sales, to a
/// number, to the agent 1002.
/// </summary>
internal static class OverflowCases
{
    private static readonly OverflowChoice ToSales = Choice(0, new Destination.ToQueue("sales"));
    private static readonly OverflowChoice ToNumber = Choice(1, new Destination.Outside("+8613900000000"));
    private static readonly OverflowChoice ToColleague = Choice(2, new Destination.ToAgent("1002"));
    private static readonly OverflowChoice BackToSupport = Choice(0, new Destination.ToQueue("support"));

    /// <summary>Commands that only matter to overflow.</summary>
    public static IReadOnlyDictionary<string, Func<CallState, CallCommand>> Own { get; } = new Dictionary<string, Func<CallState, CallCommand>>
    {
        ["accepted to sales"] = _ => new CallCommand.QueueAccepted { Overflows = [ToSales] },
        ["accepted to number"] = _ => new CallCommand.QueueAccepted { Overflows = [ToNumber] },
        ["accepted all"] = _ => new CallCommand.QueueAccepted { Overflows = [ToSales, ToNumber, ToColleague] },
        ["full to sales"] = _ => new CallCommand.QueueRefused { Overflows = [ToSales] },
        ["full to number"] = _ => new CallCommand.QueueRefused { Overflows = [ToNumber] },
        ["due to sales"] = _ => new CallCommand.OverflowDue([ToSales]),
        ["due to number"] = _ => new CallCommand.OverflowDue([ToNumber]),
        ["due all"] = _ => new CallCommand.OverflowDue([ToSales, ToNumber, ToColleague]),
        ["moved to sales"] = _ => new CallCommand.Move("sue", new Destination.ToQueue("sales")),
        ["moved to support"] = _ => new CallCommand.Move("sue", new Destination.ToQueue("support")),
        ["moved to colleague"] = _ => new CallCommand.Move("sue", new Destination.ToAgent("1002")),
        ["sales takes it"] = _ => new CallCommand.OverflowAnswered("sales", true),
        ["sales takes it back to support"] = _ => new CallCommand.OverflowAnswered("sales", true) { Overflows = [BackToSupport] },
        ["sales takes it to number"] = _ => new CallCommand.OverflowAnswered("sales", true) { Overflows = [ToNumber] },
        ["sales is full"] = _ => new CallCommand.OverflowAnswered("sales", false),
    };

    public static IReadOnlyDictionary<string, Func<CallState, CallCommand>> Commands { get; } =
        CallCases.Commands.Concat(Own).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>Commands that other calls know, too.</summary>
    public static IReadOnlyList<string> Shared { get; } =
    [
        "queue accepted", "queue refused", "offer o3", "answered caller", "rang target", "answered target", "failed target", "ended target", "ring expired target",
        "time spent target", "ended caller", "silent caller", "wait expired", "clear", "node lost",
    ];

    private static readonly string[] ToWaiting = ["announce", "queue accepted", "answered caller"];

    /// <summary>State names and the commands that lead there.</summary>
    public static IReadOnlyDictionary<string, string[]> States { get; } = new Dictionary<string, string[]>
    {
        ["offered"] = ["announce"],
        ["waiting"] = ToWaiting,
        ["waiting, sales tried"] = [.. ToWaiting, "due to sales", "sales is full"],
        ["waiting, asks sales"] = [.. ToWaiting, "due all"],
        ["unwelcome, asks sales"] = ["announce", "accepted all"],
        ["refused, asks sales"] = ["announce", "full to sales"],
        ["waiting in sales"] = [.. ToWaiting, "due to sales", "sales takes it"],
        ["number rings"] = [.. ToWaiting, "due all", "sales is full"],
        ["number rings, unwelcome"] = ["announce", "accepted to number"],
        ["number rings, refused"] = ["announce", "full to number"],
        ["agent rings"] = [.. ToWaiting, "due all", "sales is full", "failed target"],
        ["colleague rings"] = [.. ToWaiting, "moved to colleague"],
        ["number talks"] = [.. ToWaiting, "due to number", "answered target"],
    };

    public static CallState State(string name) => Run(States[name]);

    public static CallState Run(IEnumerable<string> way) =>
        way.Aggregate(CallState.None, (state, command) => CallCases.Run(state, Commands[command](state), CallCases.Start).State);

    public static string Decide(string state, string command)
    {
        var before = State(state);
        return Describe.Decision(CallMachine.Decide(before, Commands[command](before), CallCases.Start));
    }

    private static OverflowChoice Choice(int rule, Destination to) => new(rule, to, new OverflowReason(OverflowTrigger.Wait, 60_000, 60_000));
}
