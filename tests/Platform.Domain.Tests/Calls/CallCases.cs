using Platform.Domain.Calls;

namespace Platform.Domain.Tests.Calls;

/// <summary>Named states and commands of a call. Offer o1 failed and its leg is still being released; o2 is the present one.</summary>
internal static class CallCases
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly LegStatistics Figures = new(10, 10, 0, 1.5, 0);

    public static readonly OfferedCall Call = new("acme", "01J0", "sip-1", "carrier", "+8613800000000", "+862800000001", "support", "node-1", Start);

    public static CallOffer Offer(string id) => new(id, "1001", Start, new OfferReason("longest_idle", 1, 1, []));

    public static IReadOnlyDictionary<string, CallCommand> Commands { get; } = new Dictionary<string, CallCommand>
    {
        ["announce"] = new CallCommand.Announce(Call, true, true),
        ["announce without channel"] = new CallCommand.Announce(Call, false, true),
        ["announce to nowhere"] = new CallCommand.Announce(Call, false, false),
        ["queue accepted"] = new CallCommand.QueueAccepted(),
        ["queue refused"] = new CallCommand.QueueRefused(),
        ["offer o1"] = new CallCommand.StartOffer(Offer("o1")),
        ["offer o2"] = new CallCommand.StartOffer(Offer("o2")),
        ["offer o3"] = new CallCommand.StartOffer(Offer("o3")),
        ["answered caller"] = new CallCommand.LegAnswered(CallState.CallerLegId, "PCMA"),
        ["answered o1"] = new CallCommand.LegAnswered("o1", "PCMA"),
        ["answered o2"] = new CallCommand.LegAnswered("o2", "PCMA"),
        ["answered x"] = new CallCommand.LegAnswered("x", "PCMA"),
        ["failed caller"] = new CallCommand.LegFailed(CallState.CallerLegId, OfferOutcome.Rejected, Figures),
        ["failed o1"] = new CallCommand.LegFailed("o1", OfferOutcome.Rejected, Figures),
        ["failed o2"] = new CallCommand.LegFailed("o2", OfferOutcome.Unreachable, Figures),
        ["failed x"] = new CallCommand.LegFailed("x", OfferOutcome.Rejected, Figures),
        ["ended caller"] = new CallCommand.LegEnded(CallState.CallerLegId, Figures),
        ["ended o1"] = new CallCommand.LegEnded("o1", Figures),
        ["ended o2"] = new CallCommand.LegEnded("o2", Figures),
        ["ended x"] = new CallCommand.LegEnded("x", Figures),
        ["held caller"] = new CallCommand.LegHeld(CallState.CallerLegId),
        ["held o1"] = new CallCommand.LegHeld("o1"),
        ["held o2"] = new CallCommand.LegHeld("o2"),
        ["resumed caller"] = new CallCommand.LegResumed(CallState.CallerLegId),
        ["resumed o2"] = new CallCommand.LegResumed("o2"),
        ["silent caller"] = new CallCommand.LegSilent(CallState.CallerLegId),
        ["silent o1"] = new CallCommand.LegSilent("o1"),
        ["silent o2"] = new CallCommand.LegSilent("o2"),
        ["played caller"] = new CallCommand.MessagePlayed(CallState.CallerLegId),
        ["played o1"] = new CallCommand.MessagePlayed("o1"),
        ["ring expired o1"] = new CallCommand.RingExpired("o1"),
        ["ring expired o2"] = new CallCommand.RingExpired("o2"),
        ["wait expired"] = new CallCommand.WaitExpired(),
        ["ending expired"] = new CallCommand.EndingExpired(),
        ["clear"] = new CallCommand.Clear(),
        ["node lost"] = new CallCommand.NodeLost(DateTimeOffset.MinValue),
    };

    private static readonly string[] ToWaiting = ["announce", "queue accepted", "answered caller", "offer o1", "ring expired o1"];

    /// <summary>State names and the commands that lead there.</summary>
    public static IReadOnlyDictionary<string, string[]> States { get; } = new Dictionary<string, string[]>
    {
        ["none"] = [],
        ["offered"] = ["announce"],
        ["waiting unanswered"] = ["announce", "queue accepted"],
        ["waiting"] = ToWaiting,
        ["ringing"] = [.. ToWaiting, "offer o2"],
        ["ringing overdue"] = [.. ToWaiting, "offer o2", "wait expired"],
        ["talking unanswered"] = ["announce", "queue accepted", "offer o2", "answered o2"],
        ["talking"] = [.. ToWaiting, "offer o2", "answered o2"],
        ["talking on hold"] = [.. ToWaiting, "offer o2", "answered o2", "held caller"],
        ["leaving"] = [.. ToWaiting, "wait expired"],
        ["ending"] = [.. ToWaiting, "ended o1", "offer o2", "answered o2", "clear"],
        ["ended"] = [.. ToWaiting, "node lost"],
    };

    public static CallState State(string name) => States[name].Aggregate(CallState.None, (state, command) => Run(state, Commands[command], Start).State);

    public static (CallState State, Decision<CallRefusal, CallEvent, CallEffect> Decision) Run(CallState state, CallCommand command, DateTimeOffset now)
    {
        var decision = CallMachine.Decide(state, command, now);
        return (decision.Events.Aggregate(state, CallMachine.Apply), decision);
    }
}
