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
    public void Every_step_towards_a_callback_is_decided_as_the_table_says()
    {
        var differences = MachineTable.Parse(CallbackDialogTable.Text).Differences(CallbackDialogCases.States.Keys,
            [.. CallbackDialogCases.Commands.Keys, .. CallbackDialogCases.Shared], CallbackDialogCases.Decide);
        Assert.True(differences.Length == 0, differences);
    }

    [Theory]
    [InlineData("o2 asks transfer to agent, answered target", "o2")]
    [InlineData("consult agent, answered target, complete", "o2")]
    [InlineData("consult placed, answered target, answered origin, complete", "o2")]
    [InlineData("consult placed, answered target, answered origin, complete", "2nd")]
    [InlineData("consult agent, answered target, end consult", "01J0.3")]
    [InlineData("supervise, answered supervisor, end supervision", "01J0.s3")]
    public void A_leg_that_has_left_the_talk_may_fall_silent(string way, string legId)
    {
        var state = CallCases.ToTalking.Concat(way.Split(", "))
            .Aggregate(CallState.None, (reached, step) => CallCases.Run(reached, MixedCases.Commands[step](reached), CallCases.Start).State);
        Assert.Equal((CallPhase.Talking, null), (state.Phase, state.FindLeg(legId)!.EndedAt));
        Assert.Equal(CallRefusal.Stale, CallMachine.Decide(state, new CallCommand.LegSilent(legId), CallCases.Start).Refusal);
    }

    /// <summary>That of a node that leaves is decided as another is: see <see cref="NodeLeavesTests"/>.</summary>
    [Fact]
    public void The_table_has_every_phase_and_every_kind_of_command()
    {
        Assert.Equal(Enum.GetValues<CallPhase>().Order(), CallCases.States.Keys.Select(CallCases.State)
            .Concat(CallbackDialogCases.States.Keys.Select(CallbackDialogCases.State)).Concat(VoicemailCases.States.Keys.Select(VoicemailCases.State)).Select(state => state.Phase).Distinct().Order());
        Assert.Equal(
            typeof(CallCommand).GetNestedTypes().Select(type => type.Name).Except([nameof(CallCommand.NodeLeaves)]).Order(),
            MixedCases.Commands.Values.Concat(OverflowCases.Own.Values).Concat(AnnouncementCases.Own.Values).Concat(CallbackDialogCases.Commands.Values).Concat(VoicemailCases.Commands.Values)
                .Select(command => command(CallState.None).GetType().Name).Distinct().Order());
    }

    private static string Decide(string state, string command)
    {
        var before = CallCases.State(state);
        return Describe.Decision(CallMachine.Decide(before, CallCases.Commands[command](before), CallCases.Start));
    }
}
