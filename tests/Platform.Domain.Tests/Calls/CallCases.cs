using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Flows;
using Platform.Domain.Prompts;

namespace Platform.Domain.Tests.Calls;

/// <summary>
/// Named states and commands of a call. Offer o1 failed and its leg is still being released; o2 is the present one. The target is
/// whom the call, or an agent in it, tries to reach; the origin is the second dialog of that agent's phone.
/// </summary>
internal static class CallCases
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    public static readonly LegStatistics Figures = new(10, 10, 0, 1.5, 0);

    public static readonly OfferedCall Call = new("acme", "01J0", "sip-1", "carrier", "+8613800000000", "+862800000001", "support", "node-1", Start);

    public static CallOffer Offer(string id) => new(id, "1001", Start, new OfferReason("longest_idle", 1, 1, []));

    private const string Origin = "2nd";
    private static readonly Destination Outside = new Destination.Outside("+8613900000000");
    private static readonly Destination Colleague = new Destination.ToAgent("1002");
    private static readonly Destination Sales = new Destination.ToQueue("sales");

    private static OfferedCall Placed(Destination destination) => Call with
    {
        Trunk = "",
        From = "+862800000001",
        To = destination.Name,
        Queue = "",
        Direction = destination is Destination.Outside ? CallDirection.Outbound : CallDirection.Internal,
        Agent = "1001",
        Destination = destination,
        CallerId = "+862800000001",
    };

    public static string Target(CallState state) => state.Aside?.TargetLegId ?? state.PartnerLegId ?? "nobody";

    public static IReadOnlyDictionary<string, Func<CallState, CallCommand>> Commands { get; } = new Dictionary<string, Func<CallState, CallCommand>>
    {
        ["announce"] = _ => new CallCommand.Announce(Call, true, true),
        ["announce to flow"] = _ => new CallCommand.Announce(Call with { Queue = "", Destination = new Destination.ToFlow("main") }, true, true),
        ["announce without channel"] = _ => new CallCommand.Announce(Call, false, true),
        ["announce to nowhere"] = _ => new CallCommand.Announce(Call, false, false),
        ["dial outside"] = _ => new CallCommand.Dial(Placed(Outside), true, true),
        ["dial emergency unengaged"] = _ => new CallCommand.Dial(Placed(new Destination.Outside("110", true)), false, true),
        ["dial agent"] = _ => new CallCommand.Dial(Placed(Colleague), true, true),
        ["dial queue"] = _ => new CallCommand.Dial(Placed(Sales), true, true),
        ["dial unengaged"] = _ => new CallCommand.Dial(Placed(Outside), false, true),
        ["dial unknown queue"] = _ => new CallCommand.Dial(Placed(Sales), false, false),
        ["summon"] = _ => new CallCommand.Summon(Placed(Outside)),
        ["summon agent"] = _ => new CallCommand.Summon(Placed(Colleague)),
        ["queue accepted"] = _ => new CallCommand.QueueAccepted(),
        ["queue refused"] = _ => new CallCommand.QueueRefused(),
        ["offer o1"] = _ => new CallCommand.StartOffer(Offer("o1")),
        ["offer o2"] = _ => new CallCommand.StartOffer(Offer("o2")),
        ["offer o3"] = _ => new CallCommand.StartOffer(Offer("o3")),
        ["answered caller"] = _ => new CallCommand.LegAnswered(CallState.CallerLegId, "PCMA"),
        ["answered o1"] = _ => new CallCommand.LegAnswered("o1", "PCMA"),
        ["answered o2"] = _ => new CallCommand.LegAnswered("o2", "PCMA"),
        ["answered x"] = _ => new CallCommand.LegAnswered("x", "PCMA"),
        ["failed caller"] = _ => new CallCommand.LegFailed(CallState.CallerLegId, OfferOutcome.Rejected, Figures),
        ["failed o1"] = _ => new CallCommand.LegFailed("o1", OfferOutcome.Rejected, Figures),
        ["failed o2"] = _ => new CallCommand.LegFailed("o2", OfferOutcome.Unreachable, Figures),
        ["failed x"] = _ => new CallCommand.LegFailed("x", OfferOutcome.Rejected, Figures),
        ["ended caller"] = _ => new CallCommand.LegEnded(CallState.CallerLegId, Figures),
        ["ended o1"] = _ => new CallCommand.LegEnded("o1", Figures),
        ["ended o2"] = _ => new CallCommand.LegEnded("o2", Figures),
        ["ended x"] = _ => new CallCommand.LegEnded("x", Figures),
        ["held caller"] = _ => new CallCommand.LegHeld(CallState.CallerLegId),
        ["held o1"] = _ => new CallCommand.LegHeld("o1"),
        ["held o2"] = _ => new CallCommand.LegHeld("o2"),
        ["resumed caller"] = _ => new CallCommand.LegResumed(CallState.CallerLegId),
        ["resumed o2"] = _ => new CallCommand.LegResumed("o2"),
        ["silent caller"] = _ => new CallCommand.LegSilent(CallState.CallerLegId),
        ["silent o1"] = _ => new CallCommand.LegSilent("o1"),
        ["silent o2"] = _ => new CallCommand.LegSilent("o2"),
        ["played caller"] = _ => new CallCommand.MessagePlayed(CallState.CallerLegId, PlayIds.QueueTimeout),
        ["played o1"] = _ => new CallCommand.MessagePlayed("o1", PlayIds.QueueTimeout),
        ["greeted caller"] = _ => new CallCommand.MessagePlayed(CallState.CallerLegId, PlayIds.Greeting),
        ["pressed caller"] = _ => new CallCommand.DigitPressed(CallState.CallerLegId, '5', DigitSource.TelephoneEvent),
        ["pressed x"] = _ => new CallCommand.DigitPressed("x", '5', DigitSource.Info),
        ["ring expired o1"] = _ => new CallCommand.RingExpired("o1"),
        ["ring expired o2"] = _ => new CallCommand.RingExpired("o2"),
        ["wait expired"] = _ => new CallCommand.WaitExpired(),
        ["ending expired"] = _ => new CallCommand.EndingExpired(),
        ["rang target"] = state => new CallCommand.LegRang(Target(state)),
        ["routed target"] = state => new CallCommand.LegRouted(Target(state), "carrier"),
        ["answered target"] = state => new CallCommand.LegAnswered(Target(state), "PCMA"),
        ["failed target"] = state => new CallCommand.LegFailed(Target(state), OfferOutcome.Busy, Figures),
        ["ended target"] = state => new CallCommand.LegEnded(Target(state), Figures),
        ["ring expired target"] = state => new CallCommand.RingExpired(Target(state)),
        ["time reserved target"] = state => new CallCommand.TimeReserved(Target(state), 180_000),
        ["time spent target"] = state => new CallCommand.TimeSpent(Target(state)),
        ["silent target"] = state => new CallCommand.LegSilent(Target(state)),
        ["answered origin"] = _ => new CallCommand.LegAnswered(Origin, "PCMA"),
        ["ended origin"] = _ => new CallCommand.LegEnded(Origin, Figures),
        ["ring expired caller"] = _ => new CallCommand.RingExpired(CallState.CallerLegId),
        ["o2 asks transfer to agent"] = _ => new CallCommand.TransferAsked("o2", Colleague, null),
        ["o2 asks transfer to queue"] = _ => new CallCommand.TransferAsked("o2", Sales, null),
        ["caller asks transfer"] = _ => new CallCommand.TransferAsked(CallState.CallerLegId, Colleague, null),
        ["o2 asks to join origin"] = _ => new CallCommand.TransferAsked("o2", null, Origin),
        ["origin asks to join o2"] = _ => new CallCommand.TransferAsked(Origin, null, "o2"),
        ["consult placed"] = _ => new CallCommand.ConsultPlaced(Origin, "1001", Outside, null),
        ["consult placed to queue"] = _ => new CallCommand.ConsultPlaced(Origin, "1001", Sales, null),
        ["transfer outside"] = _ => new CallCommand.Transfer("1001", Outside, null),
        ["transfer to queue"] = _ => new CallCommand.Transfer("1001", Sales, null),
        ["consult agent"] = _ => new CallCommand.Consult("1001", Colleague, null),
        ["consult queue"] = _ => new CallCommand.Consult("1001", Sales, null),
        ["consult by stranger"] = _ => new CallCommand.Consult("1009", Colleague, null),
        ["complete"] = _ => new CallCommand.CompleteTransfer("1001"),
        ["end consult"] = _ => new CallCommand.EndConsult("1001"),
        ["away caller"] = _ => new CallCommand.LegAway(CallState.CallerLegId),
        ["away o2"] = _ => new CallCommand.LegAway("o2"),
        ["away origin"] = _ => new CallCommand.LegAway(Origin),
        ["away target"] = state => new CallCommand.LegAway(Target(state)),
        ["back caller"] = _ => new CallCommand.LegBack(CallState.CallerLegId, "PCMA"),
        ["back o2"] = _ => new CallCommand.LegBack("o2", "PCMA"),
        ["away expired caller"] = _ => new CallCommand.AwayExpired(CallState.CallerLegId),
        ["away expired o2"] = _ => new CallCommand.AwayExpired("o2"),
        ["flow plays"] = state => Stepped(state, new FlowAction.Play("flow-1", [new PromptItem.Phrase(PromptPhrase.Welcome)], true)),
        ["flow listens"] = state => Stepped(state, new FlowAction.Listen()),
        ["flow leads to queue"] = state => Stepped(state, new FlowAction.Leave(Sales)),
        ["flow leads outside"] = state => Stepped(state, new FlowAction.Leave(Outside)),
        ["flow hangs up"] = state => Stepped(state, new FlowAction.HangUp()),
        ["flow fails"] = state => Stepped(state, new FlowAction.Fail(FlowFailure.Gone)),
        ["flow due"] = _ => new CallCommand.FlowDue(),
        ["looked up"] = _ => new CallCommand.LookedUp(1, new LookUpAnswer(LookUpOutcome.Found, "{}")),
        ["heard flow-1"] = _ => new CallCommand.MessagePlayed(CallState.CallerLegId, "flow-1"),
        ["clear"] = _ => new CallCommand.Clear(),
        ["node lost"] = _ => new CallCommand.NodeLost(DateTimeOffset.MinValue),
    };

    private static readonly string[] ToWaiting = ["announce", "queue accepted", "answered caller", "offer o1", "ring expired o1"];

    public static readonly string[] ToTalking = [.. ToWaiting, "ended o1", "offer o2", "answered o2"];

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
        ["summoning"] = ["summon"],
        ["dialing outside"] = ["dial outside"],
        ["dialing agent, summoned"] = ["summon agent", "answered caller"],
        ["talking outside"] = ["dial outside", "answered target", "answered caller"],
        ["transferring to agent"] = [.. ToTalking, "o2 asks transfer to agent"],
        ["transferring outside by API"] = [.. ToTalking, "transfer outside"],
        ["transferring to queue"] = [.. ToTalking, "o2 asks transfer to queue"],
        ["consulting, ringing"] = [.. ToTalking, "consult placed"],
        ["consulting"] = [.. ToTalking, "consult placed", "answered target", "answered origin"],
        ["consulting by API"] = [.. ToTalking, "consult agent", "answered target"],
        ["dialing after a transfer"] = [.. ToTalking, "o2 asks transfer to agent", "rang target"],
        ["waiting after a transfer"] = [.. ToTalking, "transfer to queue", "queue accepted", "ended o2"],
        ["talking, agent away"] = [.. ToTalking, "away o2"],
        ["talking outside, agent away"] = ["dial outside", "answered target", "answered caller", "away caller"],
        ["transferring to agent, agent away"] = [.. ToTalking, "o2 asks transfer to agent", "away o2"],
        ["consulting, agent away"] = [.. ToTalking, "consult placed", "answered target", "answered origin", "away o2"],
        ["consulting by API, ringing, agent away"] = [.. ToTalking, "consult agent", "rang target", "away o2"],
        ["consulting by API, agent away"] = [.. ToTalking, "consult agent", "answered target", "away o2"],
        ["in flow, new"] = ["announce to flow"],
        ["in flow"] = ["announce to flow", "answered caller", "flow plays"],
        ["leaving"] = [.. ToWaiting, "wait expired"],
        ["ending"] = [.. ToWaiting, "ended o1", "offer o2", "answered o2", "clear"],
        ["ending unanswered"] = ["announce", "queue accepted", "clear"],
        ["ended"] = [.. ToWaiting, "node lost"],
    };

    private static CallCommand.FlowStepped Stepped(CallState state, FlowAction action) => new(
        new FlowStep(new FlowState("main", 1, "menu") { Wait = FlowWait.Listening, Turn = (state.Flow?.Turn ?? 0) + 1 }, [new FlowMove.EnteredNode("menu", "menu")], action));

    public static CallState State(string name) => States[name].Aggregate(CallState.None, (state, command) => Run(state, Commands[command](state), Start).State);

    public static (CallState State, Decision<CallRefusal, CallEvent, CallEffect> Decision) Run(CallState state, CallCommand command, DateTimeOffset now)
    {
        var decision = CallMachine.Decide(state, command, now);
        return (decision.Events.Aggregate(state, CallMachine.Apply), decision);
    }
}
