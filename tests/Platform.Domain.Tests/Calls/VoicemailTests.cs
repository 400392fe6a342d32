using Platform.Domain.Calls;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;

namespace Platform.Domain.Tests.Calls;

public class VoicemailTests
{
    [Fact]
    public void Every_step_at_a_mailbox_is_decided_as_the_table_says()
    {
        var differences = MachineTable.Parse(VoicemailTable.Text).Differences(VoicemailCases.States.Keys,
            [.. VoicemailCases.Commands.Keys, .. VoicemailCases.Shared], VoicemailCases.Decide);
        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void The_agent_who_hears_a_message_has_time_to_wrap_it_up()
    {
        Assert.False(VoicemailCases.State("summoned for a message").Agents.Single().Talks);
        Assert.True(VoicemailCases.State("hearing").Agents.Single().Talks);
    }

    [Theory]
    [InlineData("leaving, kept", "Voicemail night Answered")]
    [InlineData("heard", "Playback night Answered")]
    [InlineData("talking after calling back", "Playback night , Dial +8613800000000 Answered, Talk +8613800000000 ")]
    public void The_path_tells_of_the_mailbox(string state, string path) => Assert.Equal(path,
        string.Join(", ", CallPath.Of(VoicemailCases.State(state)).Select(step => $"{step.Kind} {step.Party} {step.Outcome}")));

    [Fact]
    public void A_caller_whom_a_talk_is_recorded_of_is_not_recorded_twice_at_a_mailbox()
    {
        var talking = CallCases.State("talking");
        var recorded = CallMachine.FollowTalk(talking, Decision<CallRefusal, CallEvent, CallEffect>.Accept([new CallEvent.Greeted(CallCases.Start)], []),
            _ => RecordingMode.Always, CallCases.Start).Events.Aggregate(talking, CallMachine.Apply);
        var transfer = CallMachine.Decide(recorded, new CallCommand.Transfer("1001", new Destination.ToVoicemail("night"), null), CallCases.Start);
        var followed = CallMachine.FollowTalk(recorded, transfer, _ => RecordingMode.Always, CallCases.Start);
        Assert.Equal(CallPhase.TakingMessage, followed.Events.Aggregate(recorded, CallMachine.Apply).Phase);
        Assert.Contains(followed.Effects, effect => effect is CallEffect.SuspendRecording);
    }

    [Fact]
    public void A_transfer_to_a_mailbox_lets_the_agent_go_at_once()
    {
        var state = CallCases.State("talking");
        Assert.Equal(
            "AsideBegan 1001, AsideEnded Answered True, AgentLeft o2, Regrouped caller, VoicemailAsked night -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, OpenVoicemail night",
            Describe.Decision(CallMachine.Decide(state, new CallCommand.Transfer("1001", new Destination.ToVoicemail("night"), null), CallCases.Start)));
        Assert.Equal(CallRefusal.UnknownTarget,
            CallMachine.Decide(state, new CallCommand.Consult("1001", new Destination.ToVoicemail("night"), null), CallCases.Start).Refusal);
    }

    [Theory]
    [InlineData(999, EndCause.VoicemailEmpty)]
    [InlineData(1_000, EndCause.VoicemailLeft)]
    public void Who_hangs_up_after_speaking_has_left_a_message(int afterMs, EndCause cause)
    {
        var ended = new CallCommand.LegEnded(CallState.CallerLegId, LegStatistics.None);
        var decision = CallMachine.Decide(VoicemailCases.State("speaking"), ended, CallCases.Start.AddMilliseconds(afterMs));
        Assert.Equal(cause, decision.Events.OfType<CallEvent.Released>().Single().Cause);
        Assert.IsType<CallEffect.FinishMessage>(decision.Effects[0]);
    }

    [Theory]
    [InlineData("opening", "OpenVoicemail night")]
    [InlineData("greeting", "Ask caller voicemail")]
    [InlineData("speaking", "RecordMessage caller night 5000")]
    [InlineData("closing", "FinishMessage 0")]
    [InlineData("hearing", "Ask caller message-menu")]
    public void What_a_lost_activation_may_not_have_done_is_done_again(string state, string again) => Assert.Equal($"-> {again}",
        Describe.Decision(Decision<CallRefusal, CallEvent, CallEffect>.Accept([], CallMachine.HeardIn(VoicemailCases.State(state), CallCases.Start)!)));

    [Fact]
    public void A_message_is_named_by_its_call() => Assert.Equal("01J0.message", MessageOrder.IdOf("01J0"));
}
