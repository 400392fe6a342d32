namespace Platform.Domain.Tests.Calls;

/// <summary>Calls in a flow.</summary>
internal static partial class CallTable
{
    private const string Flowing = """
        in flow, new
            announce, announce to flow, announce without channel, announce to nowhere, dial outside, dial emergency unengaged: nothing
            dial agent, dial queue, dial unengaged, dial unknown queue, summon, summon agent, back caller, away expired caller: nothing
            queue accepted, queue refused, answered o1, answered o2, answered x, failed o1, failed o2, failed x, ended o1, ended o2: !Stale
            ended x, held o1, held o2, resumed caller, resumed o2, silent caller, silent o1, silent o2, played o1, pressed x: !Stale
            ring expired o1, ring expired o2, wait expired, ending expired, rang target, routed target, answered target: !Stale
            failed target, ended target, ring expired target, time reserved target, time spent target, silent target: !Stale
            answered origin, ended origin, ring expired caller, o2 asks transfer to agent, o2 asks transfer to queue: !Stale
            o2 asks to join origin, origin asks to join o2, away caller, away o2, away origin, away target, back o2: !Stale
            away expired o2: !Stale
            offer o1, offer o2, offer o3: !NotWaiting
            answered caller: Answered caller PCMA
            failed caller: LegClosed caller, Released LegFailed, Completed -> PostRecord
            ended caller: LegClosed caller, Released AbandonedInFlow, Completed -> PostRecord
            held caller: Held caller
            played caller: -> StepFlow queue-timeout
            greeted caller: -> StepFlow greeting
            pressed caller, flow due, looked up: -> StepFlow
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            flow plays: FlowMoved -> Play caller flow-1 True
            flow listens: FlowMoved
            flow leads to queue: FlowMoved, FlowLeft, QueueChosen sales -> JoinQueue sales
            flow leads outside: FlowMoved, FlowLeft, LegAdded out-1, Dialled out-1 -> CallOutside out-1 +8613900000000 caller
            flow hangs up: FlowMoved, FlowLeft, Released FlowEnded -> ReleaseLeg caller FlowEnded
            flow fails: FlowMoved, FlowLeft, Released FlowFailed -> ReleaseLeg caller FlowFailed
            heard flow-1: -> StepFlow flow-1
            clear: Released Cleared -> ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        in flow
            announce, announce to flow, announce without channel, announce to nowhere, dial outside, dial emergency unengaged: nothing
            dial agent, dial queue, dial unengaged, dial unknown queue, summon, summon agent, answered caller, back caller: nothing
            away expired caller: nothing
            queue accepted, queue refused, answered o1, answered o2, answered x, failed o1, failed o2, failed x, ended o1, ended o2: !Stale
            ended x, held o1, held o2, resumed caller, resumed o2, silent o1, silent o2, played o1, pressed x, ring expired o1: !Stale
            ring expired o2, wait expired, ending expired, rang target, routed target, answered target, failed target, ended target: !Stale
            ring expired target, time reserved target, time spent target, silent target, answered origin, ended origin: !Stale
            ring expired caller, o2 asks transfer to agent, o2 asks transfer to queue, o2 asks to join origin: !Stale
            origin asks to join o2, away caller, away o2, away origin, away target, back o2, away expired o2: !Stale
            offer o1, offer o2, offer o3: !NotWaiting
            failed caller: LegClosed caller, Released LegFailed, Completed -> PostRecord
            ended caller: LegClosed caller, Released AbandonedInFlow, Completed -> PostRecord
            held caller: Held caller
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost
            played caller: -> StepFlow queue-timeout
            greeted caller: -> StepFlow greeting
            pressed caller, flow due, looked up: -> StepFlow
            caller asks transfer: -> TransferResult caller 481
            consult placed, consult placed to queue: -> RejectLeg 2nd 486 AgentNotFree
            transfer outside, transfer to queue, consult agent, consult queue, consult by stranger: !NotTalking
            complete, end consult: !NoConsult
            flow plays: FlowMoved -> Play caller flow-1 True
            flow listens: FlowMoved
            flow leads to queue: FlowMoved, FlowLeft, QueueChosen sales -> JoinQueue sales
            flow leads outside: FlowMoved, FlowLeft, LegAdded out-1, Dialled out-1 -> CallOutside out-1 +8613900000000 caller
            flow hangs up: FlowMoved, FlowLeft, Released FlowEnded -> ReleaseLeg caller FlowEnded
            flow fails: FlowMoved, FlowLeft, Released FlowFailed -> ReleaseLeg caller FlowFailed
            heard flow-1: -> StepFlow flow-1
            clear: Released Cleared -> ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        """;
}
