using Platform.Domain.Agents;

namespace Platform.Domain.Tests.Agents;

public class AgentMachineTests
{
    [Fact]
    public void Every_command_in_every_presence_is_decided_as_the_table_says()
    {
        var differences = MachineTable.Parse(AgentTable.Text).Differences(AgentCases.States.Keys, [.. AgentCases.Commands.Keys], (name, commandName) =>
        {
            var state = AgentCases.State(name);
            var (command, now) = AgentCases.Commands[commandName](state);
            return Describe.Decision(AgentMachine.Decide(state, command, now));
        });
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void The_table_has_every_presence_and_every_kind_of_command()
    {
        Assert.Equal(Enum.GetValues<AgentPresence>(), AgentCases.States.Keys.Select(name => AgentCases.State(name).Presence).Distinct().Order());
        Assert.Equal(
            typeof(AgentCommand).GetNestedTypes().Select(type => type.Name).Order(),
            AgentCases.Commands.Values.Select(command => command(AgentState.Initial).Command.GetType().Name).Distinct().Order());
    }
}
