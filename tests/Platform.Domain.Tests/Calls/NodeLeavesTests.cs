using Platform.Domain.Calls;

namespace Platform.Domain.Tests.Calls;

/// <summary>A node that stops ends its calls in good order, wherever they are: as if somebody cleared them, but for the cause.</summary>
public class NodeLeavesTests
{
    private static readonly IEnumerable<(string Name, CallState State)> States =
    [
        .. CallCases.States.Keys.Select(name => (name, CallCases.State(name))),
        .. OverflowCases.States.Keys.Select(name => (name, OverflowCases.State(name))),
        .. MixedCases.States.Keys.Select(name => (name, MixedCases.State(name))),
        .. VoicemailCases.States.Keys.Select(name => (name, VoicemailCases.State(name))),
        .. CallbackDialogCases.States.Keys.Select(name => (name, CallbackDialogCases.State(name))),
    ];

    [Fact]
    public void A_call_that_is_up_is_released_with_all_that_belongs_to_it()
    {
        var up = States.Where(one => one.State.Phase is not (CallPhase.None or CallPhase.Ending or CallPhase.Ended)).ToList();
        Assert.NotEmpty(up);
        Assert.All(up, one => Assert.Equal(
            $"{one.Name}: {Decided(one.State, new CallCommand.Clear()).Replace("Cleared", "NodeLost", StringComparison.Ordinal)}",
            $"{one.Name}: {Decided(one.State, new CallCommand.NodeLeaves())}"));
        Assert.All(up, one => Assert.Contains("Released NodeLost", Decided(one.State, new CallCommand.NodeLeaves()), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CallPhase.None, "!NoSuchCall")]
    [InlineData(CallPhase.Ending, "nothing")]
    [InlineData(CallPhase.Ended, "!NoSuchCall")]
    public void One_that_is_not_is_left_alone(CallPhase phase, string decision) =>
        Assert.All(States.Where(one => one.State.Phase == phase), one => Assert.Equal(decision, Decided(one.State, new CallCommand.NodeLeaves())));

    private static string Decided(CallState state, CallCommand command) => Describe.Decision(CallMachine.Decide(state, command, CallCases.Start));
}
