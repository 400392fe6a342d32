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
    public void Before_and_after_a_talk_there_is_nothing_to_supervise_or_to_merge()
    {
        var states = CallCases.States.Keys.Where(name => CallCases.State(name).Phase != CallPhase.Talking);
        var decided = from state in states from command in MixedCases.Own.Keys where !command.EndsWith("third", StringComparison.Ordinal)
                      select $"{state}, {command}: {MixedCases.Decide(state, command)}";
        Assert.All(decided, decision => Assert.Contains(": !", decision, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_step_of_a_mixed_talk_is_decided_as_the_table_says()
    {
        var differences = MachineTable.Parse(MixedTable.Talks).Differences(MixedCases.States.Keys, [.. MixedCases.Own.Keys, .. MixedCases.Shared], MixedCases.Decide);
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void The_table_has_every_phase_and_every_kind_of_command()
    {
        Assert.Equal(Enum.GetValues<CallPhase>().Order(), CallCases.States.Keys.Select(name => CallCases.State(name).Phase).Distinct().Order());
        Assert.Equal(
            typeof(CallCommand).GetNestedTypes().Select(type => type.Name).Order(),
            MixedCases.Commands.Values.Select(command => command(CallState.None).GetType().Name).Distinct().Order());
    }

    private static string Decide(string state, string command)
    {
        var before = CallCases.State(state);
        return Describe.Decision(CallMachine.Decide(before, CallCases.Commands[command](before), CallCases.Start));
    }
}
