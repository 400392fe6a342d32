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
            (state, command) => Describe.Decision(CallMachine.Decide(CallCases.State(state), CallCases.Commands[command], CallCases.Start)));
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void The_table_has_every_phase_and_every_kind_of_command()
    {
        Assert.Equal(Enum.GetValues<CallPhase>(), CallCases.States.Keys.Select(name => CallCases.State(name).Phase).Distinct().Order());
        Assert.Equal(
            typeof(CallCommand).GetNestedTypes().Select(type => type.Name).Order(),
            CallCases.Commands.Values.Select(command => command.GetType().Name).Distinct().Order());
    }
}
