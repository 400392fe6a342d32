namespace Platform.Domain.Tests.Calls;

/// <summary>What is settled with a caller who wants to be called back, and how the call that calls back goes.</summary>
internal static class CallbackDialogTable
{
    public const string Text = """
        confirming
            callback chosen, callback chosen without number, number is good, number is none, callback made, summon for a callback: nothing
            answered caller, wait expired: nothing
            1: CallbackDiscussed Making +8613800000000 -> MakeCallback support +8613800000000
            2: CallbackDiscussed Entering -> Ask caller callback
            #: CallbackDiscussed Confirming +8613800000000 -> Ask caller callback
            *, callback not made, callback expired: CallbackSettled False -> PlayMusic caller
            asked caller: -> PlayMusic caller
            asked caller by key, farewell caller, answered o2, failed o2, ring expired caller, ending expired, answered target, ended target: !Stale
            greeted caller: Greeted
            offer o2: OfferStarted o2 -> RingAgent o2
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            failed caller: LegClosed caller, Released LegFailed, Completed -> LeaveQueue support, PostRecord
            silent caller: Released MediaLost -> LeaveQueue support, ReleaseLeg caller MediaLost
            clear: Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, PostRecord
        confirming while an agent rings
            callback chosen, callback chosen without number, number is good, number is none, callback made, summon for a callback, offer o2: nothing
            answered caller, wait expired: nothing
            1: CallbackDiscussed Making +8613800000000 -> MakeCallback support +8613800000000
            2: CallbackDiscussed Entering -> Ask caller callback
            #: CallbackDiscussed Confirming +8613800000000 -> Ask caller callback
            *, callback not made, callback expired: CallbackSettled False -> PlayMusic caller
            asked caller: -> PlayMusic caller
            asked caller by key, farewell caller, ring expired caller, ending expired: !Stale
            greeted caller: Greeted
            answered o2, answered target: Answered o2 PCMA, Connected o2 -> Bridge caller o2, TellAgent 1001 o2 Answered
            failed o2: OfferEnded o2 Unreachable, LegClosed o2 -> TellAgent 1001 o2 Unreachable, JoinQueue support
            ended caller: LegClosed caller, OfferEnded o2 CallerGone, Released Abandoned -> ReleaseLeg o2 Abandoned, TellAgent 1001 o2 CallerGone
            failed caller: LegClosed caller, OfferEnded o2 CallerGone, Released LegFailed -> ReleaseLeg o2 LegFailed, TellAgent 1001 o2 CallerGone
            silent caller: OfferEnded o2 CallerGone, Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, TellAgent 1001 o2 CallerGone
            ended target: OfferEnded o2 Rejected, LegClosed o2 -> TellAgent 1001 o2 Rejected, JoinQueue support
            clear: OfferEnded o2 CallerGone, Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, TellAgent 1001 o2 CallerGone
            node lost: OfferEnded o2 CallerGone, Released NodeLost, Completed -> TellAgent 1001 o2 CallerGone, PostRecord
        entering
            callback chosen, callback chosen without number, callback made, summon for a callback, answered caller, wait expired: nothing
            1: CallbackDiscussed Entering 211
            2: CallbackDiscussed Entering 212
            #: -> CheckCallbackNumber 21
            *, callback not made, callback expired: CallbackSettled False -> PlayMusic caller
            number is good: CallbackDiscussed Confirming +8613900000009 -> Ask caller callback
            number is none: CallbackDiscussed Entering -> Ask caller callback
            asked caller: -> PlayMusic caller
            asked caller by key, farewell caller, answered o2, failed o2, ring expired caller, ending expired, answered target, ended target: !Stale
            greeted caller: Greeted
            offer o2: OfferStarted o2 -> RingAgent o2
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            failed caller: LegClosed caller, Released LegFailed, Completed -> LeaveQueue support, PostRecord
            silent caller: Released MediaLost -> LeaveQueue support, ReleaseLeg caller MediaLost
            clear: Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, PostRecord
        making
            callback chosen, callback chosen without number, 1, 2, #, *, number is good, number is none, summon for a callback: nothing
            answered caller, wait expired: nothing
            callback made: CallbackSettled True, FarewellBegan CallbackBooked -> LeaveQueue support, Ask caller farewell
            callback not made, callback expired: CallbackSettled False -> PlayMusic caller
            asked caller: -> PlayMusic caller
            asked caller by key, farewell caller, answered o2, failed o2, ring expired caller, ending expired, answered target, ended target: !Stale
            greeted caller: Greeted
            offer o2: OfferStarted o2 -> RingAgent o2
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            failed caller: LegClosed caller, Released LegFailed, Completed -> LeaveQueue support, PostRecord
            silent caller: Released MediaLost -> LeaveQueue support, ReleaseLeg caller MediaLost
            clear: Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, PostRecord
        leaving, booked
            callback chosen, callback chosen without number, number is good, number is none, callback made, callback not made: !Stale
            callback expired, asked caller, asked caller by key, greeted caller, answered o2, failed o2, ring expired caller, answered target: !Stale
            ended target: !Stale
            1, 2, #, *, summon for a callback, answered caller, wait expired: nothing
            farewell caller, silent caller, ending expired: Released CallbackBooked -> ReleaseLeg caller CallbackBooked
            offer o2: !NotWaiting
            ended caller, failed caller: LegClosed caller, Released CallbackBooked, Completed -> PostRecord
            clear: Released Cleared -> ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        summoned for a callback
            callback chosen, callback chosen without number, number is good, number is none, callback made, callback not made: !Stale
            callback expired, asked caller, asked caller by key, farewell caller, greeted caller, answered o2, failed o2, silent caller: !Stale
            wait expired, ending expired, answered target, ended target: !Stale
            1, 2, #, *, summon for a callback: nothing
            offer o2: !NotWaiting
            answered caller: Answered caller PCMA, LegAdded out-1, Dialled out-1 -> TellAgent 1001 o1 Answered, CallOutside out-1 +8613800000000 +862800000001 caller
            ended caller, failed caller: AgentLeft o1, LegClosed caller, Released Rejected, Completed -> TellAgent 1001 o1 Rejected, PostRecord
            ring expired caller: AgentLeft o1, Released NoAnswer -> TellAgent 1001 o1 NoAnswer, ReleaseLeg caller NoAnswer
            clear: Released Cleared -> ReleaseLeg caller Cleared, TellAgent 1001 o1 CallerGone
            node lost: Released NodeLost, Completed -> TellAgent 1001 o1 CallerGone, PostRecord
        dialing for a callback
            callback chosen, callback chosen without number, number is good, number is none, callback made, callback not made: !Stale
            callback expired, asked caller, asked caller by key, farewell caller, greeted caller, answered o2, failed o2, ring expired caller: !Stale
            wait expired, ending expired: !Stale
            1, 2, #, *, summon for a callback, answered caller: nothing
            offer o2: !NotWaiting
            ended caller: LegClosed caller, Released Abandoned -> ReleaseLeg out-1 Abandoned, TellAgent 1001 o1 CallerGone
            failed caller: LegClosed caller, Released LegFailed -> ReleaseLeg out-1 LegFailed, TellAgent 1001 o1 CallerGone
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg out-1 MediaLost, TellAgent 1001 o1 CallerGone
            answered target: Answered out-1 PCMA, Connected out-1 -> Bridge caller out-1
            ended target: DialFailed out-1 Rejected, LegClosed out-1, Released Rejected -> SettleLeg out-1, ReleaseLeg caller Rejected, TellAgent 1001 o1 CallerGone
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg out-1 Cleared, TellAgent 1001 o1 CallerGone
            node lost: Released NodeLost, Completed -> TellAgent 1001 o1 CallerGone, PostRecord
        talking for a callback
            callback chosen, callback chosen without number, number is good, number is none, callback made, callback not made: !Stale
            callback expired, asked caller, asked caller by key, farewell caller, greeted caller, answered o2, failed o2, ring expired caller: !Stale
            wait expired, ending expired: !Stale
            1, 2, #, *, summon for a callback, answered caller, answered target: nothing
            offer o2: !NotWaiting
            ended caller: LegClosed caller, Released AgentHungUp -> ReleaseLeg out-1 AgentHungUp, FreeAgent 1001 o1
            failed caller: LegClosed caller, Released LegFailed -> ReleaseLeg out-1 LegFailed, FreeAgent 1001 o1
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg out-1 MediaLost, FreeAgent 1001 o1
            ended target: LegClosed out-1, Released CalleeHungUp -> ReleaseLeg caller CalleeHungUp, FreeAgent 1001 o1
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg out-1 Cleared, FreeAgent 1001 o1
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o1, PostRecord
        sent to a callback
            callback chosen: CallbackDiscussed Confirming +8613800000000 -> Ask caller callback
            callback chosen without number: CallbackDiscussed Entering -> Ask caller callback
            1, 2, #, *, number is good, number is none, callback made, summon for a callback, wait expired: nothing
            callback not made, callback expired: CallbackSettled False, FarewellBegan CallbackDeclined -> Ask caller farewell
            asked caller: -> PlayMusic caller
            asked caller by key, farewell caller, answered o2, failed o2, ring expired caller, silent caller, ending expired, answered target: !Stale
            ended target: !Stale
            greeted caller: Greeted
            offer o2: !NotWaiting
            answered caller: Answered caller PCMA
            ended caller: LegClosed caller, Released CallbackDeclined, Completed -> PostRecord
            failed caller: LegClosed caller, Released LegFailed, Completed -> PostRecord
            clear: Released Cleared -> ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        sent to a callback, confirming
            callback chosen, callback chosen without number, number is good, number is none, callback made, summon for a callback: nothing
            wait expired: nothing
            1: CallbackDiscussed Making +8613800000000 -> MakeCallback support +8613800000000
            2: CallbackDiscussed Entering -> Ask caller callback
            #: CallbackDiscussed Confirming +8613800000000 -> Ask caller callback
            *, callback not made, callback expired: CallbackSettled False, FarewellBegan CallbackDeclined -> Ask caller farewell
            asked caller: -> PlayMusic caller
            asked caller by key, farewell caller, answered o2, failed o2, ring expired caller, silent caller, ending expired, answered target: !Stale
            ended target: !Stale
            greeted caller: Greeted
            offer o2: !NotWaiting
            answered caller: Answered caller PCMA
            ended caller: LegClosed caller, Released CallbackDeclined, Completed -> PostRecord
            failed caller: LegClosed caller, Released LegFailed, Completed -> PostRecord
            clear: Released Cleared -> ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        sent to a callback, declined
            callback chosen, callback chosen without number, number is good, number is none, callback made, callback not made: !Stale
            callback expired, asked caller, asked caller by key, greeted caller, answered o2, failed o2, ring expired caller, silent caller: !Stale
            answered target, ended target: !Stale
            1, 2, #, *, summon for a callback, wait expired: nothing
            farewell caller, ending expired: Released CallbackDeclined -> ReleaseLeg caller CallbackDeclined
            offer o2: !NotWaiting
            answered caller: Answered caller PCMA
            ended caller, failed caller: LegClosed caller, Released CallbackDeclined, Completed -> PostRecord
            clear: Released Cleared -> ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        """;
}
