using Platform.Domain.Agents;
using Platform.Domain.Calls;

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

    /// <summary>The queue's offer is the callback's until the call that it makes has the agent.</summary>
    [Fact]
    public void An_agent_of_a_callback_is_handed_over_to_its_call_and_is_free_at_once_when_nobody_is_reached()
    {
        AgentCommand[] way =
        [
            new AgentCommand.Reserve(new AgentOffer("o1", "callback:acme/01J0", "support", 20_000, new WrapUpPolicy(10_000)) { Kind = OfferKind.Callback }),
            new AgentCommand.Confirm("o1", "call:acme/01J1"), new AgentCommand.OfferResult("o1", OfferOutcome.Answered),
        ];
        var talking = way.Aggregate(AgentCases.State("ready"), (state, command) => AgentMachine.Decide(state, command, AgentCases.Start).Events.Aggregate(state, AgentMachine.Apply));
        Assert.Equal((AgentPresence.Talking, "call:acme/01J1"), (talking.Presence, talking.Offer!.ContactKey));
        Assert.Equal("BecameReady True -> TellQueues True, Publish",
            Describe.Decision(AgentMachine.Decide(talking, new AgentCommand.OfferResult("o1", OfferOutcome.CallerGone), AgentCases.Start)));
        Assert.IsType<AgentEvent.WrapUpStarted>(AgentMachine.Decide(talking, new AgentCommand.ContactEnded("o1"), AgentCases.Start).Events.Single());
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
