namespace Platform.Domain.Tests.Calls;

/// <summary>Calls that came in, up to the talk, and how they end.</summary>
internal static partial class CallTable
{
    public const string Text = $"{ComingIn}\n{GoingOut}\n{GoingAway}\n{Flowing}";

    private const string ComingIn = """
        none
            greeted caller, pressed caller, pressed x: !NoSuchCall
            announce: Offered acme -> JoinQueue support
            announce without channel: Offered acme, Released ChannelLimit -> RejectLeg caller 486 ChannelLimit
            announce to nowhere, dial unknown queue: Offered acme, Released UnknownQueue -> RejectLeg caller 404 UnknownQueue
            dial outside: Offered acme, AgentHeld 1001, LegAdded out-1, Dialled out-1 -> CallOutside out-1 +8613900000000 +862800000001 caller
            dial emergency unengaged: Offered acme, LegAdded out-1, Dialled out-1 -> CallOutside out-1 110 +862800000001 caller
            dial agent: Offered acme, AgentHeld 1001, AgentCalled 01J0.1, Dialled 01J0.1 -> CallAgent 01J0.1 caller
            dial queue: Offered acme, AgentHeld 1001, QueueChosen sales -> JoinQueue sales
            dial unengaged: Offered acme, Released AgentNotFree -> RejectLeg caller 403 AgentNotFree
            summon, summon agent: Offered acme, AgentHeld 1001, Summoned -> SummonAgent 1001
            queue accepted, queue refused, offer o1, offer o2, offer o3, answered caller, answered o1, answered o2, answered x: !NoSuchCall
            failed caller, failed o1, failed o2, failed x, ended caller, ended o1, ended o2, ended x, held caller, held o1, held o2: !NoSuchCall
            resumed caller, resumed o2, silent caller, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2: !NoSuchCall
            wait expired, ending expired, rang target, routed target, answered target, failed target, ended target, ring expired target: !NoSuchCall
            time reserved target, time spent target, silent target, answered origin, ended origin, ring expired caller: !NoSuchCall
            o2 asks transfer to agent, o2 asks transfer to queue, caller asks transfer, o2 asks to join origin, origin asks to join o2: !NoSuchCall
            consult placed, consult placed to queue, transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NoSuchCall
            complete, end consult, clear, node lost: !NoSuchCall
            away caller, away o2, away origin, away target, back caller, back o2, away expired caller, away expired o2: !NoSuchCall
            announce to flow: Offered acme, FlowChosen main -> StepFlow
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !NoSuchCall
        offered
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent: nothing
            queue accepted: Queued -> WelcomeCaller
            queue refused: Released QueueFull -> LeaveQueue support, RejectLeg caller 486 QueueFull
            offer o1, offer o2, offer o3: !NotWaiting
            answered caller: Answered caller PCMA
            answered o1, answered o2, answered x, failed o1, failed o2, failed x, ended o1, ended o2, ended x, held o1, held o2, resumed caller: !Stale
            resumed o2, silent caller, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2, ending expired: !Stale
            rang target, routed target, answered target, failed target, ended target, ring expired target, time reserved target: !Stale
            time spent target, silent target, answered origin, ended origin, ring expired caller, o2 asks transfer to agent: !Stale
            o2 asks transfer to queue, o2 asks to join origin, origin asks to join o2: !Stale
            failed caller: LegClosed caller, Released LegFailed, Completed -> LeaveQueue support, PostRecord
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            held caller: Held caller
            wait expired: Released QueueTimeout -> LeaveQueue support, RejectLeg caller 480 QueueTimeout
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, PostRecord
            away caller, away o2, away origin, away target, back o2, away expired o2: !Stale
            back caller, away expired caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        waiting unanswered
            greeted caller: Greeted -> PlayMusic caller
            pressed caller: -> TryCallbackKey
            pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, queue accepted, queue refused: nothing
            offer o1: OfferStarted o1 -> RingAgent o1
            offer o2: OfferStarted o2 -> RingAgent o2
            offer o3: OfferStarted o3 -> RingAgent o3
            answered caller: Answered caller PCMA
            answered o1, answered o2, answered x, failed o1, failed o2, failed x, ended o1, ended o2, ended x, held o1, held o2, resumed caller: !Stale
            resumed o2, silent caller, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2, ending expired: !Stale
            rang target, routed target, answered target, failed target, ended target, ring expired target, time reserved target: !Stale
            time spent target, silent target, answered origin, ended origin, ring expired caller, o2 asks transfer to agent: !Stale
            o2 asks transfer to queue, o2 asks to join origin, origin asks to join o2: !Stale
            failed caller: LegClosed caller, Released LegFailed, Completed -> LeaveQueue support, PostRecord
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            held caller: Held caller
            wait expired: WaitTimedOut -> LeaveQueue support, Play caller queue-timeout False
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, PostRecord
            away caller, away o2, away origin, away target, back o2, away expired o2: !Stale
            back caller, away expired caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        waiting
            greeted caller: Greeted -> PlayMusic caller
            pressed caller: -> TryCallbackKey
            pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, queue accepted, queue refused, answered caller: nothing
            offer o1, answered o2, answered x, failed o2, failed x, ended o2, ended x, held o1, held o2, resumed caller, resumed o2, silent o1: !Stale
            silent o2, played caller, played o1, ring expired o1, ring expired o2, ending expired, rang target, routed target, answered target: !Stale
            failed target, ended target, ring expired target, time reserved target, time spent target, silent target, answered origin: !Stale
            ended origin, ring expired caller, o2 asks transfer to agent, o2 asks transfer to queue, o2 asks to join origin: !Stale
            origin asks to join o2: !Stale
            offer o2: OfferStarted o2 -> RingAgent o2
            offer o3: OfferStarted o3 -> RingAgent o3
            answered o1: -> ReleaseLeg o1 LegFailed
            failed caller: LegClosed caller, Released LegFailed -> LeaveQueue support, ReleaseLeg o1 LegFailed
            failed o1, ended o1: LegClosed o1
            ended caller: LegClosed caller, Released Abandoned -> LeaveQueue support, ReleaseLeg o1 Abandoned
            held caller: Held caller
            silent caller: Released MediaLost -> LeaveQueue support, ReleaseLeg caller MediaLost, ReleaseLeg o1 MediaLost
            wait expired: WaitTimedOut -> LeaveQueue support, Play caller queue-timeout False
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, PostRecord
            away caller, away o2, away origin, away target, back o2, away expired o2: !Stale
            back caller, away expired caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        ringing
            greeted caller: Greeted -> PlayMusic caller
            pressed caller: nothing
            pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller: nothing
            queue accepted, queue refused, answered x, failed x, ended x, held o1, resumed caller, resumed o2, silent o1, silent o2: !Stale
            played caller, played o1, ring expired o1, ending expired, silent target, answered origin, ended origin, ring expired caller: !Stale
            origin asks to join o2: !Stale
            offer o1, offer o3: !NotWaiting
            answered o1: -> ReleaseLeg o1 LegFailed
            answered o2, answered target: Answered o2 PCMA, Connected o2 -> Bridge caller o2, TellAgent 1001 o2 Answered
            failed caller: LegClosed caller, OfferEnded o2 CallerGone, Released LegFailed -> ReleaseLeg o1 LegFailed, ReleaseLeg o2 LegFailed, TellAgent 1001 o2 CallerGone
            failed o1, ended o1: LegClosed o1
            failed o2: OfferEnded o2 Unreachable, LegClosed o2 -> TellAgent 1001 o2 Unreachable, JoinQueue support
            ended caller: LegClosed caller, OfferEnded o2 CallerGone, Released Abandoned -> ReleaseLeg o1 Abandoned, ReleaseLeg o2 Abandoned, TellAgent 1001 o2 CallerGone
            ended o2, ended target: OfferEnded o2 Rejected, LegClosed o2 -> TellAgent 1001 o2 Rejected, JoinQueue support
            held caller: Held caller
            held o2: Held o2
            silent caller: OfferEnded o2 CallerGone, Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o1 MediaLost, ReleaseLeg o2 MediaLost, TellAgent 1001 o2 CallerGone
            ring expired o2, ring expired target: OfferEnded o2 NoAnswer -> ReleaseLeg o2 Abandoned, TellAgent 1001 o2 NoAnswer, JoinQueue support
            wait expired: WaitRanOut
            rang target: Rang o2
            routed target: Routed o2 carrier
            failed target: OfferEnded o2 Busy, LegClosed o2 -> TellAgent 1001 o2 Busy, JoinQueue support
            time reserved target: TimeReserved o2 180000
            time spent target: OfferEnded o2 CallerGone, Released OutboundLimit -> ReleaseLeg caller OutboundLimit, ReleaseLeg o1 OutboundLimit, ReleaseLeg o2 OutboundLimit, TellAgent 1001 o2 CallerGone
            o2 asks transfer to agent, o2 asks transfer to queue, o2 asks to join origin: -> TransferResult o2 481
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: OfferEnded o2 CallerGone, Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared, ReleaseLeg o2 Cleared, TellAgent 1001 o2 CallerGone
            node lost: OfferEnded o2 CallerGone, Released NodeLost, Completed -> TellAgent 1001 o2 CallerGone, PostRecord
            away caller, away origin: !Stale
            away o2, away target: -> ReleaseLeg o2 AgentLost
            back caller, back o2, away expired caller, away expired o2: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        ringing overdue
            greeted caller: Greeted -> PlayMusic caller
            pressed caller: nothing
            pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, wait expired: nothing
            queue accepted, queue refused, answered x, failed x, ended x, held o1, resumed caller, resumed o2, silent o1, silent o2: !Stale
            played caller, played o1, ring expired o1, ending expired, silent target, answered origin, ended origin, ring expired caller: !Stale
            origin asks to join o2: !Stale
            offer o1, offer o3: !NotWaiting
            answered o1: -> ReleaseLeg o1 LegFailed
            answered o2, answered target: Answered o2 PCMA, Connected o2 -> Bridge caller o2, TellAgent 1001 o2 Answered
            failed caller: LegClosed caller, OfferEnded o2 CallerGone, Released LegFailed -> ReleaseLeg o1 LegFailed, ReleaseLeg o2 LegFailed, TellAgent 1001 o2 CallerGone
            failed o1, ended o1: LegClosed o1
            failed o2: OfferEnded o2 Unreachable, LegClosed o2, WaitTimedOut -> TellAgent 1001 o2 Unreachable, Play caller queue-timeout False
            ended caller: LegClosed caller, OfferEnded o2 CallerGone, Released Abandoned -> ReleaseLeg o1 Abandoned, ReleaseLeg o2 Abandoned, TellAgent 1001 o2 CallerGone
            ended o2, ended target: OfferEnded o2 Rejected, LegClosed o2, WaitTimedOut -> TellAgent 1001 o2 Rejected, Play caller queue-timeout False
            held caller: Held caller
            held o2: Held o2
            silent caller: OfferEnded o2 CallerGone, Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o1 MediaLost, ReleaseLeg o2 MediaLost, TellAgent 1001 o2 CallerGone
            ring expired o2, ring expired target: OfferEnded o2 NoAnswer, WaitTimedOut -> ReleaseLeg o2 Abandoned, TellAgent 1001 o2 NoAnswer, Play caller queue-timeout False
            rang target: Rang o2
            routed target: Routed o2 carrier
            failed target: OfferEnded o2 Busy, LegClosed o2, WaitTimedOut -> TellAgent 1001 o2 Busy, Play caller queue-timeout False
            time reserved target: TimeReserved o2 180000
            time spent target: OfferEnded o2 CallerGone, Released OutboundLimit -> ReleaseLeg caller OutboundLimit, ReleaseLeg o1 OutboundLimit, ReleaseLeg o2 OutboundLimit, TellAgent 1001 o2 CallerGone
            o2 asks transfer to agent, o2 asks transfer to queue, o2 asks to join origin: -> TransferResult o2 481
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: OfferEnded o2 CallerGone, Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared, ReleaseLeg o2 Cleared, TellAgent 1001 o2 CallerGone
            node lost: OfferEnded o2 CallerGone, Released NodeLost, Completed -> TellAgent 1001 o2 CallerGone, PostRecord
            away caller, away origin: !Stale
            away o2, away target: -> ReleaseLeg o2 AgentLost
            back caller, back o2, away expired caller, away expired o2: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        talking unanswered
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered o2, answered target: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1, resumed caller, resumed o2: !Stale
            silent caller, silent o1, played caller, played o1, ring expired o1, ring expired o2, wait expired, ending expired: !Stale
            ring expired target, answered origin, ended origin, ring expired caller, origin asks to join o2: !Stale
            offer o1, offer o3: !NotWaiting
            answered caller: Answered caller PCMA
            failed caller: LegClosed caller, Released LegFailed -> ReleaseLeg o2 LegFailed, FreeAgent 1001 o2
            failed o2, failed target: LegClosed o2, Released LegFailed -> ReleaseLeg caller LegFailed, FreeAgent 1001 o2
            ended caller: LegClosed caller, Released CallerHungUp -> ReleaseLeg o2 CallerHungUp, FreeAgent 1001 o2
            ended o2, ended target: LegClosed o2, Released AgentHungUp -> ReleaseLeg caller AgentHungUp, FreeAgent 1001 o2
            held caller: Held caller
            held o2: Held o2
            silent o2, silent target: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, FreeAgent 1001 o2
            rang target: Rang o2
            routed target: Routed o2 carrier
            time reserved target: TimeReserved o2 180000
            time spent target: Released OutboundLimit -> ReleaseLeg caller OutboundLimit, ReleaseLeg o2 OutboundLimit, FreeAgent 1001 o2
            o2 asks transfer to agent: AsideBegan 1001, AgentCalled 01J0.2 -> CallAgent 01J0.2 caller
            o2 asks transfer to queue, transfer to queue: AsideBegan 1001 -> JoinQueue sales
            caller asks transfer: -> TransferResult caller 481
            o2 asks to join origin: -> TransferResult o2 481
            consult placed: LegAdded 2nd, AsideBegan 1001, LegAdded out-2 -> CallOutside out-2 +8613900000000 2nd
            consult placed to queue: -> RejectLeg 2nd 603 Rejected
            transfer outside: AsideBegan 1001, LegAdded out-2 -> CallOutside out-2 +8613900000000 caller
            consult agent: AsideBegan 1001, AgentCalled 01J0.2 -> PlayMusic caller, CallAgent 01J0.2 o2
            consult queue: !UnknownTarget
            consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, FreeAgent 1001 o2
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, PostRecord
            away caller, away origin: !Stale
            away o2, away target: WentAway o2 -> PlayMusic caller
            back caller, back o2, away expired caller, away expired o2: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        talking
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2, answered target: nothing
            queue accepted, queue refused, answered x, failed x, ended x, held o1, resumed caller, resumed o2, silent o1, played caller: !Stale
            played o1, ring expired o1, ring expired o2, wait expired, ending expired, ring expired target, answered origin, ended origin: !Stale
            ring expired caller, origin asks to join o2: !Stale
            offer o1, offer o3: !NotWaiting
            answered o1: -> ReleaseLeg o1 LegFailed
            failed caller: LegClosed caller, Released LegFailed -> ReleaseLeg o1 LegFailed, ReleaseLeg o2 LegFailed, FreeAgent 1001 o2
            failed o1, ended o1: LegClosed o1
            failed o2, failed target: LegClosed o2, Released LegFailed -> ReleaseLeg caller LegFailed, ReleaseLeg o1 LegFailed, FreeAgent 1001 o2
            ended caller: LegClosed caller, Released CallerHungUp -> ReleaseLeg o1 CallerHungUp, ReleaseLeg o2 CallerHungUp, FreeAgent 1001 o2
            ended o2, ended target: LegClosed o2, Released AgentHungUp -> ReleaseLeg caller AgentHungUp, ReleaseLeg o1 AgentHungUp, FreeAgent 1001 o2
            held caller: Held caller
            held o2: Held o2
            silent caller, silent o2, silent target: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o1 MediaLost, ReleaseLeg o2 MediaLost, FreeAgent 1001 o2
            rang target: Rang o2
            routed target: Routed o2 carrier
            time reserved target: TimeReserved o2 180000
            time spent target: Released OutboundLimit -> ReleaseLeg caller OutboundLimit, ReleaseLeg o1 OutboundLimit, ReleaseLeg o2 OutboundLimit, FreeAgent 1001 o2
            o2 asks transfer to agent: AsideBegan 1001, AgentCalled 01J0.3 -> CallAgent 01J0.3 caller
            o2 asks transfer to queue, transfer to queue: AsideBegan 1001 -> JoinQueue sales
            caller asks transfer: -> TransferResult caller 481
            o2 asks to join origin: -> TransferResult o2 481
            consult placed: LegAdded 2nd, AsideBegan 1001, LegAdded out-3 -> CallOutside out-3 +8613900000000 2nd
            consult placed to queue: -> RejectLeg 2nd 603 Rejected
            transfer outside: AsideBegan 1001, LegAdded out-3 -> CallOutside out-3 +8613900000000 caller
            consult agent: AsideBegan 1001, AgentCalled 01J0.3 -> PlayMusic caller, CallAgent 01J0.3 o2
            consult queue: !UnknownTarget
            consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared, ReleaseLeg o2 Cleared, FreeAgent 1001 o2
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, PostRecord
            away caller, away origin: !Stale
            away o2, away target: WentAway o2 -> PlayMusic caller
            back caller, back o2, away expired caller, away expired o2: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        talking on hold
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2, answered target: nothing
            queue accepted, queue refused, answered x, failed x, ended x, held caller, held o1, resumed o2, silent caller, silent o1, silent o2: !Stale
            played caller, played o1, ring expired o1, ring expired o2, wait expired, ending expired, ring expired target, silent target: !Stale
            answered origin, ended origin, ring expired caller, origin asks to join o2: !Stale
            offer o1, offer o3: !NotWaiting
            answered o1: -> ReleaseLeg o1 LegFailed
            failed caller: LegClosed caller, Released LegFailed -> ReleaseLeg o1 LegFailed, ReleaseLeg o2 LegFailed, FreeAgent 1001 o2
            failed o1, ended o1: LegClosed o1
            failed o2, failed target: LegClosed o2, Released LegFailed -> ReleaseLeg caller LegFailed, ReleaseLeg o1 LegFailed, FreeAgent 1001 o2
            ended caller: LegClosed caller, Released CallerHungUp -> ReleaseLeg o1 CallerHungUp, ReleaseLeg o2 CallerHungUp, FreeAgent 1001 o2
            ended o2, ended target: LegClosed o2, Released AgentHungUp -> ReleaseLeg caller AgentHungUp, ReleaseLeg o1 AgentHungUp, FreeAgent 1001 o2
            held o2: Held o2
            resumed caller: Resumed caller
            rang target: Rang o2
            routed target: Routed o2 carrier
            time reserved target: TimeReserved o2 180000
            time spent target: Released OutboundLimit -> ReleaseLeg caller OutboundLimit, ReleaseLeg o1 OutboundLimit, ReleaseLeg o2 OutboundLimit, FreeAgent 1001 o2
            o2 asks transfer to agent: AsideBegan 1001, AgentCalled 01J0.3 -> CallAgent 01J0.3 caller
            o2 asks transfer to queue, transfer to queue: AsideBegan 1001 -> JoinQueue sales
            caller asks transfer: -> TransferResult caller 481
            o2 asks to join origin: -> TransferResult o2 481
            consult placed: LegAdded 2nd, AsideBegan 1001, LegAdded out-3 -> CallOutside out-3 +8613900000000 2nd
            consult placed to queue: -> RejectLeg 2nd 603 Rejected
            transfer outside: AsideBegan 1001, LegAdded out-3 -> CallOutside out-3 +8613900000000 caller
            consult agent: AsideBegan 1001, AgentCalled 01J0.3 -> PlayMusic caller, CallAgent 01J0.3 o2
            consult queue: !UnknownTarget
            consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared, ReleaseLeg o2 Cleared, FreeAgent 1001 o2
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, PostRecord
            away caller, away origin: !Stale
            away o2, away target: WentAway o2 -> PlayMusic caller
            back caller, back o2, away expired caller, away expired o2: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        leaving
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, answered caller, wait expired: nothing
            queue accepted, queue refused, answered o2, answered x, failed o2, failed x, ended o2, ended x, held o1, held o2, resumed caller: !Stale
            resumed o2, silent o1, silent o2, played o1, ring expired o1, ring expired o2, rang target, routed target, answered target: !Stale
            failed target, ended target, ring expired target, time reserved target, time spent target, silent target, answered origin: !Stale
            ended origin, ring expired caller, o2 asks transfer to agent, o2 asks transfer to queue, o2 asks to join origin: !Stale
            origin asks to join o2: !Stale
            offer o1, offer o2, offer o3: !NotWaiting
            answered o1: -> ReleaseLeg o1 LegFailed
            failed caller, ended caller: LegClosed caller, Released QueueTimeout -> ReleaseLeg o1 QueueTimeout
            failed o1, ended o1: LegClosed o1
            held caller: Held caller
            silent caller, played caller, ending expired: Released QueueTimeout -> ReleaseLeg caller QueueTimeout, ReleaseLeg o1 QueueTimeout
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o1 Cleared
            node lost: Released NodeLost, Completed -> PostRecord
            away caller, away o2, away origin, away target, back o2, away expired o2: !Stale
            back caller, away expired caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        ending
            greeted caller, pressed caller, pressed x: !NoSuchCall
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent: nothing
            queue accepted, queue refused, answered o1, answered x, held caller, held o1, held o2, resumed caller, resumed o2: !NoSuchCall
            silent caller, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2, wait expired, rang target: !NoSuchCall
            routed target, ring expired target, time reserved target, time spent target, silent target, answered origin: !NoSuchCall
            ring expired caller, o2 asks transfer to agent, o2 asks transfer to queue, caller asks transfer, o2 asks to join origin: !NoSuchCall
            origin asks to join o2, consult placed, consult placed to queue, transfer outside, transfer to queue, consult agent: !NoSuchCall
            consult queue, consult by stranger, complete, end consult, clear: !NoSuchCall
            offer o1, offer o2, offer o3: !NotWaiting
            answered caller: -> ReleaseLeg caller Cleared
            answered o2, answered target: -> ReleaseLeg o2 Cleared
            failed caller, ended caller: LegClosed caller
            failed o1, failed x, ended o1, ended x, ended origin: !Stale
            failed o2, ended o2, failed target, ended target: LegClosed o2
            ending expired, node lost: Completed -> PostRecord
            away caller, away o2, away origin, away target, back caller, back o2, away expired caller, away expired o2: !NoSuchCall
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !NoSuchCall
        ending unanswered
            greeted caller, pressed caller, pressed x: !NoSuchCall
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent: nothing
            queue accepted, queue refused, answered o1, answered x, held caller, held o1, held o2, resumed caller, resumed o2: !NoSuchCall
            silent caller, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2, wait expired, rang target: !NoSuchCall
            routed target, ring expired target, time reserved target, time spent target, silent target, answered origin: !NoSuchCall
            ring expired caller, o2 asks transfer to agent, o2 asks transfer to queue, caller asks transfer, o2 asks to join origin: !NoSuchCall
            origin asks to join o2, consult placed, consult placed to queue, transfer outside, transfer to queue, consult agent: !NoSuchCall
            consult queue, consult by stranger, complete, end consult, clear: !NoSuchCall
            offer o1, offer o2, offer o3: !NotWaiting
            answered caller: Answered caller PCMA -> ReleaseLeg caller Cleared
            failed caller, ended caller: LegClosed caller, Completed -> PostRecord
            answered o2, answered target: !NoSuchCall
            failed o1, failed x, ended o1, ended x, ended origin, failed o2, ended o2, failed target, ended target: !Stale
            ending expired, node lost: Completed -> PostRecord
            away caller, away o2, away origin, away target, back caller, back o2, away expired caller, away expired o2: !NoSuchCall
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !NoSuchCall
        ended
            greeted caller, pressed caller, pressed x: !NoSuchCall
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent: nothing
            queue accepted, queue refused, answered caller, answered o1, answered o2, answered x, failed caller, failed o1, failed o2: !NoSuchCall
            failed x, ended caller, ended o1, ended o2, ended x, held caller, held o1, held o2, resumed caller, resumed o2, silent caller: !NoSuchCall
            silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2, wait expired, ending expired, rang target: !NoSuchCall
            routed target, answered target, failed target, ended target, ring expired target, time reserved target, time spent target: !NoSuchCall
            silent target, answered origin, ended origin, ring expired caller, o2 asks transfer to agent, o2 asks transfer to queue: !NoSuchCall
            caller asks transfer, o2 asks to join origin, origin asks to join o2, consult placed, consult placed to queue, transfer outside: !NoSuchCall
            transfer to queue, consult agent, consult queue, consult by stranger, complete, end consult, clear, node lost: !NoSuchCall
            offer o1, offer o2, offer o3: !NotWaiting
            away caller, away o2, away origin, away target, back caller, back o2, away expired caller, away expired o2: !NoSuchCall
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !NoSuchCall
        """;
}
