using Platform.Domain.Calls;
using Platform.Domain.Tests.Calls;
using Platform.Domain.Voicemail;

namespace Platform.Domain.Tests.Voicemail;

public class MessageMachineTests
{
    [Fact]
    public void Every_command_in_every_phase_is_decided_as_the_table_says()
    {
        var differences = MachineTable.Parse(MessageTable.Text).Differences(MessageCases.States.Keys, [.. MessageCases.Commands.Keys],
            (state, command) => Describe.Decision(MessageCases.Decide(MessageCases.State(state), command)));
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void The_table_has_every_phase_every_kind_of_command_and_every_outcome()
    {
        Assert.Equal(Enum.GetValues<MessagePhase>(), MessageCases.States.Keys.Select(name => MessageCases.State(name).Phase).Distinct().Order());
        var commands = MessageCases.Commands.Values.Select(entry => entry.Command).ToList();
        Assert.Equal(typeof(MessageCommand).GetNestedTypes().Select(type => type.Name).Order(), commands.Select(command => command.GetType().Name).Distinct().Order());
        Assert.Equal(typeof(MessageFile).GetNestedTypes().Select(type => type.Name).Order(),
            commands.OfType<MessageCommand.FileSeen>().Select(seen => seen.File.GetType().Name).Distinct().Order());
        Assert.Equal(Enum.GetValues<HearingOutcome>(), commands.OfType<MessageCommand.HearingOver>().Select(over => over.Outcome).Distinct().Order());
    }

    [Theory]
    [InlineData("support", "Began acme, Joined support -> JoinQueue support")]
    [InlineData(null, "Began acme, Kept")]
    public void A_callback_that_came_to_nothing_is_a_message_at_once(string? queue, string outcome)
    {
        var take = new MessageCommand.Take(MessageCases.Order with { Kind = MessageKind.Callback });
        Assert.Equal(outcome, Describe.Decision(MessageMachine.Decide(MessageState.None, take, MessageCases.Box with { Queue = queue }, MessageCases.Start)));
    }

    [Theory]
    [InlineData("put back o1", 300)]
    [InlineData("not placed o1", 10)]
    public void A_message_that_was_put_back_rests_for_a_while(string outcome, int seconds)
    {
        var rested = MessageCases.Decide(MessageCases.State("hearing"), outcome).Events.OfType<MessageEvent.Rested>().Single();
        Assert.Equal(MessageCases.Start.AddSeconds(seconds), rested.NextAt);
    }

    [Fact]
    public void Whatever_happens_in_whatever_order_no_message_is_lost_and_none_is_assigned_twice_at_once() => Property.Holds(random =>
    {
        var commands = MessageCases.Commands.Keys.Where(command => command is not ("mark done" or "delete" or "tick after its time")).ToArray();
        var state = MessageCases.State("waiting");
        for (var i = 0; i < 40; i++)
        {
            var command = random.Pick(commands);
            var decision = MessageCases.Decide(state, command);
            if (state.Phase == MessagePhase.Hearing && decision.Events.OfType<MessageEvent.HearingStarted>().Any())
                return $"{command} assigned it twice";
            state = decision.Events.Aggregate(state, MessageMachine.Apply);
            if (!state.IsOpen && !state.Hearings.Exists(hearing => hearing.Outcome == HearingOutcome.Done))
                return $"{command} lost it";
            if (state.Hearings.DistinctBy(hearing => hearing.OfferId).Count() != state.Hearings.Count)
                return $"{command} dealt with an offer twice";
        }

        return null;
    });

    [Theory]
    [InlineData(true, false, EndCause.MessageDone, HearingOutcome.Done)]
    [InlineData(true, true, EndCause.CalleeHungUp, HearingOutcome.Done)]
    [InlineData(true, true, EndCause.NodeLost, HearingOutcome.Done)]
    [InlineData(true, false, EndCause.MessagePutBack, HearingOutcome.PutBack)]
    [InlineData(true, false, EndCause.AgentHungUp, HearingOutcome.PutBack)]
    [InlineData(true, false, EndCause.Busy, HearingOutcome.PutBack)]
    [InlineData(true, false, EndCause.Cleared, HearingOutcome.PutBack)]
    [InlineData(true, false, EndCause.NodeLost, HearingOutcome.AgentMissed)]
    [InlineData(false, false, EndCause.NoAnswer, HearingOutcome.AgentMissed)]
    public void The_record_of_the_call_says_what_came_of_it(bool agentAnswered, bool connected, EndCause cause, HearingOutcome outcome) =>
        Assert.Equal(outcome, MessageHearing.OutcomeOf(CallRecord.Open(CallCases.Call) with
        {
            AnsweredAt = agentAnswered ? CallCases.Start : null,
            ConnectedAt = connected ? CallCases.Start : null,
            EndedAt = CallCases.Start,
            Cause = cause,
        }));
}
