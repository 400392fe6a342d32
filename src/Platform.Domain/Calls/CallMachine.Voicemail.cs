using Platform.Domain.Prompts;
using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// A caller at a mailbox: greeted, then recorded from the tone on, until it hangs up, presses the hash key, is silent, or has spoken as
/// long as the box takes. The message is on disk before the caller hears that it is kept.
/// </summary>
public static partial class CallMachine
{
    private const char EndOfMessage = '#';

    /// <summary>Who hangs up sooner after the tone has said nothing.</summary>
    private static readonly TimeSpan ShortestSpeech = TimeSpan.FromSeconds(1);

    private static CallDecision TakingMessage(CallState state, VoicemailVisit visit, CallCommand command, DateTimeOffset now) =>
        (visit.Step, command) switch
        {
            (_, Announce or Dial or Summon) => CallDecision.Nothing,
            (_, LegAnswered answered) when IsSubject(state, command) => Answer(state, answered, now),
            (VoicemailStep.Opening, VoicemailOpened opened) => Greet(state, opened, now),
            (VoicemailStep.Opening, VoicemailExpired) or (VoicemailStep.Opening or VoicemailStep.Speaking, VoicemailNotOpened) =>
                BidGoodbye(state, EndCause.VoicemailClosed, PromptPhrase.Goodbye, now),
            (VoicemailStep.Greeting, DigitPressed) when IsSubject(state, command) =>
                CallDecision.Accept([], [new CallEffect.Ask(state.SubjectLegId, PlayIds.Voicemail, [new PromptItem.Beep()])]),
            (VoicemailStep.Greeting, MessagePlayed { PlayId: PlayIds.Voicemail, ByDigit: false }) when IsSubject(state, command) =>
                BeginMessage(state, visit, now),
            (VoicemailStep.Greeting, VoicemailExpired) => BeginMessage(state, visit, now),
            (VoicemailStep.Speaking, DigitPressed { Digit: EndOfMessage }) when IsSubject(state, command) => CloseMessage(state, visit, 0, now),
            (VoicemailStep.Speaking, MessageSilent) => CloseMessage(state, visit, visit.SilenceMs, now),
            (VoicemailStep.Speaking, VoicemailExpired) => CloseMessage(state, visit, 0, now),
            (VoicemailStep.Speaking, LegSilent) when IsSubject(state, command) && MustSend(state, state.SubjectLegId) =>
                CloseMessage(state, visit, 0, now),
            (VoicemailStep.Closing, MessageClosed) => CallDecision.Accept([], [new CallEffect.SettleMessage()]),
            (VoicemailStep.Closing, MessageSettled { IsKept: true }) => BidGoodbye(state, EndCause.VoicemailLeft, PromptPhrase.MessageKept, now),
            (VoicemailStep.Closing, MessageSettled) => BidGoodbye(state, EndCause.VoicemailEmpty, PromptPhrase.Goodbye, now),
            (VoicemailStep.Closing, VoicemailExpired) => BidGoodbye(state, EndCause.VoicemailLeft, PromptPhrase.Goodbye, now),
            (VoicemailStep.Closing, LegSilent) when IsSubject(state, command) => CallDecision.Nothing,
            (_, VoicemailOpened or VoicemailNotOpened or MessageSilent or MessageClosed or MessageSettled or VoicemailExpired) => CallDecision.Nothing,
            (_, LegEnded or LegFailed) when IsSubject(state, command) => LeaveMailbox(state, visit, command, now),
            (_, LegSilent) when IsSubject(state, command) && MustSend(state, state.SubjectLegId) => Release(state, EndCause.MediaLost, now),
            (_, StartOffer) => CallDecision.Refuse(CallRefusal.NotWaiting),
            _ => InAnyLivePhase(state, command, now),
        };

    private static CallTurn GoToMailbox(CallTurn turn, string mailbox) =>
        turn.Happened(new CallEvent.VoicemailAsked(mailbox, turn.Now)).Do(new CallEffect.OpenVoicemail(mailbox));

    private static CallDecision Greet(CallState state, VoicemailOpened opened, DateTimeOffset now)
    {
        var visit = new VoicemailVisit(opened.Mailbox, VoicemailStep.Greeting, now)
        {
            MaxLengthMs = opened.MaxLengthMs,
            SilenceMs = opened.SilenceMs,
        };
        return CallDecision.Accept([new CallEvent.VoicemailMoved(visit, now)],
            [new CallEffect.Ask(state.SubjectLegId, PlayIds.Voicemail, [.. opened.Greeting, new PromptItem.Beep()])]);
    }

    private static CallDecision BeginMessage(CallState state, VoicemailVisit visit, DateTimeOffset now) => CallDecision.Accept(
        [new CallEvent.VoicemailMoved(visit with { Step = VoicemailStep.Speaking, At = now }, now)],
        [new CallEffect.RecordMessage(state.SubjectLegId, visit.Mailbox, visit.SilenceMs, now)]);

    private static CallDecision CloseMessage(CallState state, VoicemailVisit visit, int silenceMs, DateTimeOffset now) => CallDecision.Accept(
        [new CallEvent.VoicemailMoved(visit with { Step = VoicemailStep.Closing, At = now }, now)],
        [new CallEffect.FinishMessage(silenceMs, now)]);

    private static CallDecision BidGoodbye(CallState state, EndCause cause, PromptPhrase phrase, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now);
        StopMessage(turn);
        return SayFarewell(turn.Happened(new CallEvent.VoicemailEnded(cause == EndCause.VoicemailLeft, now)), cause, phrase).Decision;
    }

    private static CallDecision LeaveMailbox(CallState state, VoicemailVisit visit, CallCommand command, DateTimeOffset now)
    {
        var hasSpoken = visit.Step == VoicemailStep.Closing || (visit.Step == VoicemailStep.Speaking && now - visit.At >= ShortestSpeech);
        var turn = new CallTurn(state, now);
        StopMessage(turn);
        turn.Happened(new CallEvent.VoicemailEnded(hasSpoken, now)).Happened(new CallEvent.LegClosed(LegOf(command)!, Figures(command), now));
        return End(turn, hasSpoken ? EndCause.VoicemailLeft : CauseOf(command, EndCause.VoicemailEmpty), isRefused: false);
    }

    /// <summary>What may not have been done: each of it is harmless when it was.</summary>
    private static IReadOnlyList<CallEffect> AtMailboxAgain(CallState state, VoicemailVisit visit) => visit.Step switch
    {
        VoicemailStep.Opening => [new CallEffect.OpenVoicemail(visit.Mailbox)],
        VoicemailStep.Greeting => [new CallEffect.Ask(state.SubjectLegId, PlayIds.Voicemail, [new PromptItem.Beep()])],
        VoicemailStep.Speaking => [new CallEffect.RecordMessage(state.SubjectLegId, visit.Mailbox, visit.SilenceMs, visit.At)],
        VoicemailStep.Closing => [new CallEffect.FinishMessage(0, visit.At)],
        _ => throw new InvalidOperationException($"Unknown step {visit.Step}."),
    };

    /// <summary>What was said so far is a message, whatever ends the call.</summary>
    private static void StopMessage(CallTurn turn)
    {
        if (turn.State.Voicemail is { Step: VoicemailStep.Speaking })
            turn.Do(new CallEffect.FinishMessage(0, turn.Now));
    }
}
