namespace Platform.Domain.Tests.Calls;

/// <summary>Calls that are placed, transferred, or have somebody asked aside.</summary>
internal static partial class CallTable
{
    private const string GoingOut = """
        summoning
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent: nothing
            queue accepted, queue refused, answered o1, answered o2, answered x, failed o1, failed o2, failed x, ended o1, ended o2, ended x: !Stale
            held o1, held o2, resumed caller, resumed o2, silent caller, silent o1, silent o2, played caller, played o1, ring expired o1: !Stale
            ring expired o2, wait expired, ending expired, rang target, routed target, answered target, failed target, ended target: !Stale
            ring expired target, time reserved target, time spent target, silent target, answered origin, ended origin: !Stale
            o2 asks transfer to agent, o2 asks transfer to queue, o2 asks to join origin, origin asks to join o2: !Stale
            offer o1, offer o2, offer o3: !NotWaiting
            answered caller: Answered caller PCMA, LegAdded out-1, Dialled out-1 -> CallOutside out-1 +8613900000000 +862800000001 caller
            failed caller, ended caller: LegClosed caller, Released Rejected, Completed -> TellAgent 1001 01J0.placed CallerGone, PostRecord
            held caller: Held caller
            ring expired caller: Released NoAnswer -> ReleaseLeg caller NoAnswer, TellAgent 1001 01J0.placed CallerGone
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: Released Cleared -> ReleaseLeg caller Cleared, TellAgent 1001 01J0.placed CallerGone
            node lost: Released NodeLost, Completed -> TellAgent 1001 01J0.placed CallerGone, PostRecord
            away caller: -> ReleaseLeg caller AgentLost
            away o2, away origin, away target, back o2, away expired o2: !Stale
            back caller, away expired caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        dialing outside
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent: nothing
            queue accepted, queue refused, answered o1, answered o2, answered x, failed o1, failed o2, failed x, ended o1, ended o2, ended x: !Stale
            held o1, held o2, resumed caller, resumed o2, silent caller, silent o1, silent o2, played caller, played o1, ring expired o1: !Stale
            ring expired o2, wait expired, ending expired, silent target, answered origin, ended origin, ring expired caller: !Stale
            o2 asks transfer to agent, o2 asks transfer to queue, o2 asks to join origin, origin asks to join o2: !Stale
            offer o1, offer o2, offer o3: !NotWaiting
            answered caller: Answered caller PCMA
            failed caller: LegClosed caller, Released LegFailed -> ReleaseLeg out-1 LegFailed, TellAgent 1001 01J0.placed CallerGone
            ended caller: LegClosed caller, Released Abandoned -> ReleaseLeg out-1 Abandoned, TellAgent 1001 01J0.placed CallerGone
            held caller: Held caller
            rang target: Rang out-1
            routed target: Routed out-1 carrier
            answered target: Answered out-1 PCMA, Connected out-1 -> Bridge caller out-1
            failed target: DialFailed out-1 Busy, LegClosed out-1, Released Busy -> SettleLeg out-1, RejectLeg caller 486 Busy, TellAgent 1001 01J0.placed CallerGone
            ended target: DialFailed out-1 Rejected, LegClosed out-1, Released Rejected -> SettleLeg out-1, RejectLeg caller 603 Rejected, TellAgent 1001 01J0.placed CallerGone
            ring expired target: DialFailed out-1 NoAnswer, Released NoAnswer -> ReleaseLeg out-1 Abandoned, RejectLeg caller 480 NoAnswer, TellAgent 1001 01J0.placed CallerGone
            time reserved target: TimeReserved out-1 180000
            time spent target: DialFailed out-1 LimitReached, Released OutboundLimit -> ReleaseLeg out-1 Abandoned, RejectLeg caller 503 OutboundLimit, TellAgent 1001 01J0.placed CallerGone
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg out-1 Cleared, TellAgent 1001 01J0.placed CallerGone
            node lost: Released NodeLost, Completed -> TellAgent 1001 01J0.placed CallerGone, PostRecord
            away caller: -> ReleaseLeg caller AgentLost
            away o2, away origin, away target, back o2, away expired o2: !Stale
            back caller, away expired caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        dialing agent, summoned
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, answered caller: nothing
            queue accepted, queue refused, answered o1, answered o2, answered x, failed o1, failed o2, failed x, ended o1, ended o2, ended x: !Stale
            held o1, held o2, resumed caller, resumed o2, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2: !Stale
            wait expired, ending expired, silent target, answered origin, ended origin, ring expired caller, o2 asks transfer to agent: !Stale
            o2 asks transfer to queue, o2 asks to join origin, origin asks to join o2: !Stale
            offer o1, offer o2, offer o3: !NotWaiting
            failed caller: LegClosed caller, OfferEnded 01J0.1 CallerGone, Released LegFailed -> ReleaseLeg 01J0.1 LegFailed, TellAgent 1001 01J0.placed CallerGone, TellAgent 1002 01J0.1 CallerGone
            ended caller: LegClosed caller, OfferEnded 01J0.1 CallerGone, Released Abandoned -> ReleaseLeg 01J0.1 Abandoned, TellAgent 1001 01J0.placed CallerGone, TellAgent 1002 01J0.1 CallerGone
            held caller: Held caller
            silent caller: OfferEnded 01J0.1 CallerGone, Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg 01J0.1 MediaLost, TellAgent 1001 01J0.placed CallerGone, TellAgent 1002 01J0.1 CallerGone
            rang target: Rang 01J0.1 -> PlayRingback caller
            routed target: Routed 01J0.1 carrier
            answered target: Answered 01J0.1 PCMA, Connected 01J0.1 -> Bridge caller 01J0.1, TellAgent 1002 01J0.1 Answered
            failed target: OfferEnded 01J0.1 Busy, LegClosed 01J0.1, Released Busy -> TellAgent 1002 01J0.1 Busy, ReleaseLeg caller Busy, TellAgent 1001 01J0.placed CallerGone
            ended target: OfferEnded 01J0.1 Rejected, LegClosed 01J0.1, Released Rejected -> TellAgent 1002 01J0.1 Rejected, ReleaseLeg caller Rejected, TellAgent 1001 01J0.placed CallerGone
            ring expired target: OfferEnded 01J0.1 NoAnswer, Released NoAnswer -> ReleaseLeg 01J0.1 Abandoned, TellAgent 1002 01J0.1 NoAnswer, ReleaseLeg caller NoAnswer, TellAgent 1001 01J0.placed CallerGone
            time reserved target: TimeReserved 01J0.1 180000
            time spent target: OfferEnded 01J0.1 LimitReached, Released OutboundLimit -> ReleaseLeg 01J0.1 Abandoned, TellAgent 1002 01J0.1 LimitReached, ReleaseLeg caller OutboundLimit, TellAgent 1001 01J0.placed CallerGone
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: OfferEnded 01J0.1 CallerGone, Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg 01J0.1 Cleared, TellAgent 1001 01J0.placed CallerGone, TellAgent 1002 01J0.1 CallerGone
            node lost: OfferEnded 01J0.1 CallerGone, Released NodeLost, Completed -> TellAgent 1001 01J0.placed CallerGone, TellAgent 1002 01J0.1 CallerGone, PostRecord
            away caller: -> ReleaseLeg caller AgentLost
            away o2, away origin, back o2, away expired o2: !Stale
            away target: -> ReleaseLeg 01J0.1 AgentLost
            back caller, away expired caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        talking outside
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, answered caller, answered target: nothing
            queue accepted, queue refused, answered o1, answered o2, answered x, failed o1, failed o2, failed x, ended o1, ended o2, ended x: !Stale
            held o1, held o2, resumed caller, resumed o2, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2: !Stale
            wait expired, ending expired, ring expired target, answered origin, ended origin, ring expired caller, o2 asks transfer to agent: !Stale
            o2 asks transfer to queue, o2 asks to join origin, origin asks to join o2: !Stale
            offer o1, offer o2, offer o3: !NotWaiting
            failed caller: LegClosed caller, Released LegFailed -> ReleaseLeg out-1 LegFailed, FreeAgent 1001 01J0.placed
            ended caller: LegClosed caller, Released AgentHungUp -> ReleaseLeg out-1 AgentHungUp, FreeAgent 1001 01J0.placed
            held caller: Held caller
            silent caller, silent target: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg out-1 MediaLost, FreeAgent 1001 01J0.placed
            rang target: Rang out-1
            routed target: Routed out-1 carrier
            failed target: LegClosed out-1, Released LegFailed -> ReleaseLeg caller LegFailed, FreeAgent 1001 01J0.placed
            ended target: LegClosed out-1, Released CalleeHungUp -> ReleaseLeg caller CalleeHungUp, FreeAgent 1001 01J0.placed
            time reserved target: TimeReserved out-1 180000
            time spent target: Released OutboundLimit -> ReleaseLeg caller OutboundLimit, ReleaseLeg out-1 OutboundLimit, FreeAgent 1001 01J0.placed
            caller asks transfer: AsideBegan 1001, AgentCalled 01J0.2 -> CallAgent 01J0.2 out-1
            consult placed: LegAdded 2nd, AsideBegan 1001, LegAdded out-2 -> CallOutside out-2 +8613900000000 2nd
            consult placed to queue: -> RejectLeg 2nd 603 Rejected
            transfer outside: AsideBegan 1001, LegAdded out-2 -> CallOutside out-2 +8613900000000 out-1
            transfer to queue: AsideBegan 1001 -> JoinQueue sales
            consult agent: AsideBegan 1001, AgentCalled 01J0.2 -> PlayMusic out-1, CallAgent 01J0.2 caller
            consult queue: !UnknownTarget
            consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg out-1 Cleared, FreeAgent 1001 01J0.placed
            node lost: Released NodeLost, Completed -> FreeAgent 1001 01J0.placed, PostRecord
            away caller: WentAway caller -> PlayMusic out-1
            away o2, away origin, away target, back o2, away expired o2: !Stale
            back caller, away expired caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        transferring to agent
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2, silent o2, silent target: nothing
            o2 asks transfer to agent, complete: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1, resumed caller, resumed o2: !Stale
            silent o1, played caller, played o1, ring expired o1, ring expired o2, wait expired, ending expired, answered origin, ended origin: !Stale
            ring expired caller, origin asks to join o2: !Stale
            offer o1, offer o3: !NotWaiting
            failed caller: LegClosed caller, OfferEnded 01J0.3 CallerGone, Released LegFailed -> ReleaseLeg o2 LegFailed, ReleaseLeg 01J0.3 LegFailed, FreeAgent 1001 o2, TellAgent 1002 01J0.3 CallerGone
            failed o2, ended o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Dialled 01J0.3 -> FreeAgent 1001 o2, PlayRingback caller
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
            clear: OfferEnded 01J0.3 CallerGone, Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.3 Cleared, FreeAgent 1001 o2, TellAgent 1002 01J0.3 CallerGone
            node lost: OfferEnded 01J0.3 CallerGone, Released NodeLost, Completed -> FreeAgent 1001 o2, TellAgent 1002 01J0.3 CallerGone, PostRecord
            away caller, away origin: !Stale
            away o2: WentAway o2 -> PlayMusic caller
            away target: -> ReleaseLeg 01J0.3 AgentLost
            back caller, back o2, away expired caller, away expired o2: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        transferring outside by API
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2, silent o2, silent target: nothing
            transfer outside, complete: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1, resumed caller, resumed o2: !Stale
            silent o1, played caller, played o1, ring expired o1, ring expired o2, wait expired, ending expired, answered origin, ended origin: !Stale
            ring expired caller, origin asks to join o2: !Stale
            offer o1, offer o3: !NotWaiting
            failed caller: LegClosed caller, Released LegFailed -> ReleaseLeg o2 LegFailed, ReleaseLeg out-3 LegFailed, FreeAgent 1001 o2
            failed o2, ended o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Dialled out-3 -> FreeAgent 1001 o2, PlayRingback caller
            ended caller: LegClosed caller, Released CallerHungUp -> ReleaseLeg o2 CallerHungUp, ReleaseLeg out-3 CallerHungUp, FreeAgent 1001 o2
            held caller: Held caller
            held o2: Held o2
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg out-3 MediaLost, FreeAgent 1001 o2
            rang target: Rang out-3, AsideEnded Answered True, Regrouped caller, AgentLeft o2, Dialled out-3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, PlayRingback caller
            routed target: Routed out-3 carrier
            answered target: Answered out-3 PCMA, AsideAnswered, AsideEnded Answered True, Regrouped caller, AgentLeft o2, Connected out-3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, Bridge caller out-3
            failed target: DialFailed out-3 Busy, LegClosed out-3, AsideEnded Busy False -> SettleLeg out-3
            ended target: DialFailed out-3 Rejected, LegClosed out-3, AsideEnded Rejected False -> SettleLeg out-3
            ring expired target: DialFailed out-3 NoAnswer, AsideEnded NoAnswer False -> ReleaseLeg out-3 Abandoned
            time reserved target: TimeReserved out-3 180000
            time spent target: DialFailed out-3 LimitReached, AsideEnded LimitReached False -> ReleaseLeg out-3 Abandoned
            o2 asks transfer to agent, o2 asks transfer to queue, o2 asks to join origin: -> TransferResult o2 491
            caller asks transfer: -> TransferResult caller 491
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            end consult: DialFailed out-3 CallerGone, AsideEnded CallerGone False -> ReleaseLeg out-3 Abandoned
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg out-3 Cleared, FreeAgent 1001 o2
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, PostRecord
            away caller, away origin, away target: !Stale
            away o2: WentAway o2 -> PlayMusic caller
            back caller, back o2, away expired caller, away expired o2: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        transferring to queue
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2, silent o2, answered target: nothing
            silent target, o2 asks transfer to queue, transfer to queue, complete: nothing
            queue accepted: AsideEnded Answered True, AgentLeft o2, Regrouped caller, QueueChosen sales, Queued -> TransferResult o2 200, ReleaseLeg o2 Transferred, FreeAgent 1001 o2, WelcomeCaller
            queue refused: AsideEnded Busy False -> LeaveQueue sales, TransferResult o2 486
            offer o1, offer o3: !NotWaiting
            answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1, resumed caller, resumed o2, silent o1, played caller: !Stale
            played o1, ring expired o1, ring expired o2, wait expired, ending expired, ring expired target, answered origin, ended origin: !Stale
            ring expired caller, origin asks to join o2: !Stale
            failed caller: LegClosed caller, Released LegFailed -> LeaveQueue sales, ReleaseLeg o2 LegFailed, FreeAgent 1001 o2
            failed o2, ended o2, failed target: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, QueueChosen sales -> FreeAgent 1001 o2, JoinQueue sales
            ended target: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, QueueChosen sales -> FreeAgent 1001 o2, JoinQueue sales
            ended caller: LegClosed caller, Released CallerHungUp -> LeaveQueue sales, ReleaseLeg o2 CallerHungUp, FreeAgent 1001 o2
            held caller: Held caller
            held o2: Held o2
            silent caller: Released MediaLost -> LeaveQueue sales, ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, FreeAgent 1001 o2
            rang target: Rang o2
            routed target: Routed o2 carrier
            time reserved target: TimeReserved o2 180000
            time spent target: Released OutboundLimit -> LeaveQueue sales, ReleaseLeg caller OutboundLimit, ReleaseLeg o2 OutboundLimit, FreeAgent 1001 o2
            o2 asks transfer to agent, o2 asks to join origin: -> TransferResult o2 491
            caller asks transfer: -> TransferResult caller 491
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, consult agent, consult queue, consult by stranger: !NotTalking
            end consult: AsideEnded CallerGone False -> LeaveQueue sales, TransferResult o2 480
            clear: Released Cleared -> LeaveQueue sales, ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, FreeAgent 1001 o2
            node lost: Released NodeLost, Completed -> LeaveQueue sales, FreeAgent 1001 o2, PostRecord
            away caller, away origin: !Stale
            away o2, away target: WentAway o2 -> PlayMusic caller
            back caller, back o2, away expired caller, away expired o2: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        consulting, ringing
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2, silent target, consult placed: nothing
            consult placed to queue: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1, resumed caller, resumed o2: !Stale
            silent o1, played caller, played o1, ring expired o1, ring expired o2, wait expired, ending expired, ring expired caller: !Stale
            offer o1, offer o3: !NotWaiting
            failed caller, ended caller: LegClosed caller, AsideEnded Answered False, Regrouped 2nd, Dialled out-3 -> ReleaseLeg o2 Transferred
            failed o2, ended o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Dialled out-3 -> FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, PlayRingback caller
            held caller: Held caller
            held o2: Held o2
            silent caller, silent o2: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 2nd MediaLost, ReleaseLeg out-3 MediaLost, FreeAgent 1001 o2
            rang target: Rang out-3
            routed target: Routed out-3 carrier
            answered target: Answered out-3 PCMA, AsideAnswered -> Bridge 2nd out-3
            failed target: DialFailed out-3 Busy, LegClosed out-3, AsideEnded Busy False -> SettleLeg out-3, RejectLeg 2nd 486 Busy
            ended target: DialFailed out-3 Rejected, LegClosed out-3, AsideEnded Rejected False -> SettleLeg out-3, RejectLeg 2nd 603 Rejected
            ring expired target: DialFailed out-3 NoAnswer, AsideEnded NoAnswer False -> ReleaseLeg out-3 Abandoned, RejectLeg 2nd 480 NoAnswer
            time reserved target: TimeReserved out-3 180000
            time spent target: DialFailed out-3 LimitReached, AsideEnded LimitReached False -> ReleaseLeg out-3 Abandoned, RejectLeg 2nd 503 OutboundLimit
            answered origin: Answered 2nd PCMA
            ended origin: DialFailed out-3 CallerGone, LegClosed 2nd, AsideEnded CallerGone False -> ReleaseLeg out-3 Abandoned
            o2 asks transfer to agent, o2 asks transfer to queue: -> TransferResult o2 491
            caller asks transfer: -> TransferResult caller 491
            o2 asks to join origin: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Dialled out-3 -> TransferResult o2 200, ReleaseLeg o2 Transferred, FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, PlayRingback caller
            origin asks to join o2: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Dialled out-3 -> TransferResult 2nd 200, ReleaseLeg o2 Transferred, FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, PlayRingback caller
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Dialled out-3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, PlayRingback caller
            end consult: DialFailed out-3 CallerGone, AsideEnded CallerGone False -> ReleaseLeg out-3 Abandoned, RejectLeg 2nd 480 Abandoned
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 2nd Cleared, ReleaseLeg out-3 Cleared, FreeAgent 1001 o2
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, PostRecord
            away caller, away target: !Stale
            away o2: WentAway o2 -> PlayMusic caller
            away origin: -> ReleaseLeg 2nd AgentLost
            back caller, back o2, away expired caller, away expired o2: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        consulting
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2, answered target, silent target: nothing
            answered origin, consult placed, consult placed to queue: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1, resumed caller, resumed o2: !Stale
            silent o1, played caller, played o1, ring expired o1, ring expired o2, wait expired, ending expired, ring expired caller: !Stale
            offer o1, offer o3: !NotWaiting
            failed caller, ended caller: LegClosed caller, AsideEnded Answered False, Regrouped 2nd, Connected out-3 -> ReleaseLeg o2 Transferred, Bridge 2nd out-3
            failed o2, ended o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Connected out-3 -> FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, Bridge caller out-3
            held caller: Held caller
            held o2: Held o2
            silent caller, silent o2: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 2nd MediaLost, ReleaseLeg out-3 MediaLost, FreeAgent 1001 o2
            rang target: Rang out-3
            routed target: Routed out-3 carrier
            failed target, ended target: LegClosed out-3, AsideEnded Answered False -> SettleLeg out-3, ReleaseLeg 2nd Abandoned
            ring expired target, time spent target, end consult: AsideEnded Answered False -> ReleaseLeg out-3 Abandoned, ReleaseLeg 2nd Abandoned
            time reserved target: TimeReserved out-3 180000
            ended origin: LegClosed 2nd, AsideEnded Answered False -> ReleaseLeg out-3 Abandoned
            o2 asks transfer to agent, o2 asks transfer to queue: -> TransferResult o2 491
            caller asks transfer: -> TransferResult caller 491
            o2 asks to join origin: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Connected out-3 -> TransferResult o2 200, ReleaseLeg o2 Transferred, FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, Bridge caller out-3
            origin asks to join o2: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Connected out-3 -> TransferResult 2nd 200, ReleaseLeg o2 Transferred, FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, Bridge caller out-3
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Connected out-3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, ReleaseLeg 2nd Transferred, Bridge caller out-3
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 2nd Cleared, ReleaseLeg out-3 Cleared, FreeAgent 1001 o2
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, PostRecord
            away caller, away target: !Stale
            away o2: WentAway o2 -> PlayMusic caller
            away origin: -> ReleaseLeg 2nd AgentLost
            back caller, back o2, away expired caller, away expired o2: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        consulting by API
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, offer o2, answered caller, answered o2, silent o2, answered target: nothing
            silent target, consult agent: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1, resumed caller, resumed o2: !Stale
            silent o1, played caller, played o1, ring expired o1, ring expired o2, wait expired, ending expired, answered origin, ended origin: !Stale
            ring expired caller, origin asks to join o2: !Stale
            offer o1, offer o3: !NotWaiting
            failed caller, ended caller: LegClosed caller, AsideEnded Answered False, Regrouped o2, Connected 01J0.3 -> Bridge o2 01J0.3
            failed o2, ended o2: AgentLeft o2, LegClosed o2, AsideEnded Answered True, Regrouped caller, Connected 01J0.3 -> FreeAgent 1001 o2, Bridge caller 01J0.3
            held caller: Held caller
            held o2: Held o2
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 01J0.3 MediaLost, FreeAgent 1001 o2, FreeAgent 1002 01J0.3
            rang target: Rang 01J0.3
            routed target: Routed 01J0.3 carrier
            failed target, ended target: AgentLeft 01J0.3, LegClosed 01J0.3, AsideEnded Answered False -> FreeAgent 1002 01J0.3, Bridge caller o2
            ring expired target, time spent target: AgentLeft 01J0.3, AsideEnded Answered False -> ReleaseLeg 01J0.3 Abandoned, FreeAgent 1002 01J0.3, Bridge caller o2
            end consult: AgentLeft 01J0.3, AsideEnded Answered False -> ReleaseLeg 01J0.3 Abandoned, FreeAgent 1002 01J0.3, Bridge caller o2
            time reserved target: TimeReserved 01J0.3 180000
            o2 asks transfer to agent, o2 asks transfer to queue, o2 asks to join origin: -> TransferResult o2 491
            caller asks transfer: -> TransferResult caller 491
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult queue, consult by stranger: !NotTalking
            complete: AsideEnded Answered True, Regrouped caller, AgentLeft o2, Connected 01J0.3 -> ReleaseLeg o2 Transferred, FreeAgent 1001 o2, Bridge caller 01J0.3
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.3 Cleared, FreeAgent 1001 o2, FreeAgent 1002 01J0.3
            node lost: Released NodeLost, Completed -> FreeAgent 1001 o2, FreeAgent 1002 01J0.3, PostRecord
            away caller, away origin: !Stale
            away o2: WentAway o2 -> PlayMusic 01J0.3
            away target: -> ReleaseLeg 01J0.3 AgentLost
            back caller, back o2, away expired caller, away expired o2: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        dialing after a transfer
            pressed caller: nothing
            greeted caller, pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, answered caller, rang target: nothing
            queue accepted, queue refused, answered o1, answered x, failed o1, failed x, ended o1, ended x, held o1, held o2, resumed caller: !Stale
            resumed o2, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2, wait expired, ending expired: !Stale
            silent target, answered origin, ended origin, ring expired caller, o2 asks transfer to agent, o2 asks transfer to queue: !Stale
            o2 asks to join origin, origin asks to join o2: !Stale
            offer o1, offer o2, offer o3: !NotWaiting
            answered o2: -> ReleaseLeg o2 LegFailed
            failed caller: LegClosed caller, OfferEnded 01J0.3 CallerGone, Released LegFailed -> ReleaseLeg o2 LegFailed, ReleaseLeg 01J0.3 LegFailed, TellAgent 1002 01J0.3 CallerGone
            failed o2, ended o2: LegClosed o2
            ended caller: LegClosed caller, OfferEnded 01J0.3 CallerGone, Released Abandoned -> ReleaseLeg o2 Abandoned, ReleaseLeg 01J0.3 Abandoned, TellAgent 1002 01J0.3 CallerGone
            held caller: Held caller
            silent caller: OfferEnded 01J0.3 CallerGone, Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg o2 MediaLost, ReleaseLeg 01J0.3 MediaLost, TellAgent 1002 01J0.3 CallerGone
            routed target: Routed 01J0.3 carrier
            answered target: Answered 01J0.3 PCMA, Connected 01J0.3 -> Bridge caller 01J0.3, TellAgent 1002 01J0.3 Answered
            failed target: OfferEnded 01J0.3 Busy, LegClosed 01J0.3, Released Busy -> TellAgent 1002 01J0.3 Busy, ReleaseLeg caller Busy, ReleaseLeg o2 Busy
            ended target: OfferEnded 01J0.3 Rejected, LegClosed 01J0.3, Released Rejected -> TellAgent 1002 01J0.3 Rejected, ReleaseLeg caller Rejected, ReleaseLeg o2 Rejected
            ring expired target: OfferEnded 01J0.3 NoAnswer, Released NoAnswer -> ReleaseLeg 01J0.3 Abandoned, TellAgent 1002 01J0.3 NoAnswer, ReleaseLeg caller NoAnswer, ReleaseLeg o2 NoAnswer
            time reserved target: TimeReserved 01J0.3 180000
            time spent target: OfferEnded 01J0.3 LimitReached, Released OutboundLimit -> ReleaseLeg 01J0.3 Abandoned, TellAgent 1002 01J0.3 LimitReached, ReleaseLeg caller OutboundLimit, ReleaseLeg o2 OutboundLimit
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: OfferEnded 01J0.3 CallerGone, Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg o2 Cleared, ReleaseLeg 01J0.3 Cleared, TellAgent 1002 01J0.3 CallerGone
            node lost: OfferEnded 01J0.3 CallerGone, Released NodeLost, Completed -> TellAgent 1002 01J0.3 CallerGone, PostRecord
            away caller, away origin: !Stale
            away o2, back o2: -> ReleaseLeg o2 AgentLost
            away target: -> ReleaseLeg 01J0.3 AgentLost
            back caller, away expired caller, away expired o2: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        waiting after a transfer
            greeted caller: Greeted -> PlayMusic caller
            pressed caller: -> TryCallbackKey
            pressed x: !Stale
            announce, announce without channel, announce to nowhere, dial outside, dial emergency unengaged, dial agent, dial queue: nothing
            dial unengaged, dial unknown queue, summon, summon agent, queue accepted, queue refused, answered caller: nothing
            offer o1, offer o2, answered o1, answered o2, answered x, failed o1, failed o2, failed x, ended o1, ended o2, ended x, held o1: !Stale
            held o2, resumed caller, resumed o2, silent o1, silent o2, played caller, played o1, ring expired o1, ring expired o2: !Stale
            ending expired, rang target, routed target, answered target, failed target, ended target, ring expired target, time reserved target: !Stale
            time spent target, silent target, answered origin, ended origin, ring expired caller, o2 asks transfer to agent: !Stale
            o2 asks transfer to queue, o2 asks to join origin, origin asks to join o2: !Stale
            offer o3: OfferStarted o3 -> RingAgent o3
            failed caller: LegClosed caller, Released LegFailed, Completed -> LeaveQueue sales, PostRecord
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue sales, PostRecord
            held caller: Held caller
            silent caller: Released MediaLost -> LeaveQueue sales, ReleaseLeg caller MediaLost
            wait expired: WaitTimedOut -> LeaveQueue sales, Play caller queue-timeout False
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            clear: Released Cleared -> LeaveQueue sales, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue sales, PostRecord
            away caller, away o2, away origin, away target, back o2, away expired o2: !Stale
            back caller, away expired caller: nothing
            announce to flow: nothing
            flow plays, flow listens, flow leads to queue, flow leads outside, flow hangs up, flow fails, flow due, looked up, heard flow-1: !Stale
        """;
}
