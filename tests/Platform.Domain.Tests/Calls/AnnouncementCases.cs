using Platform.Domain.Calls;
using Platform.Domain.Prompts;

namespace Platform.Domain.Tests.Calls;

/// <summary>Named states and commands of calls whose callers are told how things stand, and what is decided in each.</summary>
internal static class AnnouncementCases
{
    /// <summary>Commands that only matter to announcements.</summary>
    public static IReadOnlyDictionary<string, Func<CallState, CallCommand>> Own { get; } = new Dictionary<string, Func<CallState, CallCommand>>
    {
        ["announcement due"] = _ => new CallCommand.AnnouncementDue(),
        ["composed"] = _ => new CallCommand.AnnouncementComposed(
            new WaitAnnouncement([new PromptItem.Position(3), new PromptItem.ExpectedWait(5)]) { Position = 3, Minutes = 5, ExpectedMs = 290_000 }),
        ["composed silence"] = _ => new CallCommand.AnnouncementComposed(WaitAnnouncement.Silence),
        ["composed unknown"] = _ => new CallCommand.AnnouncementComposed(null),
        ["told caller"] = _ => new CallCommand.MessagePlayed(CallState.CallerLegId, PlayIds.Announcement),
        ["told caller by key"] = _ => new CallCommand.MessagePlayed(CallState.CallerLegId, PlayIds.Announcement, ByDigit: true),
    };

    private static readonly Dictionary<string, Func<CallState, CallCommand>> Commands =
        OverflowCases.Commands.Concat(Own).Concat(CallbackDialogCases.Commands).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <summary>Commands that other calls know, too.</summary>
    public static IReadOnlyList<string> Shared { get; } = ["offer o3", "callback chosen", "1", "due to sales", "accepted to sales",
        "moved to sales", "ended caller", "wait expired"];

    private static readonly string[] ToWaiting = ["announce", "queue accepted", "answered caller"];

    /// <summary>State names and the commands that lead there.</summary>
    public static IReadOnlyDictionary<string, string[]> States { get; } = new Dictionary<string, string[]>
    {
        ["waiting"] = ToWaiting,
        ["told"] = [.. ToWaiting, "composed"],
        ["was told"] = [.. ToWaiting, "composed", "told caller"],
        ["asked for a number while told"] = [.. ToWaiting, "composed", "callback chosen"],
        ["rung while told"] = [.. ToWaiting, "composed", "offer o3"],
        ["asks another queue while told"] = [.. ToWaiting, "composed", "due to sales"],
        ["calls a number while told"] = [.. ToWaiting, "composed", "due to number"],
        ["hears a number ring"] = [.. ToWaiting, "composed", "due to number", "rang target"],
        ["talking"] = [.. ToWaiting, "composed", "offer o3", "answered target"],
    };

    public const string Table = """
        waiting
            announcement due: -> ComposeAnnouncement
            composed: Announced -> Play caller announcement True
            composed silence, composed unknown: Announced
            told caller, told caller by key: nothing
            offer o3: OfferStarted o3 -> RingAgent o3
            callback chosen: CallbackDiscussed Confirming +8613800000000 -> Ask caller callback
            1: -> TryCallbackKey
            due to sales, accepted to sales, moved to sales: OverflowBegan -> AskQueue sales
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            wait expired: WaitTimedOut -> LeaveQueue support, Play caller queue-timeout False
        told
            announcement due: -> ComposeAnnouncement
            composed: Announced -> Play caller announcement True
            composed silence, composed unknown: Announced
            told caller, told caller by key: AnnouncementEnded -> PlayMusic caller
            offer o3: OfferStarted o3 -> PlayMusic caller, RingAgent o3
            callback chosen: CallbackDiscussed Confirming +8613800000000 -> Ask caller callback
            1: -> TryCallbackKey
            due to sales, accepted to sales, moved to sales: OverflowBegan -> AskQueue sales
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            wait expired: WaitTimedOut -> LeaveQueue support, Play caller queue-timeout False
        was told
            announcement due: -> ComposeAnnouncement
            composed: Announced -> Play caller announcement True
            composed silence, composed unknown: Announced
            told caller, told caller by key: nothing
            offer o3: OfferStarted o3 -> RingAgent o3
            callback chosen: CallbackDiscussed Confirming +8613800000000 -> Ask caller callback
            1: -> TryCallbackKey
            due to sales, accepted to sales, moved to sales: OverflowBegan -> AskQueue sales
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            wait expired: WaitTimedOut -> LeaveQueue support, Play caller queue-timeout False
        asked for a number while told
            announcement due, composed, composed silence, composed unknown, told caller, told caller by key: nothing
            callback chosen, due to sales, accepted to sales, wait expired: nothing
            moved to sales: !NotWaiting
            offer o3: OfferStarted o3 -> RingAgent o3
            1: CallbackDiscussed Making +8613800000000 -> MakeCallback support +8613800000000
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
        rung while told
            announcement due, composed, composed silence, composed unknown, told caller, told caller by key, callback chosen, due to sales, accepted to sales: !Stale
            moved to sales: !NotWaiting
            offer o3, 1: nothing
            ended caller: LegClosed caller, OfferEnded o3 CallerGone, Released Abandoned -> ReleaseLeg o3 Abandoned, TellAgent 1001 o3 CallerGone
            wait expired: WaitRanOut
        asks another queue while told
            announcement due: -> ComposeAnnouncement
            composed: Announced -> Play caller announcement True
            composed silence, composed unknown: Announced
            told caller, told caller by key: AnnouncementEnded -> PlayMusic caller
            offer o3: OfferStarted o3 -> PlayMusic caller, RingAgent o3
            callback chosen: !Stale
            1: -> TryCallbackKey
            due to sales, accepted to sales: nothing
            moved to sales: !NotWaiting
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, LeaveQueue sales, PostRecord
            wait expired: WaitTimedOut -> LeaveQueue support, LeaveQueue sales, Play caller queue-timeout False
        calls a number while told
            announcement due, composed, composed silence, composed unknown, callback chosen, due to sales, accepted to sales: !Stale
            told caller, told caller by key: AnnouncementEnded -> PlayMusic caller
            offer o3, moved to sales: !NotWaiting
            1: nothing
            ended caller: LegClosed caller, Released Abandoned -> ReleaseLeg out-1 Abandoned
            wait expired: !Stale
        hears a number ring
            announcement due, composed, composed silence, composed unknown, callback chosen, due to sales, accepted to sales: !Stale
            told caller, told caller by key: nothing
            offer o3, moved to sales: !NotWaiting
            1: nothing
            ended caller: LegClosed caller, Released Abandoned -> ReleaseLeg out-1 Abandoned
            wait expired: !Stale
        talking
            announcement due, composed, composed silence, composed unknown, told caller, told caller by key, callback chosen, due to sales, accepted to sales: !Stale
            moved to sales: !NotWaiting
            wait expired: !Stale
            offer o3: nothing
            1: nothing
            ended caller: LegClosed caller, Released CallerHungUp -> ReleaseLeg o3 CallerHungUp, FreeAgent 1001 o3
        """;

    public static CallState State(string name) =>
        States[name].Aggregate(CallState.None, (state, command) => CallCases.Run(state, Commands[command](state), CallCases.Start).State);

    public static string Decide(string state, string command)
    {
        var before = State(state);
        return Describe.Decision(CallMachine.Decide(before, Commands[command](before), CallCases.Start));
    }
}
