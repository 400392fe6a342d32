using Platform.Domain.Billing;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Domain.Tests.Calls;

/// <summary>A call that is placed to a customer, who then waits in a queue.</summary>
public class CustomerCallTests
{
    private const string Table = """
        none
            summon: Offered acme, Summoned -> JoinQueue support, CallOutside caller +8613800000000 +862800000001
            rang caller, queue accepted, answered caller, failed caller, ended caller, ring expired caller, silent caller, offer o2, 1: !NoSuchCall
            wait expired, clear, node lost: !NoSuchCall
        customer is called
            summon, 1: nothing
            rang caller: Rang caller
            queue accepted, silent caller, wait expired: !Stale
            offer o2: !NotWaiting
            answered caller: Answered caller PCMA, QueueChosen support -> JoinQueue support
            failed caller: DialFailed caller Rejected, LegClosed caller, Released Rejected, Completed -> SettleLeg caller, LeaveQueue support, PostRecord
            ended caller: DialFailed caller Rejected, LegClosed caller, Released Rejected, Completed -> SettleLeg caller, LeaveQueue support, PostRecord
            ring expired caller: DialFailed caller NoAnswer, Released NoAnswer -> ReleaseLeg caller Abandoned, LeaveQueue support
            clear: Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, PostRecord
        customer comes to the queue
            summon, answered caller, 1: nothing
            rang caller: Rang caller
            ring expired caller, silent caller: !Stale
            queue accepted: Queued -> WelcomeCaller
            wait expired: Released QueueTimeout -> LeaveQueue support, ReleaseLeg caller QueueTimeout
            offer o2: !NotWaiting
            failed caller: LegClosed caller, Released LegFailed, Completed -> LeaveQueue support, PostRecord
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            clear: Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, PostRecord
        customer waits
            summon, answered caller, queue accepted: nothing
            1: -> TryCallbackKey
            rang caller: Rang caller
            ring expired caller: !Stale
            offer o2: OfferStarted o2 -> RingAgent o2
            wait expired: WaitTimedOut -> LeaveQueue support, Play caller queue-timeout False
            silent caller: Released MediaLost -> LeaveQueue support, ReleaseLeg caller MediaLost
            failed caller: LegClosed caller, Released LegFailed, Completed -> LeaveQueue support, PostRecord
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            clear: Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, PostRecord
        agent rings
            summon, answered caller, 1, offer o2: nothing
            rang caller: Rang caller
            queue accepted, ring expired caller: !Stale
            wait expired: WaitRanOut
            silent caller: OfferEnded o2 CallerGone, Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, TellAgent 1001 o2 CallerGone
            failed caller: LegClosed caller, OfferEnded o2 CallerGone, Released LegFailed -> ReleaseLeg o2 LegFailed, TellAgent 1001 o2 CallerGone
            ended caller: LegClosed caller, OfferEnded o2 CallerGone, Released Abandoned -> ReleaseLeg o2 Abandoned, TellAgent 1001 o2 CallerGone
            clear: OfferEnded o2 CallerGone, Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, TellAgent 1001 o2 CallerGone
            node lost: OfferEnded o2 CallerGone, Released NodeLost, Completed -> TellAgent 1001 o2 CallerGone, PostRecord
        """;

    private const string Customer = "+8613800000000";

    /// <summary>Its place is five minutes old.</summary>
    private static readonly OfferedCall Call = CallCases.Call with
    {
        Trunk = "",
        From = "+862800000001",
        To = Customer,
        Direction = CallDirection.Outbound,
        Agent = null,
        Destination = new Destination.ToQueue("support"),
        CallerId = "+862800000001",
        Callback = new("01J9", null) { Place = new(CallCases.Start.AddMinutes(-5), new(2, "gold")) },
    };

    private static readonly string[] Commands =
    [
        "summon", "rang caller", "queue accepted", "answered caller", "failed caller", "ended caller", "ring expired caller", "silent caller", "offer o2", "1",
        "wait expired", "clear", "node lost",
    ];

    private static readonly IReadOnlyDictionary<string, string[]> States = new Dictionary<string, string[]>
    {
        ["none"] = [],
        ["customer is called"] = ["summon"],
        ["customer comes to the queue"] = ["summon", "answered caller"],
        ["customer waits"] = ["summon", "answered caller", "queue accepted"],
        ["agent rings"] = ["summon", "answered caller", "queue accepted", "offer o2"],
    };

    [Fact]
    public void Every_step_is_decided_as_the_table_says()
    {
        var differences = MachineTable.Parse(Table).Differences(States.Keys, Commands, (state, command) => Decide(State(States[state]), command));
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void The_customer_has_the_place_that_was_kept_and_the_record_shows_who_was_called()
    {
        var state = State("summon", "answered caller", "queue accepted");
        Assert.Equal((CallCases.Start.AddMinutes(-5), CallCases.Start), (state.PlaceAt!.Value, state.QueuedAt!.Value));
        var record = CallRecord.Of(State("summon", "answered caller", "queue accepted", "ended caller"));
        Assert.Equal((Customer, LegRole.Outside), (record.Legs.Single().Party, record.Legs.Single().Role));
        Assert.Equal([PathStepKind.Dial, PathStepKind.Queue], record.Path.Select(step => step.Kind));
        Assert.Equal((null, CallDirection.Outbound), (record.PlacedBy, record.Direction));
    }

    [Fact]
    public void The_customers_minutes_are_billed_as_those_of_any_call_out()
    {
        var record = CallRecord.Of(State("summon", "answered caller", "queue accepted", "ended caller")) with { EndedAt = CallCases.Start.AddSeconds(70) };
        record = record with { Legs = [record.Legs.Single() with { EndedAt = record.EndedAt }] };
        var prices = new PriceListDocument("standard", "CNY", [new MinutePrice(CallDirection.Outbound, "+86", 0.6m)], []);
        var entry = Assert.IsType<MinutesEntry>(Assert.Single(CallCharges.Of(record, prices, "CNY")));
        Assert.Equal((Customer, CallDirection.Outbound, 70_000), (entry.Number, entry.Direction, entry.DurationMs));
    }

    [Fact]
    public void Who_is_called_first_hears_the_callbacks_greeting_and_not_the_queues()
    {
        var queue = new QueueDocument("acme", "support", "Support") { Greeting = "welcome", Callback = new CallbackSettings(Greeting: "callback") };
        Assert.Equal(("callback", "welcome"), (Call.GreetingIn(queue), CallCases.Call.GreetingIn(queue)));
        Assert.Null(Call.GreetingIn(queue with { Callback = null }));
    }

    private static CallState State(params string[] commands) =>
        commands.Aggregate(CallState.None, (state, command) => CallCases.Run(state, Of(command)(state), CallCases.Start).State);

    private static string Decide(CallState state, string command) => Describe.Decision(CallMachine.Decide(state, Of(command)(state), CallCases.Start));

    private static Func<CallState, CallCommand> Of(string command) => command switch
    {
        "summon" => _ => new CallCommand.Summon(Call),
        "rang caller" => _ => new CallCommand.LegRang(CallState.CallerLegId),
        "1" => CallbackDialogCases.Commands["1"],
        _ => CallCases.Commands[command],
    };
}
