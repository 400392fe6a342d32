namespace Platform.Domain.Tests.Calls;

/// <summary>Agents whose browsers go away in mid-call, and come back or do not.</summary>
internal static partial class CallTable
{
    private const string GoingAway = """
        talking, agent away
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent: nothing
            dial queue, dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2: nothing
            silent o2, answered target, silent target, away o2, away target, back caller, away expired caller: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1: !Stale
            resumed caller, resumed o2, silent o1, played caller, played o1, ring expired o1, ring expired o2, wait expired: !Stale
            ending expired, ring expired target, answered origin, ended origin, ring expired caller, origin asks to join o2: !Stale
            away caller, away origin: !Stale
            offer o1, offer o3: !NotWaiting
            failed caller: LegClosed caller, Released LegFailed -> ReleaseLeg o2 LegFailed, FreeAgent 1001 o2
            failed o2, failed target: LegClosed o2, Released LegFailed -> ReleaseLeg caller LegFailed, FreeAgent 1001 o2
            ended caller: LegClosed caller, Released CallerHungUp -> ReleaseLeg o2 CallerHungUp, FreeAgent 1001 o2
            ended o2, ended target: LegClosed o2, Released AgentHungUp -> ReleaseLeg caller AgentHungUp, FreeAgent 1001 o2
            held caller: Held caller
            held o2: Held o2
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, FreeAgent 1001 o2
            rang target: Rang o2
            routed target: Routed o2 carrier
            time reserved target: TimeReserved o2 180000
            time spent target: Released OutboundLimit -> ReleaseLeg caller OutboundLimit, ReleaseLeg o2 OutboundLimit, FreeAgent 1001 o2
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
            back o2: CameBack o2 PCMA -> Bridge o2 caller
            away expired o2: AwayEnded o2, AgentLeft o2, Regrouped caller, QueueChosen support -> ReleaseLeg o2 AgentLost, FreeAgent 1001 o2, JoinQueue support
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, FreeAgent 1001 o2
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, PostRecord
            greeted caller, pressed x: !Stale
            pressed caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        talking outside, agent away
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent: nothing
            dial queue, dial unengaged, dial unknown queue, summon, summon agent, answered caller, silent caller: nothing
            answered target, away caller: nothing
            queue accepted, queue refused, answered o1, answered o2, answered x, failed o1, failed o2, failed x, ended o1: !Stale
            ended o2, ended x, held o1, held o2, resumed caller, resumed o2, silent o1, silent o2, played caller, played o1: !Stale
            ring expired o1, ring expired o2, wait expired, ending expired, ring expired target, answered origin, ended origin: !Stale
            ring expired caller, o2 asks transfer to agent, o2 asks transfer to queue, o2 asks to join origin: !Stale
            origin asks to join o2, away o2, away origin, away target, back o2, away expired o2: !Stale
            offer o1, offer o2, offer o3: !NotWaiting
            failed caller: LegClosed caller, Released LegFailed -> ReleaseLeg out-1 LegFailed, FreeAgent 1001 01J0.placed
            ended caller: LegClosed caller, Released AgentHungUp -> ReleaseLeg out-1 AgentHungUp, FreeAgent 1001 01J0.placed
            held caller: Held caller
            rang target: Rang out-1
            routed target: Routed out-1 carrier
            failed target: LegClosed out-1, Released LegFailed -> ReleaseLeg caller LegFailed, FreeAgent 1001 01J0.placed
            ended target: LegClosed out-1, Released CalleeHungUp -> ReleaseLeg caller CalleeHungUp, FreeAgent 1001 01J0.placed
            time reserved target: TimeReserved out-1 180000
            time spent target: Released OutboundLimit -> ReleaseLeg caller OutboundLimit, ReleaseLeg out-1 OutboundLimit, FreeAgent 1001 01J0.placed
            silent target: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg out-1 MediaLost, FreeAgent 1001 01J0.placed
            caller asks transfer: AsideBegan 1001, AgentCalled 01J0.2 -> CallAgent 01J0.2 out-1
            consult placed: LegAdded 2nd, AsideBegan 1001, LegAdded out-2 -> CallOutside out-2 +8613900000000 2nd
            consult placed to queue: -> RejectLeg 2nd 603 Rejected
            transfer outside: AsideBegan 1001, LegAdded out-2 -> CallOutside out-2 +8613900000000 out-1
            transfer to queue: AsideBegan 1001 -> JoinQueue sales
            consult agent: AsideBegan 1001, AgentCalled 01J0.2 -> PlayMusic out-1, CallAgent 01J0.2 caller
            consult queue: !UnknownTarget
            consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            back caller: CameBack caller PCMA -> Bridge caller out-1
            away expired caller: Released AgentLost -> ReleaseLeg caller AgentLost, ReleaseLeg out-1 AgentLost, FreeAgent 1001 01J0.placed
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg out-1 Cleared, FreeAgent 1001 01J0.placed
            node lost: Released NodeLost, Completed -> FreeAgent 1001 01J0.placed, PostRecord
            greeted caller, pressed x: !Stale
            pressed caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        transferring to agent, agent away
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent: nothing
            dial queue, dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2: nothing
            silent o2, silent target, o2 asks transfer to agent, complete, away o2, back caller, away expired caller: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1: !Stale
            resumed caller, resumed o2, silent o1, played caller, played o1, ring expired o1, ring expired o2, wait expired: !Stale
            ending expired, answered origin, ended origin, ring expired caller, origin asks to join o2, away caller: !Stale
            away origin: !Stale
            offer o1, offer o3: !NotWaiting
            failed caller: LegClosed caller, OfferEnded 01J0.3 CallerGone, Released LegFailed -> ReleaseLeg o2 LegFailed, ReleaseLeg 01J0.3 LegFailed, FreeAgent 1001 o2, TellAgent 1002 01J0.3 CallerGone
            failed o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Dialled 01J0.3 -> FreeAgent 1001 o2, PlayRingback caller
            ended o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Dialled 01J0.3 -> FreeAgent 1001 o2, PlayRingback caller
            ended caller: LegClosed caller, OfferEnded 01J0.3 CallerGone, Released CallerHungUp -> ReleaseLeg o2 CallerHungUp, ReleaseLeg 01J0.3 CallerHungUp, FreeAgent 1001 o2, TellAgent 1002 01J0.3 CallerGone
            held caller: Held caller
            held o2: Held o2
            silent caller: OfferEnded 01J0.3 CallerGone, Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 01J0.3 MediaLost, FreeAgent 1001 o2, TellAgent 1002 01J0.3 CallerGone
            rang target: Rang 01J0.3, AsideEnded Answered True, Regrouped caller, AgentLeft o2, Dialled 01J0.3 -> TransferResult o2 200, ReleaseLeg o2 Transferred, FreeAgent 1001 o2, PlayRingback caller
            routed target: Routed 01J0.3 carrier
            answered target: Answered 01J0.3 PCMA, AsideAnswered, AsideEnded Answered True, Regrouped caller, AgentLeft o2, Connected 01J0.3 -> TellAgent 1002 01J0.3 Answered, TransferResult o2 200, ReleaseLeg o2 Transferred, FreeAgent 1001 o2, Bridge caller 01J0.3
            failed target: OfferEnded 01J0.3 Busy, LegClosed 01J0.3, AsideEnded Busy False -> TellAgent 1002 01J0.3 Busy, TransferResult o2 486
            ended target: OfferEnded 01J0.3 Rejected, LegClosed 01J0.3, AsideEnded Rejected False -> TellAgent 1002 01J0.3 Rejected, TransferResult o2 603
            ring expired target: OfferEnded 01J0.3 NoAnswer, AsideEnded NoAnswer False -> ReleaseLeg 01J0.3 Abandoned, TellAgent 1002 01J0.3 NoAnswer, TransferResult o2 480
            time reserved target: TimeReserved 01J0.3 180000
            time spent target: OfferEnded 01J0.3 LimitReached, AsideEnded LimitReached False -> ReleaseLeg 01J0.3 Abandoned, TellAgent 1002 01J0.3 LimitReached, TransferResult o2 503
            o2 asks transfer to queue, o2 asks to join origin: -> TransferResult o2 491
            caller asks transfer: -> TransferResult caller 491
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            end consult: OfferEnded 01J0.3 CallerGone, AsideEnded CallerGone False -> ReleaseLeg 01J0.3 Abandoned, TellAgent 1002 01J0.3 CallerGone, TransferResult o2 480
            away target: -> ReleaseLeg 01J0.3 AgentLost
            back o2: CameBack o2 PCMA -> Bridge o2 caller
            away expired o2: -> ReleaseLeg o2 AgentLost
            clear: OfferEnded 01J0.3 CallerGone, Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.3 Cleared, FreeAgent 1001 o2, TellAgent 1002 01J0.3 CallerGone
            node lost: OfferEnded 01J0.3 CallerGone, Released NodeLost, Completed -> FreeAgent 1001 o2, TellAgent 1002 01J0.3 CallerGone, PostRecord
            greeted caller, pressed x: !Stale
            pressed caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        consulting, agent away
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent: nothing
            dial queue, dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2: nothing
            silent o2, answered target, silent target, answered origin, consult placed, consult placed to queue, away o2: nothing
            back caller, away expired caller: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1: !Stale
            resumed caller, resumed o2, silent o1, played caller, played o1, ring expired o1, ring expired o2, wait expired: !Stale
            ending expired, ring expired caller, away caller, away target: !Stale
            offer o1, offer o3: !NotWaiting
            failed caller: LegClosed caller, AsideEnded Answered False, Regrouped 2nd, Connected out-3 -> ReleaseLeg o2 Transferred, Bridge 2nd out-3
            ended caller: LegClosed caller, AsideEnded Answered False, Regrouped 2nd, Connected out-3 -> ReleaseLeg o2 Transferred, Bridge 2nd out-3
            failed o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Connected out-3 -> FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, Bridge caller out-3
            ended o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Connected out-3 -> FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, Bridge caller out-3
            held caller: Held caller
            held o2: Held o2
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 2nd MediaLost, ReleaseLeg out-3 MediaLost, FreeAgent 1001 o2
            rang target: Rang out-3
            routed target: Routed out-3 carrier
            failed target, ended target: LegClosed out-3, AsideEnded Answered False -> SettleLeg out-3, ReleaseLeg 2nd Abandoned
            ring expired target, time spent target: AsideEnded Answered False -> ReleaseLeg out-3 Abandoned, ReleaseLeg 2nd Abandoned
            end consult: AsideEnded Answered False -> ReleaseLeg out-3 Abandoned, ReleaseLeg 2nd Abandoned
            time reserved target: TimeReserved out-3 180000
            ended origin: LegClosed 2nd, AsideEnded Answered False -> ReleaseLeg out-3 Abandoned
            o2 asks transfer to agent, o2 asks transfer to queue: -> TransferResult o2 491
            caller asks transfer: -> TransferResult caller 491
            o2 asks to join origin: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Connected out-3 -> TransferResult o2 200, ReleaseLeg o2 Transferred, FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, Bridge caller out-3
            origin asks to join o2: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Connected out-3 -> TransferResult 2nd 200, ReleaseLeg o2 Transferred, FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, Bridge caller out-3
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Connected out-3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, Bridge caller out-3
            away origin: -> ReleaseLeg 2nd AgentLost
            back o2: CameBack o2 PCMA -> Bridge o2 caller
            away expired o2: -> ReleaseLeg o2 AgentLost
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 2nd Cleared, ReleaseLeg out-3 Cleared, FreeAgent 1001 o2
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, PostRecord
            greeted caller, pressed x: !Stale
            pressed caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        consulting by API, ringing, agent away
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent: nothing
            dial queue, dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2: nothing
            silent o2, rang target, silent target, consult agent, away o2, back caller, away expired caller: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1: !Stale
            resumed caller, resumed o2, silent o1, played caller, played o1, ring expired o1, ring expired o2, wait expired: !Stale
            ending expired, answered origin, ended origin, ring expired caller, origin asks to join o2, away caller: !Stale
            away origin: !Stale
            offer o1, offer o3: !NotWaiting
            failed caller, ended caller: LegClosed caller, AsideEnded Answered False, Regrouped o2, Dialled 01J0.3 -> PlayRingback o2
            failed o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Dialled 01J0.3 -> FreeAgent 1001 o2, PlayRingback caller
            ended o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Dialled 01J0.3 -> FreeAgent 1001 o2, PlayRingback caller
            held caller: Held caller
            held o2: Held o2
            silent caller: OfferEnded 01J0.3 CallerGone, Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 01J0.3 MediaLost, FreeAgent 1001 o2, TellAgent 1002 01J0.3 CallerGone
            routed target: Routed 01J0.3 carrier
            answered target: Answered 01J0.3 PCMA, AsideAnswered -> TellAgent 1002 01J0.3 Answered, Bridge o2 01J0.3, PlayMusic 01J0.3
            failed target: OfferEnded 01J0.3 Busy, LegClosed 01J0.3, AsideEnded Busy False -> TellAgent 1002 01J0.3 Busy, Bridge caller o2, PlayMusic caller
            ended target: OfferEnded 01J0.3 Rejected, LegClosed 01J0.3, AsideEnded Rejected False -> TellAgent 1002 01J0.3 Rejected, Bridge caller o2, PlayMusic caller
            ring expired target: OfferEnded 01J0.3 NoAnswer, AsideEnded NoAnswer False -> ReleaseLeg 01J0.3 Abandoned, TellAgent 1002 01J0.3 NoAnswer, Bridge caller o2, PlayMusic caller
            time reserved target: TimeReserved 01J0.3 180000
            time spent target: OfferEnded 01J0.3 LimitReached, AsideEnded LimitReached False -> ReleaseLeg 01J0.3 Abandoned, TellAgent 1002 01J0.3 LimitReached, Bridge caller o2, PlayMusic caller
            o2 asks transfer to agent, o2 asks transfer to queue, o2 asks to join origin: -> TransferResult o2 491
            caller asks transfer: -> TransferResult caller 491
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult queue, consult by stranger: !NotTalking
            complete: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Dialled 01J0.3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, PlayRingback caller
            end consult: OfferEnded 01J0.3 CallerGone, AsideEnded CallerGone False -> ReleaseLeg 01J0.3 Abandoned, TellAgent 1002 01J0.3 CallerGone, Bridge caller o2, PlayMusic caller
            away target: -> ReleaseLeg 01J0.3 AgentLost
            back o2: CameBack o2 PCMA -> PlayRingback o2
            away expired o2: -> ReleaseLeg o2 AgentLost
            clear: OfferEnded 01J0.3 CallerGone, Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.3 Cleared, FreeAgent 1001 o2, TellAgent 1002 01J0.3 CallerGone
            node lost: OfferEnded 01J0.3 CallerGone, Released NodeLost, Completed -> FreeAgent 1001 o2, TellAgent 1002 01J0.3 CallerGone, PostRecord
            greeted caller, pressed x: !Stale
            pressed caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        consulting by API, agent away
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent: nothing
            dial queue, dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2: nothing
            silent o2, answered target, silent target, consult agent, away o2, back caller, away expired caller: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1: !Stale
            resumed caller, resumed o2, silent o1, played caller, played o1, ring expired o1, ring expired o2, wait expired: !Stale
            ending expired, answered origin, ended origin, ring expired caller, origin asks to join o2, away caller: !Stale
            away origin: !Stale
            offer o1, offer o3: !NotWaiting
            failed caller: LegClosed caller, AsideEnded Answered False, Regrouped o2, Connected 01J0.3 -> Bridge o2 01J0.3, PlayMusic 01J0.3
            ended caller: LegClosed caller, AsideEnded Answered False, Regrouped o2, Connected 01J0.3 -> Bridge o2 01J0.3, PlayMusic 01J0.3
            failed o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Connected 01J0.3 -> FreeAgent 1001 o2, Bridge caller 01J0.3
            ended o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Connected 01J0.3 -> FreeAgent 1001 o2, Bridge caller 01J0.3
            held caller: Held caller
            held o2: Held o2
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 01J0.3 MediaLost, FreeAgent 1001 o2, FreeAgent 1002 01J0.3
            rang target: Rang 01J0.3
            routed target: Routed 01J0.3 carrier
            failed target: AgentLeft 01J0.3, LegClosed 01J0.3, AsideEnded Answered False -> FreeAgent 1002 01J0.3, Bridge caller o2, PlayMusic caller
            ended target: AgentLeft 01J0.3, LegClosed 01J0.3, AsideEnded Answered False -> FreeAgent 1002 01J0.3, Bridge caller o2, PlayMusic caller
            ring expired target: AgentLeft 01J0.3, AsideEnded Answered False -> ReleaseLeg 01J0.3 Abandoned, FreeAgent 1002 01J0.3, Bridge caller o2, PlayMusic caller
            time spent target: AgentLeft 01J0.3, AsideEnded Answered False -> ReleaseLeg 01J0.3 Abandoned, FreeAgent 1002 01J0.3, Bridge caller o2, PlayMusic caller
            end consult: AgentLeft 01J0.3, AsideEnded Answered False -> ReleaseLeg 01J0.3 Abandoned, FreeAgent 1002 01J0.3, Bridge caller o2, PlayMusic caller
            time reserved target: TimeReserved 01J0.3 180000
            o2 asks transfer to agent, o2 asks transfer to queue, o2 asks to join origin: -> TransferResult o2 491
            caller asks transfer: -> TransferResult caller 491
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult queue, consult by stranger: !NotTalking
            complete: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Connected 01J0.3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, Bridge caller 01J0.3
            away target: -> ReleaseLeg 01J0.3 AgentLost
            back o2: CameBack o2 PCMA -> Bridge o2 01J0.3
            away expired o2: -> ReleaseLeg o2 AgentLost
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.3 Cleared, FreeAgent 1001 o2, FreeAgent 1002 01J0.3
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, FreeAgent 1002 01J0.3, PostRecord
            greeted caller, pressed x: !Stale
            pressed caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        """;
}
