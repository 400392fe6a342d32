namespace Platform.Domain.Tests.Calls;

internal static class CallTable
{
    public const string Text = """
        none
            announce: Offered acme -> JoinQueue
            announce without channel: Offered acme, Released ChannelLimit -> RejectCaller 486 ChannelLimit, AwaitFigures
            announce to nowhere: Offered acme, Released UnknownQueue -> RejectCaller 404 UnknownQueue, AwaitFigures
            queue accepted, queue refused, offer o1, offer o2, offer o3, answered caller, answered o1, answered o2, answered x: !NoSuchCall
            failed caller, failed o1, failed o2, failed x, ended caller, ended o1, ended o2, ended x, held caller, held o1, held o2: !NoSuchCall
            resumed caller, resumed o2, silent caller, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2: !NoSuchCall
            wait expired, ending expired, clear, node lost: !NoSuchCall
        offered
            announce, announce without channel, announce to nowhere: nothing
            queue accepted: Queued -> WelcomeCaller
            queue refused: Released QueueFull -> LeaveQueue, RejectCaller 486 QueueFull, AwaitFigures
            offer o1, offer o2, offer o3: !NotWaiting
            answered caller: Answered caller PCMA
            answered o1, answered o2, answered x, failed o1, failed o2, failed x, ended o1, ended o2, ended x, held caller, held o1, held o2: !Stale
            resumed caller, resumed o2, silent caller, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2: !Stale
            ending expired: !Stale
            failed caller: LegClosed caller, Released LegFailed, Completed -> LeaveQueue, PostRecord
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue, PostRecord
            wait expired: Released QueueTimeout -> LeaveQueue, RejectCaller 480 QueueTimeout, AwaitFigures
            clear: Released Cleared -> LeaveQueue, ReleaseLeg caller Cleared, AwaitFigures
            node lost: Released NodeLost, Completed -> LeaveQueue, PostRecord
        waiting unanswered
            announce, announce without channel, announce to nowhere, queue accepted, queue refused: nothing
            offer o1: OfferStarted o1 -> RingAgent o1
            offer o2: OfferStarted o2 -> RingAgent o2
            offer o3: OfferStarted o3 -> RingAgent o3
            answered caller: Answered caller PCMA
            answered o1, answered o2, answered x, failed o1, failed o2, failed x, ended o1, ended o2, ended x, held o1, held o2: !Stale
            resumed caller, resumed o2, silent caller, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2: !Stale
            ending expired: !Stale
            failed caller: LegClosed caller, Released LegFailed, Completed -> LeaveQueue, PostRecord
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue, PostRecord
            held caller: Held caller
            wait expired: WaitTimedOut -> LeaveQueue, PlayTimeoutMessage
            clear: Released Cleared -> LeaveQueue, ReleaseLeg caller Cleared, AwaitFigures
            node lost: Released NodeLost, Completed -> LeaveQueue, PostRecord
        waiting
            announce, announce without channel, announce to nowhere, queue accepted, queue refused, answered caller: nothing
            offer o1, answered o2, answered x, failed o2, failed x, ended o2, ended x, held o1, held o2, resumed caller, resumed o2: !Stale
            silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2, ending expired: !Stale
            offer o2: OfferStarted o2 -> RingAgent o2
            offer o3: OfferStarted o3 -> RingAgent o3
            answered o1: -> ReleaseLeg o1 LegFailed
            failed caller: LegClosed caller, Released LegFailed -> LeaveQueue, ReleaseLeg o1 LegFailed, AwaitFigures
            ended caller: LegClosed caller, Released Abandoned -> LeaveQueue, ReleaseLeg o1 Abandoned, AwaitFigures
            failed o1, ended o1: LegClosed o1
            held caller: Held caller
            silent caller: Released MediaLost -> LeaveQueue, ReleaseLeg caller MediaLost, ReleaseLeg o1 MediaLost, AwaitFigures
            wait expired: WaitTimedOut -> LeaveQueue, PlayTimeoutMessage
            clear: Released Cleared -> LeaveQueue, ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared, AwaitFigures
            node lost: Released NodeLost, Completed -> LeaveQueue, PostRecord
        ringing
            announce, announce without channel, announce to nowhere, offer o2, answered caller: nothing
            queue accepted, queue refused, answered x, failed x, ended x, held o1, resumed caller, resumed o2, silent o1, silent o2: !Stale
            played caller, played o1, ring expired o1, ending expired: !Stale
            offer o1, offer o3: !NotWaiting
            answered o1: -> ReleaseLeg o1 LegFailed
            answered o2: Answered o2 PCMA, Connected o2 -> Bridge o2, TellAgent 1001 o2 Answered
            failed caller: LegClosed caller, OfferEnded o2 CallerGone, Released LegFailed -> TellAgent 1001 o2 CallerGone, ReleaseLeg o1 LegFailed, ReleaseLeg o2 LegFailed, AwaitFigures
            ended caller: LegClosed caller, OfferEnded o2 CallerGone, Released Abandoned -> TellAgent 1001 o2 CallerGone, ReleaseLeg o1 Abandoned, ReleaseLeg o2 Abandoned, AwaitFigures
            failed o1, ended o1: LegClosed o1
            failed o2: OfferEnded o2 Unreachable, LegClosed o2 -> TellAgent 1001 o2 Unreachable, JoinQueue
            ended o2: OfferEnded o2 Rejected, LegClosed o2 -> TellAgent 1001 o2 Rejected, JoinQueue
            held caller: Held caller
            held o2: Held o2
            silent caller: OfferEnded o2 CallerGone, Released MediaLost -> TellAgent 1001 o2 CallerGone, ReleaseLeg caller MediaLost, ReleaseLeg o1 MediaLost, ReleaseLeg o2 MediaLost, AwaitFigures
            ring expired o2: OfferEnded o2 NoAnswer -> ReleaseLeg o2 Abandoned, TellAgent 1001 o2 NoAnswer, JoinQueue
            wait expired: WaitRanOut
            clear: OfferEnded o2 CallerGone, Released Cleared -> TellAgent 1001 o2 CallerGone, ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared, ReleaseLeg o2 Cleared, AwaitFigures
            node lost: OfferEnded o2 CallerGone, Released NodeLost, Completed -> TellAgent 1001 o2 CallerGone, PostRecord
        ringing overdue
            announce, announce without channel, announce to nowhere, offer o2, answered caller, wait expired: nothing
            queue accepted, queue refused, answered x, failed x, ended x, held o1, resumed caller, resumed o2, silent o1, silent o2: !Stale
            played caller, played o1, ring expired o1, ending expired: !Stale
            offer o1, offer o3: !NotWaiting
            answered o1: -> ReleaseLeg o1 LegFailed
            answered o2: Answered o2 PCMA, Connected o2 -> Bridge o2, TellAgent 1001 o2 Answered
            failed caller: LegClosed caller, OfferEnded o2 CallerGone, Released LegFailed -> TellAgent 1001 o2 CallerGone, ReleaseLeg o1 LegFailed, ReleaseLeg o2 LegFailed, AwaitFigures
            ended caller: LegClosed caller, OfferEnded o2 CallerGone, Released Abandoned -> TellAgent 1001 o2 CallerGone, ReleaseLeg o1 Abandoned, ReleaseLeg o2 Abandoned, AwaitFigures
            failed o1, ended o1: LegClosed o1
            failed o2: OfferEnded o2 Unreachable, LegClosed o2, WaitTimedOut -> TellAgent 1001 o2 Unreachable, PlayTimeoutMessage
            ended o2: OfferEnded o2 Rejected, LegClosed o2, WaitTimedOut -> TellAgent 1001 o2 Rejected, PlayTimeoutMessage
            held caller: Held caller
            held o2: Held o2
            silent caller: OfferEnded o2 CallerGone, Released MediaLost -> TellAgent 1001 o2 CallerGone, ReleaseLeg caller MediaLost, ReleaseLeg o1 MediaLost, ReleaseLeg o2 MediaLost, AwaitFigures
            ring expired o2: OfferEnded o2 NoAnswer, WaitTimedOut -> ReleaseLeg o2 Abandoned, TellAgent 1001 o2 NoAnswer, PlayTimeoutMessage
            clear: OfferEnded o2 CallerGone, Released Cleared -> TellAgent 1001 o2 CallerGone, ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared, ReleaseLeg o2 Cleared, AwaitFigures
            node lost: OfferEnded o2 CallerGone, Released NodeLost, Completed -> TellAgent 1001 o2 CallerGone, PostRecord
        talking unanswered
            announce, announce without channel, announce to nowhere, offer o2, answered o2: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1, resumed caller: !Stale
            resumed o2, silent caller, silent o1, played caller, played o1, ring expired o1, ring expired o2, wait expired, ending expired: !Stale
            offer o1, offer o3: !NotWaiting
            answered caller: Answered caller PCMA
            failed caller: LegClosed caller, Released LegFailed -> FreeAgent 1001 o2, ReleaseLeg o2 LegFailed, AwaitFigures
            ended caller: LegClosed caller, Released CallerHungUp -> FreeAgent 1001 o2, ReleaseLeg o2 CallerHungUp, AwaitFigures
            failed o2: LegClosed o2, Released LegFailed -> FreeAgent 1001 o2, ReleaseLeg caller LegFailed, AwaitFigures
            ended o2: LegClosed o2, Released AgentHungUp -> FreeAgent 1001 o2, ReleaseLeg caller AgentHungUp, AwaitFigures
            held caller: Held caller
            held o2: Held o2
            silent o2: Released MediaLost -> FreeAgent 1001 o2, ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, AwaitFigures
            clear: Released Cleared -> FreeAgent 1001 o2, ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, AwaitFigures
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, PostRecord
        talking
            announce, announce without channel, announce to nowhere, offer o2, answered caller, answered o2: nothing
            queue accepted, queue refused, answered x, failed x, ended x, held o1, resumed caller, resumed o2, silent o1, played caller: !Stale
            played o1, ring expired o1, ring expired o2, wait expired, ending expired: !Stale
            offer o1, offer o3: !NotWaiting
            answered o1: -> ReleaseLeg o1 LegFailed
            failed caller: LegClosed caller, Released LegFailed -> FreeAgent 1001 o2, ReleaseLeg o1 LegFailed, ReleaseLeg o2 LegFailed, AwaitFigures
            ended caller: LegClosed caller, Released CallerHungUp -> FreeAgent 1001 o2, ReleaseLeg o1 CallerHungUp, ReleaseLeg o2 CallerHungUp, AwaitFigures
            failed o1, ended o1: LegClosed o1
            failed o2: LegClosed o2, Released LegFailed -> FreeAgent 1001 o2, ReleaseLeg caller LegFailed, ReleaseLeg o1 LegFailed, AwaitFigures
            ended o2: LegClosed o2, Released AgentHungUp -> FreeAgent 1001 o2, ReleaseLeg caller AgentHungUp, ReleaseLeg o1 AgentHungUp, AwaitFigures
            held caller: Held caller
            held o2: Held o2
            silent caller: Released MediaLost -> FreeAgent 1001 o2, ReleaseLeg caller MediaLost, ReleaseLeg o1 MediaLost, ReleaseLeg o2 MediaLost, AwaitFigures
            silent o2: Released MediaLost -> FreeAgent 1001 o2, ReleaseLeg caller MediaLost, ReleaseLeg o1 MediaLost, ReleaseLeg o2 MediaLost, AwaitFigures
            clear: Released Cleared -> FreeAgent 1001 o2, ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared, ReleaseLeg o2 Cleared, AwaitFigures
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, PostRecord
        talking on hold
            announce, announce without channel, announce to nowhere, offer o2, answered caller, answered o2: nothing
            queue accepted, queue refused, answered x, failed x, ended x, held caller, held o1, resumed o2, silent caller, silent o1: !Stale
            silent o2, played caller, played o1, ring expired o1, ring expired o2, wait expired, ending expired: !Stale
            offer o1, offer o3: !NotWaiting
            answered o1: -> ReleaseLeg o1 LegFailed
            failed caller: LegClosed caller, Released LegFailed -> FreeAgent 1001 o2, ReleaseLeg o1 LegFailed, ReleaseLeg o2 LegFailed, AwaitFigures
            ended caller: LegClosed caller, Released CallerHungUp -> FreeAgent 1001 o2, ReleaseLeg o1 CallerHungUp, ReleaseLeg o2 CallerHungUp, AwaitFigures
            failed o1, ended o1: LegClosed o1
            failed o2: LegClosed o2, Released LegFailed -> FreeAgent 1001 o2, ReleaseLeg caller LegFailed, ReleaseLeg o1 LegFailed, AwaitFigures
            ended o2: LegClosed o2, Released AgentHungUp -> FreeAgent 1001 o2, ReleaseLeg caller AgentHungUp, ReleaseLeg o1 AgentHungUp, AwaitFigures
            held o2: Held o2
            resumed caller: Resumed caller
            clear: Released Cleared -> FreeAgent 1001 o2, ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared, ReleaseLeg o2 Cleared, AwaitFigures
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, PostRecord
        leaving
            announce, announce without channel, announce to nowhere, answered caller, wait expired: nothing
            queue accepted, queue refused, answered o2, answered x, failed o2, failed x, ended o2, ended x, held o1, held o2, resumed caller: !Stale
            resumed o2, silent o1, silent o2, played o1, ring expired o1, ring expired o2: !Stale
            offer o1, offer o2, offer o3: !NotWaiting
            answered o1: -> ReleaseLeg o1 LegFailed
            failed caller, ended caller: LegClosed caller, Released QueueTimeout -> ReleaseLeg o1 QueueTimeout, AwaitFigures
            failed o1, ended o1: LegClosed o1
            held caller: Held caller
            silent caller, played caller: Released QueueTimeout -> ReleaseLeg caller QueueTimeout, ReleaseLeg o1 QueueTimeout, AwaitFigures
            ending expired: Released QueueTimeout -> ReleaseLeg caller QueueTimeout, ReleaseLeg o1 QueueTimeout, AwaitFigures
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared, AwaitFigures
            node lost: Released NodeLost, Completed -> PostRecord
        ending
            announce, announce without channel, announce to nowhere: nothing
            queue accepted, queue refused, answered o1, answered x, held caller, held o1, held o2, resumed caller, resumed o2: !NoSuchCall
            silent caller, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2, wait expired, clear: !NoSuchCall
            offer o1, offer o2, offer o3: !NotWaiting
            answered caller: -> ReleaseLeg caller Cleared
            answered o2: -> ReleaseLeg o2 Cleared
            failed caller, ended caller: LegClosed caller
            failed o1, failed x, ended o1, ended x: !Stale
            failed o2, ended o2: LegClosed o2
            ending expired, node lost: Completed -> PostRecord
        ended
            announce, announce without channel, announce to nowhere: nothing
            queue accepted, queue refused, answered caller, answered o1, answered o2, answered x, failed caller, failed o1, failed o2: !NoSuchCall
            failed x, ended caller, ended o1, ended o2, ended x, held caller, held o1, held o2, resumed caller, resumed o2: !NoSuchCall
            silent caller, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2, wait expired: !NoSuchCall
            ending expired, clear, node lost: !NoSuchCall
            offer o1, offer o2, offer o3: !NotWaiting
        """;
}
