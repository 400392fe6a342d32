using Platform.Domain.Callbacks;
using Platform.Domain.Calls;
using Platform.Domain.Tests.Calls;

namespace Platform.Domain.Tests.Callbacks;

/// <summary>A callback whose customer is called before an agent.</summary>
public class CustomerFirstTests
{
    private const string Table = """
        waiting
            call: AttemptStarted call-c1 -> PlaceCall call-c1, LeaveQueue
            call at night, call too late: !NotWaiting
            offer o1: AttemptStarted call-o1 -> PlaceCall call-o1
            tick: -> JoinQueue
            talked, hung up, busy, unallocated, not placed: nothing
            cancel: Ended Cancelled -> LeaveQueue
        customer is called
            call, call at night, call too late: nothing
            offer o1: !NotWaiting
            tick: -> LookAtCall call-c1
            talked: AttemptEnded Connected CalleeHungUp 1001, Ended Done
            hung up: AttemptEnded NotServed Abandoned, Rested
            busy: AttemptEnded NotReached Busy, Rested
            unallocated: AttemptEnded Hopeless UnallocatedNumber, Ended GivenUp
            not placed: AttemptEnded NotPlaced, Rested
            cancel: !UnderWay
        customer is called for the last time
            call, call at night, call too late: nothing
            offer o1: !NotWaiting
            tick: -> LookAtCall call-c1
            talked: AttemptEnded Connected CalleeHungUp 1001, Ended Done
            hung up: AttemptEnded NotServed Abandoned, Ended GivenUp
            busy: AttemptEnded NotReached Busy, Ended GivenUp
            unallocated: AttemptEnded Hopeless UnallocatedNumber, Ended GivenUp
            not placed: AttemptEnded NotPlaced, Rested
            cancel: !UnderWay
        customer hung up
            call, call at night, call too late, offer o1: !NotWaiting
            tick, talked, hung up, busy, unallocated, not placed: nothing
            cancel: Ended Cancelled
        """;

    private static readonly CustomerVisit Talked = new("1001", 3_000);

    private static readonly IReadOnlyDictionary<string, (CallbackCommand Command, TimeSpan After)> Commands = new Dictionary<string, (CallbackCommand, TimeSpan)>
    {
        ["call"] = (new CallbackCommand.CallCustomer("call-c1"), TimeSpan.Zero),
        ["call at night"] = (new CallbackCommand.CallCustomer("call-c2"), TimeSpan.FromHours(3)),
        ["call too late"] = (new CallbackCommand.CallCustomer("call-c2"), TimeSpan.FromHours(12)),
        ["offer o1"] = CallbackCases.Commands["offer o1"],
        ["tick"] = CallbackCases.Commands["tick"],
        ["talked"] = (new CallbackCommand.AttemptOver("call-c1", AttemptOutcome.Connected, EndCause.CalleeHungUp) { Visit = Talked }, TimeSpan.Zero),
        ["hung up"] = (new CallbackCommand.AttemptOver("call-c1", AttemptOutcome.NotServed, EndCause.Abandoned) { Visit = new(null, 7_000) }, TimeSpan.Zero),
        ["busy"] = (new CallbackCommand.AttemptOver("call-c1", AttemptOutcome.NotReached, EndCause.Busy), TimeSpan.Zero),
        ["unallocated"] = (new CallbackCommand.AttemptOver("call-c1", AttemptOutcome.Hopeless, EndCause.UnallocatedNumber), TimeSpan.Zero),
        ["not placed"] = (new CallbackCommand.AttemptOver("call-c1", AttemptOutcome.NotPlaced, null), TimeSpan.Zero),
        ["cancel"] = CallbackCases.Commands["cancel"],
    };

    private static readonly IReadOnlyDictionary<string, CallbackState> States = new Dictionary<string, CallbackState>
    {
        ["waiting"] = CallbackCases.State("waiting"),
        ["customer is called"] = After(CallbackCases.State("waiting"), "call"),
        ["customer is called for the last time"] = After(Waiting(CallbackCases.State("resting after an attempt")), "call"),
        ["customer hung up"] = After(After(CallbackCases.State("waiting"), "call"), "hung up"),
    };

    [Fact]
    public void Every_command_is_decided_as_the_table_says()
    {
        var differences = MachineTable.Parse(Table).Differences(States.Keys, [.. Commands.Keys], (state, command) => Describe.Decision(Decide(States[state], command)));
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void The_attempt_says_who_talked_and_how_long_the_customer_waited()
    {
        var done = After(States["customer is called"], "talked");
        Assert.Equal(("1001", 3_000, 1), (done.Attempts[^1].Agent, done.Attempts[^1].WaitedMs, done.Dialled));
        Assert.Null(States["customer is called"].LastOfferId);
    }

    [Theory]
    [InlineData(3, 10, EndCause.CalleeHungUp, AttemptOutcome.Connected)]
    [InlineData(3, null, EndCause.Abandoned, AttemptOutcome.NotServed)]
    [InlineData(3, null, EndCause.QueueTimeout, AttemptOutcome.NotServed)]
    [InlineData(3, null, EndCause.NodeLost, AttemptOutcome.NotServed)]
    [InlineData(3, null, EndCause.VoicemailLeft, AttemptOutcome.Connected)]
    [InlineData(null, null, EndCause.NodeLost, AttemptOutcome.NotPlaced)]
    [InlineData(null, null, EndCause.Busy, AttemptOutcome.NotReached)]
    [InlineData(null, null, EndCause.Rejected, AttemptOutcome.NotReached)]
    [InlineData(null, null, EndCause.NoAnswer, AttemptOutcome.NotReached)]
    [InlineData(null, null, EndCause.OutboundLimit, AttemptOutcome.NotReached)]
    [InlineData(null, null, EndCause.UnallocatedNumber, AttemptOutcome.Hopeless)]
    [InlineData(null, null, EndCause.Barred, AttemptOutcome.Hopeless)]
    public void The_record_says_how_it_went(int? answered, int? connected, EndCause cause, AttemptOutcome outcome)
    {
        var record = CallRecord.Open(CallCases.Call) with
        {
            Callback = new("01J9", null) { Place = new(CallCases.Start, new(0, null)) },
            Legs = [new CallLeg(CallState.CallerLegId, LegRole.Outside, "+8613800000000", CallCases.Start)],
            AnsweredAt = At(answered),
            ConnectedAt = At(connected),
            EndedAt = At(30),
            Agent = "1001",
            Cause = cause,
        };
        Assert.Equal(outcome, CallbackAttempt.OutcomeOf(record));
        Assert.Equal(answered is null ? null : new CustomerVisit(connected is null ? null : "1001", connected is null ? 27_000 : 7_000), CustomerVisit.Of(record));
        Assert.Equal(AttemptOutcome.NotPlaced, CallbackAttempt.OutcomeOf(record with { Legs = [], AnsweredAt = null, ConnectedAt = null, Cause = EndCause.LegFailed }));
    }

    private static DateTimeOffset? At(int? second) => second is { } known ? CallCases.Start.AddSeconds(known) : null;

    private static CallbackState After(CallbackState state, string command) => Decide(state, command).Events.Aggregate(state, CallbackMachine.Apply);

    private static CallbackState Waiting(CallbackState resting) => CallbackMachine.Apply(resting, new CallbackEvent.Joined(CallbackCases.Start));

    private static Decision<CallbackRefusal, CallbackEvent, CallbackEffect> Decide(CallbackState state, string command) =>
        CallbackMachine.Decide(state, Commands[command].Command, CallbackCases.CustomerFirst, CallbackCases.Start + Commands[command].After);
}
