using Platform.Domain.Numbers;
using Platform.Domain.Prompts;
using Platform.Domain.Voicemail;
using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// An agent hears a message on a call that was placed for it, and says by a key or through the API what is to become of it. Hanging up
/// says nothing: the message is put back.
/// </summary>
public static partial class CallMachine
{
    private static CallDecision PlayingMessage(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or Dial or Summon => CallDecision.Nothing,
        MessagePlayed { PlayId: PlayIds.Message, ByDigit: false } when IsSubject(state, command) =>
            AskForChoice(new CallTurn(state, now).Happened(new CallEvent.PlaybackHeard(now))).Decision,
        DigitPressed pressed when IsSubject(state, command) => ChoiceOf(pressed.Digit) is { } choice && (choice != MessageChoice.CallBack || CanCallBack(state))
            ? Choose(state, choice, now)
            : AskForChoice(new CallTurn(state, now), PromptPhrase.InvalidChoice).Decision,
        ChooseForMessage { Choice: MessageChoice.CallBack } choose when state.PartyOf(choose.Agent) is not null && !CanCallBack(state) =>
            CallDecision.Refuse(CallRefusal.NoNumber),
        ChooseForMessage choose when state.PartyOf(choose.Agent) is not null => Choose(state, choose.Choice, now),
        LegAnswered answered when IsSubject(state, command) => Answer(state, answered, now),
        LegEnded or LegFailed when IsSubject(state, command) => Leave(state, command, CauseOf(command, EndCause.AgentHungUp), now),
        LegSilent when IsSubject(state, command) && MustSend(state, state.SubjectLegId) => Release(state, EndCause.MediaLost, now),
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => InAnyLivePhase(state, command, now),
    };

    private static MessageChoice? ChoiceOf(char key) => key switch
    {
        '1' => MessageChoice.Again,
        '2' => MessageChoice.CallBack,
        '3' => MessageChoice.Done,
        '*' => MessageChoice.PutBack,
        _ => null,
    };

    private static bool CanCallBack(CallState state) => E164.IsNormal(state.Call!.To);

    private static CallTurn BeginPlayback(CallTurn turn) => PlayMessage(turn.Happened(new CallEvent.PlaybackBegan(turn.Now)));

    private static CallTurn PlayMessage(CallTurn turn)
    {
        var call = turn.State.Call!;
        PromptItem[] about = CanCallBack(turn.State)
            ? [new PromptItem.Phrase(PromptPhrase.MessageFrom), new PromptItem.Digits(call.To)]
            : [new PromptItem.Phrase(PromptPhrase.NewMessage)];
        return turn.Do(new CallEffect.Ask(turn.State.SubjectLegId, PlayIds.Message,
            call.Message!.Kind == MessageKind.Spoken ? [.. about, new PromptItem.Message(call.Message.MessageId)] : about));
    }

    private static CallTurn AskForChoice(CallTurn turn, PromptPhrase? before = null)
    {
        List<PromptItem> menu = before is { } phrase ? [new PromptItem.Phrase(phrase)] : [];
        menu.Add(new PromptItem.Choice(PromptPhrase.HearAgain, '1'));
        if (CanCallBack(turn.State))
            menu.Add(new PromptItem.Choice(PromptPhrase.ReturnCall, '2'));
        menu.Add(new PromptItem.Choice(PromptPhrase.MarkDone, '3'));
        menu.Add(new PromptItem.Choice(PromptPhrase.PutBack, '*'));
        return turn.Do(new CallEffect.Ask(turn.State.SubjectLegId, PlayIds.MessageMenu, menu));
    }

    private static CallDecision Choose(CallState state, MessageChoice choice, DateTimeOffset now) => choice switch
    {
        MessageChoice.Again => PlayMessage(new CallTurn(state, now)).Decision,
        MessageChoice.CallBack => GoTo(new CallTurn(state, now).Happened(new CallEvent.PlaybackLeft(now)),
            new Destination.Outside(state.Call!.To), state.Call.CallerId).Decision,
        MessageChoice.Done => Release(state, EndCause.MessageDone, now),
        MessageChoice.PutBack => Release(state, EndCause.MessagePutBack, now),
        _ => throw new InvalidOperationException($"Unknown choice {choice}."),
    };
}
