using Platform.Domain.Prompts;
using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// A caller asks to be called back: from the queue, by a key, and then waits on until all is settled; or sent there, and then hears
/// nothing else. The callback is stored before the caller is told of it.
/// </summary>
public static partial class CallMachine
{
    private const char Confirm = '1';
    private const char OtherNumber = '2';
    private const char Decline = '*';
    private const char EndOfNumber = '#';

    /// <summary>A call that was sent to a callback.</summary>
    private static CallDecision AskingCallback(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or Dial or Summon => CallDecision.Nothing,
        LegAnswered answered when IsSubject(state, command) => Answer(state, answered, now),
        LegEnded or LegFailed when IsSubject(state, command) => Leave(state, command, CauseOf(command, EndCause.CallbackDeclined), now),
        LegSilent when IsSubject(state, command) && MustSend(state, state.SubjectLegId) => Release(state, EndCause.MediaLost, now),
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => InAnyLivePhase(state, command, now),
    };

    /// <summary>Null for what has nothing to do with a callback.</summary>
    private static CallDecision? SettlingCallback(CallState state, CallCommand command, DateTimeOffset now) =>
        state.Phase is not (CallPhase.Waiting or CallPhase.Ringing or CallPhase.AskingCallback) ? null : (state.CallbackDialog, command) switch
        {
            (null, DigitPressed pressed) when state.Phase == CallPhase.Waiting && IsSubject(state, command) =>
                CallDecision.Accept([], [new CallEffect.TryCallbackKey(pressed.Digit)]),
            (null, CallbackChosen chosen) when state is { Phase: CallPhase.Waiting, Overflow.Attempt: null } => BeginDialog(new CallTurn(state, now), chosen).Decision,
            (null, _) => null,
            ({ Step: CallbackStep.Opening }, CallbackChosen chosen) => BeginDialog(new CallTurn(state, now), chosen).Decision,
            ({ } dialog, DigitPressed pressed) when IsSubject(state, command) => Press(state, dialog, pressed.Digit, now),
            ({ Step: CallbackStep.Entering } dialog, CallbackNumberChecked found) => TakeNumber(state, dialog, found.Number, now),
            ({ Step: CallbackStep.Making }, CallbackMade) => LeaveForCallback(state, now),
            (_, CallbackChosen or CallbackNumberChecked or CallbackMade or WaitExpired or OverflowDue or AnnouncementDue
                or AnnouncementComposed) => CallDecision.Nothing,
            (_, QueueAccepted) when state.Phase == CallPhase.Waiting => CallDecision.Nothing,
            (_, Move) => CallDecision.Refuse(CallRefusal.NotWaiting),
            (_, CallbackNotMade or CallbackExpired) => DropDialog(state, now),
            (_, MessagePlayed { PlayId: PlayIds.Callback, ByDigit: false }) when IsSubject(state, command) =>
                CallDecision.Accept([], [new CallEffect.PlayMusic(state.SubjectLegId)]),
            (_, MessagePlayed { PlayId: PlayIds.Announcement }) when IsSubject(state, command) => CallDecision.Nothing,
            (_, MessagePlayed { PlayId: PlayIds.Greeting }) when IsSubject(state, command) =>
                CallDecision.Accept([new CallEvent.Greeted(now)], []),
            _ => null,
        };

    /// <summary>A call that had a place in a queue keeps it.</summary>
    private static CallTurn AskForCallback(CallTurn turn, string queue)
    {
        var dialog = new CallbackDialog(queue, turn.State.PlaceAt ?? turn.Now, null, CallbackStep.Opening, turn.Now);
        return turn.Happened(new CallEvent.CallbackAsked(dialog, turn.Now)).Do(new CallEffect.ChooseCallback(queue));
    }

    private static CallTurn BeginDialog(CallTurn turn, CallbackChosen chosen)
    {
        var step = chosen.Number is null ? CallbackStep.Entering : CallbackStep.Confirming;
        return AskCaller(turn, new CallbackDialog(chosen.Queue, turn.State.PlaceAt ?? turn.Now, chosen.Number, step, turn.Now));
    }

    private static CallDecision Press(CallState state, CallbackDialog dialog, char key, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now);
        return (dialog.Step, key) switch
        {
            (CallbackStep.Opening or CallbackStep.Making, _) => CallDecision.Nothing,
            (CallbackStep.Confirming, Confirm) => Set(turn, dialog with { Step = CallbackStep.Making })
                .Do(new CallEffect.MakeCallback(dialog.Queue, dialog.Number!, dialog.PlaceAt)).Decision,
            (CallbackStep.Confirming, OtherNumber) => AskCaller(turn, dialog with { Step = CallbackStep.Entering, Number = null, Keys = "" }).Decision,
            (_, Decline) => DropDialog(state, now),
            (CallbackStep.Confirming, _) => AskCaller(turn, dialog, PromptPhrase.InvalidChoice).Decision,
            (CallbackStep.Entering, EndOfNumber) => CallDecision.Accept([], [new CallEffect.CheckCallbackNumber(dialog.Keys)]),
            (CallbackStep.Entering, _) when dialog.Keys.Length < CallbackDialog.MostKeys =>
                Set(turn, dialog with { Keys = dialog.Keys + key, At = now }).Decision,
            _ => CallDecision.Nothing,
        };
    }

    private static CallDecision TakeNumber(CallState state, CallbackDialog dialog, string? number, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now);
        return (number is null
            ? AskCaller(turn, dialog with { Keys = "" }, PromptPhrase.InvalidChoice)
            : AskCaller(turn, dialog with { Number = number, Step = CallbackStep.Confirming })).Decision;
    }

    private static CallTurn AskCaller(CallTurn turn, CallbackDialog dialog, PromptPhrase? before = null)
    {
        PromptItem[] question = dialog.Step == CallbackStep.Entering
            ? [new PromptItem.Phrase(PromptPhrase.EnterNumber)]
            :
            [
                new PromptItem.Phrase(PromptPhrase.CallbackNumber), new PromptItem.Digits(dialog.Number!),
                new PromptItem.Choice(PromptPhrase.ConfirmNumber, Confirm), new PromptItem.Choice(PromptPhrase.OtherNumber, OtherNumber),
            ];
        return Set(turn, dialog with { At = turn.Now }).Do(new CallEffect.Ask(turn.State.SubjectLegId, PlayIds.Callback,
            before is { } phrase ? [new PromptItem.Phrase(phrase), .. question] : question));
    }

    private static CallTurn Set(CallTurn turn, CallbackDialog dialog) => turn.Happened(new CallEvent.CallbackDiscussed(dialog, turn.Now));

    /// <summary>It is on disk: whoever rings for the caller is told, the place in the queue is the callback's now, and the caller hears so.</summary>
    private static CallDecision LeaveForCallback(CallState state, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now);
        if (state.Phase == CallPhase.Waiting || state.RingsAll)
            LeaveQueues(turn);
        foreach (var hold in state.Agents)
            turn.ReleaseLeg(hold.LegId, EndCause.CallbackBooked);
        return SayFarewell(turn.Happened(new CallEvent.CallbackSettled(IsBooked: true, now)), EndCause.CallbackBooked, PromptPhrase.CallbackBooked)
            .Decision;
    }

    /// <summary>Who waits hears the music again; who was sent here has nowhere to go back to.</summary>
    private static CallDecision DropDialog(CallState state, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now).Happened(new CallEvent.CallbackSettled(IsBooked: false, now));
        return (state.Phase == CallPhase.AskingCallback
            ? SayFarewell(turn, EndCause.CallbackDeclined, PromptPhrase.Goodbye)
            : turn.Do(new CallEffect.PlayMusic(state.SubjectLegId))).Decision;
    }

    /// <summary>The caller hears this, and the call ends so.</summary>
    private static CallTurn SayFarewell(CallTurn turn, EndCause cause, PromptPhrase phrase) => turn
        .Happened(new CallEvent.FarewellBegan(cause, turn.Now))
        .Do(new CallEffect.Ask(turn.State.SubjectLegId, PlayIds.Farewell, [new PromptItem.Phrase(phrase)]));
}
