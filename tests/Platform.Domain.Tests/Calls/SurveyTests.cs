using Platform.Domain.Calls;
using Platform.Domain.Figures;
using Platform.Domain.Flows;

namespace Platform.Domain.Tests.Calls;

public class SurveyTests
{
    private static readonly string[] ToTalking = ["announce", "queue accepted", "answered caller", "offer o2", "answered o2"];

    [Fact]
    public void When_the_agent_hangs_up_first_the_caller_is_asked_and_the_agent_is_free()
    {
        var talking = Run(ToTalking);
        Assert.Equal("LegClosed o2, AgentLeft o2, SurveyBegan support survey -> FreeAgent 1001 o2, StepFlow", Sorted(Describe.Decision(Ask(talking, "ended o2"))));
        var asked = Ask(talking, "ended o2").Events.Aggregate(talking, CallMachine.Apply);
        Assert.Equal((CallPhase.InFlow, "survey", new CallSurvey("support", "1001"), null), (asked.Phase, asked.Flow!.Flow, asked.Survey, asked.PartnerLegId));
        Assert.Empty(asked.Agents);
        Assert.All(asked.Steps, step => Assert.NotNull(step.To));
    }

    [Theory]
    [InlineData("the caller hangs up", "ended caller")]
    [InlineData("the agent's phone fails", "failed o2")]
    [InlineData("cleared", "clear")]
    [InlineData("the node is lost", "node lost")]
    [InlineData("the agent is silent", "silent o2")]
    public void Nobody_else_is_asked(string what, string command)
    {
        var talking = Run(ToTalking);
        Assert.Equal((what, Describe.Decision(CallMachine.Decide(talking, MixedCases.Commands[command](talking), CallCases.Start))), (what, Describe.Decision(Ask(talking, command))));
    }

    [Theory]
    [InlineData("before an agent answers", "announce, queue accepted, answered caller, offer o2", "ended o2")]
    [InlineData("while the agent asks a colleague", "announce, queue accepted, answered caller, offer o2, answered o2, consult agent", "ended o2")]
    [InlineData("an agent's own call", "dial outside, answered target", "ended target")]
    public void Only_a_caller_from_outside_whom_a_queues_agent_leaves_alone_is_asked(string what, string way, string command)
    {
        var state = Run(way.Split(", "));
        Assert.Equal((what, false), (what, Ask(state, command).Events.Any(happened => happened is CallEvent.SurveyBegan)));
    }

    [Fact]
    public void Without_a_flow_the_call_ends_as_ever()
    {
        var talking = Run(ToTalking);
        var command = MixedCases.Commands["ended o2"](talking);
        var decided = CallMachine.Decide(talking, command, CallCases.Start);
        Assert.Same(decided.Events, CallMachine.AskAfterwards(talking, command, decided, _ => null, CallCases.Start).Events);
    }

    [Theory]
    [InlineData("answered", true)]
    [InlineData("hung up on", false)]
    public void An_answer_is_kept_and_counted_and_the_agent_ended_the_talk(string what, bool answers)
    {
        var talking = Run(ToTalking);
        var state = Ask(talking, "ended o2").Events.Aggregate(talking, CallMachine.Apply);
        if (answers)
        {
            var step = new FlowStep(state.Flow! with { Turn = 1 }, [], new FlowAction.HangUp()) { Answers = [new("service", 4)] };
            state = CallCases.Run(state, new CallCommand.FlowStepped(step), CallCases.Start).State;
        }

        state = CallCases.Run(state, new CallCommand.LegEnded(CallState.CallerLegId, CallCases.Figures), CallCases.Start).State;
        var record = CallRecord.Of(state);
        Assert.Equal((what, EndCause.AgentHungUp), (what, record.Cause));
        Assert.Equal(answers ? [new SurveyAnswer("service", 4, CallCases.Start, "support", "1001")] : [], record.Answers);
        var stay = Assert.Single(CallFacts.Of(record).Stays);
        Assert.Equal((StayOutcome.Answered, answers ? new ContactRating("1001", 4) : null), (stay.Outcome, stay.Rating));
        var sums = IntervalSums.Of(CallFacts.Of(record), null);
        Assert.All(sums.Where(pair => pair.Key.Group is FigureGroup.Queue or FigureGroup.Agent),
            pair => Assert.Equal(answers ? (1, 4) : (0, 0), ((int)pair.Value[Measure.Ratings], (int)pair.Value[Measure.RatingPoints])));
    }

    private static CallState Run(IEnumerable<string> way) =>
        way.Aggregate(CallState.None, (state, command) => CallCases.Run(state, MixedCases.Commands[command](state), CallCases.Start).State);

    private static Decision<CallRefusal, CallEvent, CallEffect> Ask(CallState state, string name)
    {
        var command = MixedCases.Commands[name](state);
        return CallMachine.AskAfterwards(state, command, CallMachine.Decide(state, command, CallCases.Start), _ => "survey", CallCases.Start);
    }

    /// <summary>The agent is let go before the leg is closed, or after: both are one decision.</summary>
    private static string Sorted(string decision) => decision.Replace("AgentLeft o2, LegClosed o2", "LegClosed o2, AgentLeft o2", StringComparison.Ordinal);
}
