using Platform.Domain.Flows;
using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// A caller whose agent hangs up first may be led through a flow instead of being hung up on. The agent is free as after any call, and the
/// call's cause stays what ended the talk.
/// </summary>
public static partial class CallMachine
{
    /// <summary>Instead of the end of the call, when there is something to ask.</summary>
    /// <param name="decided">What the command leads to without a survey.</param>
    /// <param name="flowOf">The flow that asks in this state; null for none.</param>
    public static CallDecision AskAfterwards(CallState state, CallCommand command, CallDecision decided, Func<CallState, string?> flowOf,
        DateTimeOffset now) =>
        CanBeAsked(state, command) && flowOf(state) is { } flow ? BeginSurvey(state, command, flow, now) : decided;

    /// <summary>A caller from outside, whom an agent of a queue leaves alone; each is asked once.</summary>
    private static bool CanBeAsked(CallState state, CallCommand command) => command is LegEnded
        && state is { Phase: CallPhase.Talking, Aside: null, Conference: null, Survey: null, QueuedAt: not null, SubjectLegId: CallState.CallerLegId,
            Call: { Direction: Catalog.CallDirection.Inbound } }
        && IsPartner(state, command) && state.FindLeg(state.PartnerLegId)?.Agent is not null && !state.IsAway(state.PartnerLegId!)
        && IsLive(state, state.SubjectLegId);

    private static CallDecision BeginSurvey(CallState state, CallCommand command, string flow, DateTimeOffset now)
    {
        var survey = new CallSurvey(state.Queue, state.FindLeg(state.PartnerLegId)!.Agent!);
        var turn = new CallTurn(state, now).Close(state.PartnerLegId!, Figures(command), OfferOutcome.Answered)
            .Happened(new CallEvent.SurveyBegan(survey, flow, now)).Do(new CallEffect.StepFlow(new FlowInput.Begin()));
        return state.Supervision is null ? turn.Decision : Mixed(state, turn.Decision, now);
    }

    /// <summary>What comes after the talk does not say why the call ended.</summary>
    private static EndCause CauseInFlow(CallState state, EndCause cause) => state.Survey is null ? cause : EndCause.AgentHungUp;
}
