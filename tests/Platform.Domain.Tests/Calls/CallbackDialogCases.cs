using Platform.Domain.Calls;

namespace Platform.Domain.Tests.Calls;

/// <summary>Named states and commands of calls whose caller asks to be called back, and of a callback's attempt.</summary>
internal static class CallbackDialogCases
{
    private const string Own = "+8613800000000";

    private static readonly OfferedCall Attempt = CallCases.Call with
    {
        Trunk = "",
        From = "+862800000001",
        To = Own,
        Direction = Platform.Domain.Catalog.CallDirection.Outbound,
        Agent = "1001",
        Destination = new Destination.Outside(Own),
        CallerId = "+862800000001",
        Callback = new("01J9", "o1"),
    };

    private static CallCommand.DigitPressed Press(char key) => new(CallState.CallerLegId, key, DigitSource.TelephoneEvent);

    public static IReadOnlyDictionary<string, Func<CallState, CallCommand>> Commands { get; } = new Dictionary<string, Func<CallState, CallCommand>>
    {
        ["callback chosen"] = _ => new CallCommand.CallbackChosen("support", Own),
        ["callback chosen without number"] = _ => new CallCommand.CallbackChosen("support", null),
        ["1"] = _ => Press('1'),
        ["2"] = _ => Press('2'),
        ["#"] = _ => Press('#'),
        ["*"] = _ => Press('*'),
        ["number is good"] = _ => new CallCommand.CallbackNumberChecked("+8613900000009"),
        ["number is none"] = _ => new CallCommand.CallbackNumberChecked(null),
        ["callback made"] = _ => new CallCommand.CallbackMade(),
        ["callback not made"] = _ => new CallCommand.CallbackNotMade(),
        ["callback expired"] = _ => new CallCommand.CallbackExpired(),
        ["asked caller"] = _ => new CallCommand.MessagePlayed(CallState.CallerLegId, PlayIds.Callback),
        ["asked caller by key"] = _ => new CallCommand.MessagePlayed(CallState.CallerLegId, PlayIds.Callback, ByDigit: true),
        ["farewell caller"] = _ => new CallCommand.MessagePlayed(CallState.CallerLegId, PlayIds.Farewell),
        ["summon for a callback"] = _ => new CallCommand.Summon(Attempt),
    };

    /// <summary>Commands that these calls know like all others.</summary>
    public static IReadOnlyList<string> Shared { get; } =
    [
        "greeted caller", "offer o2", "answered o2", "failed o2", "answered caller", "ended caller", "failed caller", "ring expired caller", "silent caller",
        "wait expired", "ending expired", "answered target", "ended target", "clear", "node lost",
    ];

    private static readonly string[] ToWaiting = ["announce", "queue accepted", "answered caller"];
    private static readonly string[] ToConfirming = [.. ToWaiting, "callback chosen"];

    /// <summary>State names and the commands that lead there; the first ones of a call that was sent to a callback.</summary>
    public static IReadOnlyDictionary<string, string[]> States { get; } = new Dictionary<string, string[]>
    {
        ["confirming"] = ToConfirming,
        ["confirming while an agent rings"] = [.. ToConfirming, "offer o2"],
        ["entering"] = [.. ToWaiting, "callback chosen without number", "2", "1"],
        ["making"] = [.. ToConfirming, "1"],
        ["leaving, booked"] = [.. ToConfirming, "1", "callback made"],
        ["summoned for a callback"] = ["summon for a callback"],
        ["dialing for a callback"] = ["summon for a callback", "answered caller"],
        ["talking for a callback"] = ["summon for a callback", "answered caller", "answered target"],
        ["sent to a callback"] = [],
        ["sent to a callback, confirming"] = ["callback chosen"],
        ["sent to a callback, declined"] = ["callback chosen", "*"],
    };

    public static CallState State(string name) =>
        States[name].Aggregate(name.StartsWith("sent", StringComparison.Ordinal) ? Sent() : CallState.None,
            (state, command) => CallCases.Run(state, Of(command)(state), CallCases.Start).State);

    public static string Decide(string state, string command)
    {
        var before = State(state);
        return Describe.Decision(CallMachine.Decide(before, Of(command)(before), CallCases.Start));
    }

    private static Func<CallState, CallCommand> Of(string command) => Commands.TryGetValue(command, out var own) ? own : CallCases.Commands[command];

    /// <summary>A talk with an agent that came to nothing is the only way here without a queue's rule or a flow.</summary>
    private static CallState Sent() => CallMachine.Apply(
        CallMachine.Apply(CallState.None, new CallEvent.Offered(CallCases.Call, CallCases.Start)),
        new CallEvent.CallbackAsked(new CallbackDialog("support", CallCases.Start, null, CallbackStep.Opening, CallCases.Start), CallCases.Start));
}
