namespace Platform.Domain.Tests.Calls;

/// <summary>Callers at a mailbox, and agents who hear a message.</summary>
internal static class VoicemailTable
{
    public const string Text = """
        opening
            announce to voicemail, message silent, message closed, message kept, message not kept, summon for a message: nothing
            summon for a message of nobody, 1, 2, 3, *, #: nothing
            voicemail opened: VoicemailMoved Greeting -> Ask caller voicemail
            voicemail not opened, voicemail expired: VoicemailEnded False, FarewellBegan VoicemailClosed -> Ask caller farewell
            voicemail greeted, voicemail greeted by key, message played, message played by key, menu played, farewell caller, ring expired caller: !Stale
            silent caller, ending expired, answered target, ended target: !Stale
            choose again, choose call back, choose done, choose put back, another one chooses done: !NoMessage
            offer o2: !NotWaiting
            answered caller: Answered caller PCMA
            ended caller: VoicemailEnded False, LegClosed caller, Released VoicemailEmpty, Completed -> PostRecord
            failed caller: VoicemailEnded False, LegClosed caller, Released LegFailed, Completed -> PostRecord
            clear: Released Cleared -> ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        greeting
            announce to voicemail, voicemail opened, voicemail not opened, message silent, message closed, message kept, message not kept: nothing
            summon for a message, summon for a message of nobody, answered caller: nothing
            voicemail greeted, voicemail expired: VoicemailMoved Speaking -> RecordMessage caller night 5000
            voicemail greeted by key, message played, message played by key, menu played, farewell caller, ring expired caller, ending expired: !Stale
            answered target, ended target: !Stale
            1, 2, 3, *, #: -> Ask caller voicemail
            choose again, choose call back, choose done, choose put back, another one chooses done: !NoMessage
            offer o2: !NotWaiting
            ended caller: VoicemailEnded False, LegClosed caller, Released VoicemailEmpty, Completed -> PostRecord
            failed caller: VoicemailEnded False, LegClosed caller, Released LegFailed, Completed -> PostRecord
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost
            clear: Released Cleared -> ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        speaking
            announce to voicemail, voicemail opened, message closed, message kept, message not kept, summon for a message: nothing
            summon for a message of nobody, 1, 2, 3, *, answered caller: nothing
            voicemail not opened: VoicemailEnded False, FarewellBegan VoicemailClosed -> FinishMessage 0, Ask caller farewell
            voicemail greeted, voicemail greeted by key, message played, message played by key, menu played, farewell caller, ring expired caller: !Stale
            ending expired, answered target, ended target: !Stale
            voicemail expired, #, silent caller: VoicemailMoved Closing -> FinishMessage 0
            message silent: VoicemailMoved Closing -> FinishMessage 5000
            choose again, choose call back, choose done, choose put back, another one chooses done: !NoMessage
            offer o2: !NotWaiting
            ended caller: VoicemailEnded False, LegClosed caller, Released VoicemailEmpty, Completed -> FinishMessage 0, PostRecord
            failed caller: VoicemailEnded False, LegClosed caller, Released LegFailed, Completed -> FinishMessage 0, PostRecord
            clear: Released Cleared -> FinishMessage 0, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        closing
            announce to voicemail, voicemail opened, voicemail not opened, message silent, summon for a message, summon for a message of nobody: nothing
            1, 2, 3, *, #, answered caller, silent caller: nothing
            voicemail greeted, voicemail greeted by key, message played, message played by key, menu played, farewell caller, ring expired caller: !Stale
            ending expired, answered target, ended target: !Stale
            voicemail expired, message kept: VoicemailEnded True, FarewellBegan VoicemailLeft -> Ask caller farewell
            message closed: -> SettleMessage
            message not kept: VoicemailEnded False, FarewellBegan VoicemailEmpty -> Ask caller farewell
            choose again, choose call back, choose done, choose put back, another one chooses done: !NoMessage
            offer o2: !NotWaiting
            ended caller, failed caller: VoicemailEnded True, LegClosed caller, Released VoicemailLeft, Completed -> PostRecord
            clear: Released Cleared -> ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        leaving, kept
            announce to voicemail, summon for a message, summon for a message of nobody, 1, 2, 3, *, #, answered caller: nothing
            voicemail opened, voicemail not opened, voicemail greeted, voicemail greeted by key, voicemail expired, message silent, message closed: !Stale
            message kept, message not kept, message played, message played by key, menu played, ring expired caller, answered target, ended target: !Stale
            choose again, choose call back, choose done, choose put back, another one chooses done: !NoMessage
            farewell caller, silent caller, ending expired: Released VoicemailLeft -> ReleaseLeg caller VoicemailLeft
            offer o2: !NotWaiting
            ended caller, failed caller: LegClosed caller, Released VoicemailLeft, Completed -> PostRecord
            clear: Released Cleared -> ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        summoned for a message
            announce to voicemail, summon for a message, summon for a message of nobody, 1, 2, 3, *, #: nothing
            voicemail opened, voicemail not opened, voicemail greeted, voicemail greeted by key, voicemail expired, message silent, message closed: !Stale
            message kept, message not kept, message played, message played by key, menu played, farewell caller, silent caller, ending expired: !Stale
            answered target, ended target: !Stale
            choose again, choose call back, choose done, choose put back, another one chooses done: !NoMessage
            offer o2: !NotWaiting
            answered caller: Answered caller PCMA, PlaybackBegan -> TellAgent 1001 o1 Answered, Ask caller message
            ended caller, failed caller: AgentLeft o1, LegClosed caller, Released Rejected, Completed -> TellAgent 1001 o1 Rejected, PostRecord
            ring expired caller: AgentLeft o1, Released NoAnswer -> TellAgent 1001 o1 NoAnswer, ReleaseLeg caller NoAnswer
            clear: Released Cleared -> ReleaseLeg caller Cleared, TellAgent 1001 o1 CallerGone
            node lost: Released NodeLost, Completed -> TellAgent 1001 o1 CallerGone, PostRecord
        hearing
            announce to voicemail, summon for a message, summon for a message of nobody, answered caller: nothing
            voicemail opened, voicemail not opened, voicemail greeted, voicemail greeted by key, voicemail expired, message silent, message closed: !Stale
            message kept, message not kept, message played by key, menu played, farewell caller, ring expired caller, ending expired: !Stale
            answered target, ended target: !Stale
            message played: PlaybackHeard -> Ask caller message-menu
            1, choose again: -> Ask caller message
            2, choose call back: PlaybackLeft, LegAdded out-1, Dialled out-1 -> CallOutside out-1 +8613800000000 +862800000001 caller
            3, choose done: Released MessageDone -> ReleaseLeg caller MessageDone, FreeAgent 1001 o1
            *, choose put back: Released MessagePutBack -> ReleaseLeg caller MessagePutBack, FreeAgent 1001 o1
            #: -> Ask caller message-menu
            another one chooses done: !NoMessage
            offer o2: !NotWaiting
            ended caller: LegClosed caller, Released AgentHungUp, Completed -> FreeAgent 1001 o1, PostRecord
            failed caller: LegClosed caller, Released LegFailed, Completed -> FreeAgent 1001 o1, PostRecord
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, FreeAgent 1001 o1
            clear: Released Cleared -> ReleaseLeg caller Cleared, FreeAgent 1001 o1
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o1, PostRecord
        hearing, anonymous
            announce to voicemail, summon for a message, summon for a message of nobody, answered caller: nothing
            voicemail opened, voicemail not opened, voicemail greeted, voicemail greeted by key, voicemail expired, message silent, message closed: !Stale
            message kept, message not kept, message played by key, menu played, farewell caller, ring expired caller, ending expired: !Stale
            answered target, ended target: !Stale
            message played: PlaybackHeard -> Ask caller message-menu
            1, choose again: -> Ask caller message
            2, #: -> Ask caller message-menu
            3, choose done: Released MessageDone -> ReleaseLeg caller MessageDone, FreeAgent 1001 o1
            *, choose put back: Released MessagePutBack -> ReleaseLeg caller MessagePutBack, FreeAgent 1001 o1
            choose call back: !NoNumber
            another one chooses done: !NoMessage
            offer o2: !NotWaiting
            ended caller: LegClosed caller, Released AgentHungUp, Completed -> FreeAgent 1001 o1, PostRecord
            failed caller: LegClosed caller, Released LegFailed, Completed -> FreeAgent 1001 o1, PostRecord
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, FreeAgent 1001 o1
            clear: Released Cleared -> ReleaseLeg caller Cleared, FreeAgent 1001 o1
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o1, PostRecord
        heard
            announce to voicemail, summon for a message, summon for a message of nobody, answered caller: nothing
            voicemail opened, voicemail not opened, voicemail greeted, voicemail greeted by key, voicemail expired, message silent, message closed: !Stale
            message kept, message not kept, message played by key, menu played, farewell caller, ring expired caller, ending expired: !Stale
            answered target, ended target: !Stale
            message played: PlaybackHeard -> Ask caller message-menu
            1, choose again: -> Ask caller message
            2, choose call back: PlaybackLeft, LegAdded out-1, Dialled out-1 -> CallOutside out-1 +8613800000000 +862800000001 caller
            3, choose done: Released MessageDone -> ReleaseLeg caller MessageDone, FreeAgent 1001 o1
            *, choose put back: Released MessagePutBack -> ReleaseLeg caller MessagePutBack, FreeAgent 1001 o1
            #: -> Ask caller message-menu
            another one chooses done: !NoMessage
            offer o2: !NotWaiting
            ended caller: LegClosed caller, Released AgentHungUp, Completed -> FreeAgent 1001 o1, PostRecord
            failed caller: LegClosed caller, Released LegFailed, Completed -> FreeAgent 1001 o1, PostRecord
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, FreeAgent 1001 o1
            clear: Released Cleared -> ReleaseLeg caller Cleared, FreeAgent 1001 o1
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o1, PostRecord
        calling back
            announce to voicemail, summon for a message, summon for a message of nobody, 1, 2, 3, *, #, answered caller: nothing
            voicemail opened, voicemail not opened, voicemail greeted, voicemail greeted by key, voicemail expired, message silent, message closed: !Stale
            message kept, message not kept, message played, message played by key, menu played, farewell caller, ring expired caller: !Stale
            ending expired: !Stale
            choose again, choose call back, choose done, choose put back, another one chooses done: !NoMessage
            offer o2: !NotWaiting
            ended caller: LegClosed caller, Released Abandoned -> ReleaseLeg out-1 Abandoned, FreeAgent 1001 o1
            failed caller: LegClosed caller, Released LegFailed -> ReleaseLeg out-1 LegFailed, FreeAgent 1001 o1
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg out-1 MediaLost, FreeAgent 1001 o1
            answered target: Answered out-1 PCMA, Connected out-1 -> Bridge caller out-1
            ended target: DialFailed out-1 Rejected, LegClosed out-1, Released Rejected -> SettleLeg out-1, ReleaseLeg caller Rejected, FreeAgent 1001 o1
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg out-1 Cleared, FreeAgent 1001 o1
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o1, PostRecord
        talking after calling back
            announce to voicemail, summon for a message, summon for a message of nobody, 1, 2, 3, *, #, answered caller, answered target: nothing
            voicemail opened, voicemail not opened, voicemail greeted, voicemail greeted by key, voicemail expired, message silent, message closed: !Stale
            message kept, message not kept, message played, message played by key, menu played, farewell caller, ring expired caller: !Stale
            ending expired: !Stale
            choose again, choose call back, choose done, choose put back, another one chooses done: !NoMessage
            offer o2: !NotWaiting
            ended caller: LegClosed caller, Released AgentHungUp -> ReleaseLeg out-1 AgentHungUp, FreeAgent 1001 o1
            failed caller: LegClosed caller, Released LegFailed -> ReleaseLeg out-1 LegFailed, FreeAgent 1001 o1
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg out-1 MediaLost, FreeAgent 1001 o1
            ended target: LegClosed out-1, Released CalleeHungUp -> ReleaseLeg caller CalleeHungUp, FreeAgent 1001 o1
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg out-1 Cleared, FreeAgent 1001 o1
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o1, PostRecord
        """;
}
