using Platform.Domain.Calls;

namespace Platform.Domain.Tests.Calls;

public class CallMachineTests
{
    [Fact]
    public void Every_command_in_every_phase_is_decided_as_the_table_says()
    {
        var differences = MachineTable.Parse(CallTable.Text).Differences(
            CallCases.States.Keys,
            [.. CallCases.Commands.Keys],
            Decide);
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void The_table_has_every_phase_and_every_kind_of_command()
    {
        Assert.Equal(Enum.GetValues<CallPhase>().Order(), CallCases.States.Keys.Select(name => CallCases.State(name).Phase).Distinct().Order());
        Assert.Equal(
            typeof(CallCommand).GetNestedTypes().Select(type => type.Name).Order(),
            CallCases.Commands.Values.Select(command => command(CallState.None).GetType().Name).Distinct().Order());
    }

    private static string Decide(string state, string command)
    {
        var before = CallCases.State(state);
        return Describe.Decision(CallMachine.Decide(before, CallCases.Commands[command](before), CallCases.Start));
    }
}
