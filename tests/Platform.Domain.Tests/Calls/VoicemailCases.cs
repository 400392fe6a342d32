using Platform.Domain.Calls;
using Platform.Domain.Prompts;
using Platform.Domain.Voicemail;

namespace Platform.Domain.Tests.Calls;

/// <summary>Named states and commands of callers at a mailbox, and of agents who hear a message.</summary>
internal static class VoicemailCases
{
    private const string Number = "+8613800000000";

    private static readonly OfferedCall Hearing = CallCases.Call with
    {
        Trunk = "",
        From = "+862800000001",
        To = Number,
        Direction = Platform.Domain.Catalog.CallDirection.Outbound,
        Agent = "1001",
        Destination = new Destination.ToVoicemail("night"),
        CallerId = "+862800000001",
        Message = new("01J9.message", "o1"),
    };

    private static CallCommand.DigitPressed Press(char key) => new(CallState.CallerLegId, key, DigitSource.TelephoneEvent);

    private static CallCommand.ChooseForMessage Choose(MessageChoice choice, string agent = "1001") => new(agent, choice);

    private static CallCommand.MessagePlayed Played(string what, bool byDigit = false) => new(CallState.CallerLegId, what, byDigit);

    public static IReadOnlyDictionary<string, Func<CallState, CallCommand>> Commands { get; } = new Dictionary<string, Func<CallState, CallCommand>>
    {
        ["announce to voicemail"] = _ => new CallCommand.Announce(
            CallCases.Call with { Queue = "", Destination = new Destination.ToVoicemail("night") }, ChannelGranted: true, QueueKnown: true),
        ["voicemail opened"] = _ => new CallCommand.VoicemailOpened("night", [new PromptItem.Phrase(PromptPhrase.LeaveMessage)], 60_000, 5_000),
        ["voicemail not opened"] = _ => new CallCommand.VoicemailNotOpened(),
        ["voicemail greeted"] = _ => Played(PlayIds.Voicemail),
        ["voicemail greeted by key"] = _ => Played(PlayIds.Voicemail, byDigit: true),
        ["voicemail expired"] = _ => new CallCommand.VoicemailExpired(),
        ["message silent"] = _ => new CallCommand.MessageSilent(),
        ["message closed"] = _ => new CallCommand.MessageClosed(),
        ["message kept"] = _ => new CallCommand.MessageSettled(true),
        ["message not kept"] = _ => new CallCommand.MessageSettled(false),
        ["summon for a message"] = _ => new CallCommand.Summon(Hearing),
        ["summon for a message of nobody"] = _ => new CallCommand.Summon(Hearing with { To = "anonymous" }),
        ["message played"] = _ => Played(PlayIds.Message),
        ["message played by key"] = _ => Played(PlayIds.Message, byDigit: true),
        ["menu played"] = _ => Played(PlayIds.MessageMenu),
        ["1"] = _ => Press('1'),
        ["2"] = _ => Press('2'),
        ["3"] = _ => Press('3'),
        ["*"] = _ => Press('*'),
        ["#"] = _ => Press('#'),
        ["choose again"] = _ => Choose(MessageChoice.Again),
        ["choose call back"] = _ => Choose(MessageChoice.CallBack),
        ["choose done"] = _ => Choose(MessageChoice.Done),
        ["choose put back"] = _ => Choose(MessageChoice.PutBack),
        ["another one chooses done"] = _ => Choose(MessageChoice.Done, "1002"),
    };

    /// <summary>Commands that these calls know like all others.</summary>
    public static IReadOnlyList<string> Shared { get; } =
    [
        "farewell caller", "offer o2", "answered caller", "ended caller", "failed caller", "ring expired caller", "silent caller", "ending expired",
        "answered target", "ended target", "clear", "node lost",
    ];

    private static readonly string[] ToSpeaking = ["announce to voicemail", "answered caller", "voicemail opened", "voicemail greeted"];
    private static readonly string[] ToHearing = ["summon for a message", "answered caller"];

    /// <summary>State names and the commands that lead there.</summary>
    public static IReadOnlyDictionary<string, string[]> States { get; } = new Dictionary<string, string[]>
    {
        ["opening"] = ["announce to voicemail"],
        ["greeting"] = ["announce to voicemail", "answered caller", "voicemail opened"],
        ["speaking"] = ToSpeaking,
        ["closing"] = [.. ToSpeaking, "#"],
        ["leaving, kept"] = [.. ToSpeaking, "#", "message closed", "message kept"],
        ["summoned for a message"] = ["summon for a message"],
        ["hearing"] = ToHearing,
        ["hearing, anonymous"] = ["summon for a message of nobody", "answered caller"],
        ["heard"] = [.. ToHearing, "message played"],
        ["calling back"] = [.. ToHearing, "2"],
        ["talking after calling back"] = [.. ToHearing, "2", "answered target"],
    };

    public static CallState State(string name) =>
        States[name].Aggregate(CallState.None, (state, command) => CallCases.Run(state, Of(command)(state), CallCases.Start).State);

    public static string Decide(string state, string command)
    {
        var before = State(state);
        return Describe.Decision(CallMachine.Decide(before, Of(command)(before), CallCases.Start));
    }

    private static Func<CallState, CallCommand> Of(string command) => Commands.TryGetValue(command, out var own)
        ? own
        : CallbackDialogCases.Commands.TryGetValue(command, out var farewell) ? farewell : CallCases.Commands[command];
}
