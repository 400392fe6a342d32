using Platform.Domain.Callbacks;

namespace Platform.Domain.Tests.Callbacks;

/// <summary>A callback that came to nothing is put into a mailbox, if the queue says so.</summary>
public class GivenUpTests
{
    private static readonly CallbackTerms Terms = CallbackCases.Terms with { Settings = CallbackCases.Terms.Settings with { GiveUpMailbox = "night" } };

    [Theory]
    [InlineData("attempting again", "busy o2", "AttemptEnded NotReached Busy, Ended GivenUp night -> GiveNotice night")]
    [InlineData("attempting", "hopeless o1", "AttemptEnded Hopeless UnallocatedNumber, Ended GivenUp night -> GiveNotice night")]
    [InlineData("waiting", "tick too late", "Ended Expired night -> LeaveQueue, GiveNotice night")]
    [InlineData("resting, caller on the line", "tick too late", "Ended Expired night -> GiveNotice night")]
    [InlineData("waiting", "cancel", "Ended Cancelled -> LeaveQueue")]
    [InlineData("attempting", "connected o1", "AttemptEnded Connected CalleeHungUp, Ended Done")]
    public void Somebody_is_told_when_nobody_was_called_back(string state, string command, string outcome) =>
        Assert.Equal(outcome, Describe.Decision(Decide(CallbackCases.State(state), command)));

    [Fact]
    public void The_mailbox_is_told_until_it_has_taken_it()
    {
        var ended = Apply(CallbackCases.State("attempting"), "hopeless o1");
        Assert.Equal("-> GiveNotice night", Describe.Decision(Decide(ended, "tick")));
        Assert.Equal("NoticeGiven", Describe.Decision(Decide(ended, "notice taken")));
        var told = Apply(ended, "notice taken");
        Assert.Equal("nothing", Describe.Decision(Decide(told, "tick")));
        Assert.Equal("nothing", Describe.Decision(Decide(told, "notice taken")));
    }

    private static CallbackState Apply(CallbackState state, string command) => Decide(state, command).Events.Aggregate(state, CallbackMachine.Apply);

    private static Decision<CallbackRefusal, CallbackEvent, CallbackEffect> Decide(CallbackState state, string command) =>
        CallbackMachine.Decide(state, CallbackCases.Commands[command].Command, Terms, CallbackCases.Start + CallbackCases.Commands[command].After);
}
