using Platform.Domain.Flows;
using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// A flow speaks to the caller. What the caller does is handed to the flow, whose decision comes back as the next command: what it needs
/// to know, such as opening hours, is no affair of the call.
/// </summary>
public static partial class CallMachine
{
    private static CallDecision InFlow(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or Dial or Summon => CallDecision.Nothing,
        FlowStepped { Step: var step } when step.State.Turn == state.Flow!.Turn + 1 => Follow(state, step, now),
        DigitPressed pressed when IsSubject(state, command) => AskFlow(new FlowInput.Digit(pressed.Digit)),
        MessagePlayed played when IsSubject(state, command) => AskFlow(new FlowInput.Played(played.PlayId)),
        FlowDue => AskFlow(new FlowInput.TimeUp()),
        LookedUp looked => AskFlow(new FlowInput.LookedUp(looked.Turn, looked.Answer)),
        LegAnswered answered when IsSubject(state, command) => Answer(state, answered, now),
        LegEnded or LegFailed when IsSubject(state, command) => Leave(state, command, CauseInFlow(state, CauseOf(command, EndCause.AbandonedInFlow)), now),
        LegSilent when IsSubject(state, command) && MustSend(state, state.SubjectLegId) => Release(state, EndCause.MediaLost, now),
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => InAnyLivePhase(state, command, now),
    };

    private static CallDecision AskFlow(FlowInput input) => CallDecision.Accept([], [new CallEffect.StepFlow(input)]);

    private static CallDecision Follow(CallState state, FlowStep step, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now).Happened(new CallEvent.FlowMoved(step, now));
        return step.Action switch
        {
            FlowAction.Play play => turn.Do(
                new CallEffect.Play(state.SubjectLegId, play.PlayId, play.Items) { EndsByDigit = play.EndsByDigit }).Decision,
            FlowAction.Listen => turn.Decision,
            FlowAction.LookUp { Music: var music } look => (music ? turn.Do(new CallEffect.PlayMusic(state.SubjectLegId)) : turn)
                .Do(new CallEffect.LookUp(look.Request, step.State.Turn)).Decision,
            FlowAction.Leave leave => GoTo(turn.Happened(new CallEvent.FlowLeft(now)), leave.Destination, callerId: null).Decision,
            FlowAction.HangUp => End(turn.Happened(new CallEvent.FlowLeft(now)), CauseInFlow(state, EndCause.FlowEnded), isRefused: false),
            FlowAction.Fail => End(turn.Happened(new CallEvent.FlowLeft(now)), CauseInFlow(state, EndCause.FlowFailed), isRefused: false),
            _ => throw new InvalidOperationException($"Unknown action {step.Action.GetType().Name}."),
        };
    }
}
