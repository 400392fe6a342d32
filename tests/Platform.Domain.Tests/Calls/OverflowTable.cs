namespace Platform.Domain.Tests.Calls;

/// <summary>What a call does that its queue sends elsewhere.</summary>
internal static class OverflowTable
{
    public const string Text = """
        offered
            accepted to sales, accepted all: Queued, OverflowBegan -> AskQueue sales
            accepted to number: Queued, OverflowBegan out-1, LegAdded out-1, Dialled out-1 -> LeaveQueue support, CallOutside out-1 +8613900000000 caller
            full to sales: OverflowBegan -> AskQueue sales
            full to number: OverflowBegan out-1, LegAdded out-1, Dialled out-1 -> CallOutside out-1 +8613900000000 caller
            due to sales, due to number, due all, sales takes it, sales takes it back to support, sales takes it to number, sales is full: !Stale
            rang target, answered target, failed target, ended target, ring expired target, time spent target, silent caller: !Stale
            queue accepted: Queued -> WelcomeCaller
            queue refused: Released QueueFull -> LeaveQueue support, RejectLeg caller 486 QueueFull
            offer o3, moved to sales, moved to support, moved to colleague: !NotWaiting
            answered caller: Answered caller PCMA
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            wait expired: Released QueueTimeout -> LeaveQueue support, RejectLeg caller 480 QueueTimeout
            clear: Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, PostRecord
        waiting
            accepted to sales, accepted all, due to sales, due all: OverflowBegan -> AskQueue sales
            accepted to number, due to number: OverflowBegan out-1, LegAdded out-1, Dialled out-1 -> LeaveQueue support, CallOutside out-1 +8613900000000 caller
            full to sales, full to number, queue accepted, queue refused, answered caller: nothing
            sales takes it, sales takes it back to support, sales takes it to number, sales is full, rang target, answered target: !Stale
            failed target, ended target, ring expired target, time spent target: !Stale
            offer o3: OfferStarted o3 -> RingAgent o3
            moved to sales: OverflowBegan -> AskQueue sales
            moved to support: !UnknownTarget
            moved to colleague: OverflowBegan 01J0.1, AgentCalled 01J0.1, Dialled 01J0.1 -> LeaveQueue support, CallAgent 01J0.1 caller
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            silent caller: Released MediaLost -> LeaveQueue support, ReleaseLeg caller MediaLost
            wait expired: WaitTimedOut -> LeaveQueue support, Play caller queue-timeout False
            clear: Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, PostRecord
        waiting, sales tried
            accepted to sales, full to sales, full to number, due to sales, queue accepted, queue refused, answered caller: nothing
            accepted to number, accepted all, due to number, due all: OverflowBegan out-1, LegAdded out-1, Dialled out-1 -> LeaveQueue support, CallOutside out-1 +8613900000000 caller
            sales takes it, sales takes it back to support, sales takes it to number, sales is full, rang target, answered target: !Stale
            failed target, ended target, ring expired target, time spent target: !Stale
            offer o3: OfferStarted o3 -> RingAgent o3
            moved to sales: OverflowBegan -> AskQueue sales
            moved to support: !UnknownTarget
            moved to colleague: OverflowBegan 01J0.1, AgentCalled 01J0.1, Dialled 01J0.1 -> LeaveQueue support, CallAgent 01J0.1 caller
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, PostRecord
            silent caller: Released MediaLost -> LeaveQueue support, ReleaseLeg caller MediaLost
            wait expired: WaitTimedOut -> LeaveQueue support, Play caller queue-timeout False
            clear: Released Cleared -> LeaveQueue support, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, PostRecord
        waiting, asks sales
            accepted to sales, accepted to number, accepted all, full to sales, full to number, due to sales, due to number, due all: nothing
            queue accepted, queue refused, answered caller: nothing
            sales takes it, sales takes it back to support: OverflowEnded Answered, Overflowed sales, Queued -> LeaveQueue support, WelcomeCaller
            sales takes it to number: OverflowEnded Answered, Overflowed sales, Queued, OverflowBegan out-1, LegAdded out-1, Dialled out-1 -> LeaveQueue support, LeaveQueue sales, CallOutside out-1 +8613900000000 caller
            sales is full: OverflowEnded Busy, OverflowBegan out-1, LegAdded out-1, Dialled out-1 -> LeaveQueue support, CallOutside out-1 +8613900000000 caller
            offer o3: OfferStarted o3 -> RingAgent o3
            moved to sales, moved to support, moved to colleague: !NotWaiting
            rang target, answered target, failed target, ended target, ring expired target, time spent target: !Stale
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, LeaveQueue sales, PostRecord
            silent caller: Released MediaLost -> LeaveQueue support, LeaveQueue sales, ReleaseLeg caller MediaLost
            wait expired: WaitTimedOut -> LeaveQueue support, LeaveQueue sales, Play caller queue-timeout False
            clear: Released Cleared -> LeaveQueue support, LeaveQueue sales, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, LeaveQueue sales, PostRecord
        unwelcome, asks sales
            accepted to sales, accepted to number, accepted all, full to sales, full to number, due to sales, due to number, due all: nothing
            queue accepted, queue refused: nothing
            sales takes it, sales takes it back to support: OverflowEnded Answered, Overflowed sales, Queued -> LeaveQueue support, WelcomeCaller
            sales takes it to number: OverflowEnded Answered, Overflowed sales, Queued, OverflowBegan out-1, LegAdded out-1, Dialled out-1 -> LeaveQueue support, LeaveQueue sales, CallOutside out-1 +8613900000000 caller
            sales is full: OverflowEnded Busy, OverflowBegan out-1, LegAdded out-1, Dialled out-1 -> LeaveQueue support, CallOutside out-1 +8613900000000 caller
            offer o3: OfferStarted o3 -> RingAgent o3
            moved to sales, moved to support, moved to colleague: !NotWaiting
            answered caller: Answered caller PCMA
            rang target, answered target, failed target, ended target, ring expired target, time spent target, silent caller: !Stale
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, LeaveQueue sales, PostRecord
            wait expired: WaitTimedOut -> LeaveQueue support, LeaveQueue sales, Play caller queue-timeout False
            clear: Released Cleared -> LeaveQueue support, LeaveQueue sales, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, LeaveQueue sales, PostRecord
        refused, asks sales
            accepted to sales, accepted to number, accepted all, full to sales, full to number, queue accepted, queue refused: nothing
            due to sales, due to number, due all, rang target, answered target, failed target, ended target, ring expired target: !Stale
            time spent target, silent caller: !Stale
            sales takes it, sales takes it back to support: OverflowEnded Answered, Overflowed sales, Queued -> WelcomeCaller
            sales takes it to number: OverflowEnded Answered, Overflowed sales, Queued, OverflowBegan out-1, LegAdded out-1, Dialled out-1 -> LeaveQueue sales, CallOutside out-1 +8613900000000 caller
            sales is full: OverflowEnded Busy, Released QueueFull -> LeaveQueue support, RejectLeg caller 486 QueueFull
            offer o3, moved to sales, moved to support, moved to colleague: !NotWaiting
            answered caller: Answered caller PCMA
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue support, LeaveQueue sales, PostRecord
            wait expired: Released QueueTimeout -> LeaveQueue support, LeaveQueue sales, RejectLeg caller 480 QueueTimeout
            clear: Released Cleared -> LeaveQueue support, LeaveQueue sales, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue support, LeaveQueue sales, PostRecord
        waiting in sales
            accepted to sales, full to sales, full to number, due to sales, queue accepted, queue refused, answered caller: nothing
            accepted to number, accepted all, due to number, due all: OverflowBegan out-1, LegAdded out-1, Dialled out-1 -> LeaveQueue sales, CallOutside out-1 +8613900000000 caller
            sales takes it, sales takes it back to support, sales takes it to number, sales is full, rang target, answered target: !Stale
            failed target, ended target, ring expired target, time spent target: !Stale
            offer o3: OfferStarted o3 -> RingAgent o3
            moved to support: OverflowBegan -> AskQueue support
            moved to sales: !UnknownTarget
            moved to colleague: OverflowBegan 01J0.1, AgentCalled 01J0.1, Dialled 01J0.1 -> LeaveQueue sales, CallAgent 01J0.1 caller
            ended caller: LegClosed caller, Released Abandoned, Completed -> LeaveQueue sales, PostRecord
            silent caller: Released MediaLost -> LeaveQueue sales, ReleaseLeg caller MediaLost
            wait expired: WaitTimedOut -> LeaveQueue sales, Play caller queue-timeout False
            clear: Released Cleared -> LeaveQueue sales, ReleaseLeg caller Cleared
            node lost: Released NodeLost, Completed -> LeaveQueue sales, PostRecord
        number rings
            accepted to sales, accepted to number, accepted all, full to sales, full to number, due to sales, due to number, due all: !Stale
            sales takes it, sales takes it back to support, sales takes it to number, sales is full, queue accepted, queue refused: !Stale
            wait expired: !Stale
            offer o3, moved to sales, moved to support, moved to colleague: !NotWaiting
            answered caller: nothing
            rang target: Rang out-1 -> PlayRingback caller
            answered target: Answered out-1 PCMA, OverflowEnded Answered, Connected out-1 -> Bridge caller out-1
            failed target: DialFailed out-1 Busy, LegClosed out-1, OverflowEnded Busy, OverflowBegan 01J0.2, AgentCalled 01J0.2, Dialled 01J0.2 -> SettleLeg out-1, CallAgent 01J0.2 caller
            ended target: DialFailed out-1 Rejected, LegClosed out-1, OverflowEnded Rejected, OverflowBegan 01J0.2, AgentCalled 01J0.2, Dialled 01J0.2 -> SettleLeg out-1, CallAgent 01J0.2 caller
            ring expired target: DialFailed out-1 NoAnswer, OverflowEnded NoAnswer, OverflowBegan 01J0.2, AgentCalled 01J0.2, Dialled 01J0.2 -> ReleaseLeg out-1 Abandoned, CallAgent 01J0.2 caller
            time spent target: DialFailed out-1 LimitReached, OverflowEnded LimitReached, OverflowBegan 01J0.2, AgentCalled 01J0.2, Dialled 01J0.2 -> ReleaseLeg out-1 Abandoned, CallAgent 01J0.2 caller
            ended caller: LegClosed caller, Released Abandoned -> ReleaseLeg out-1 Abandoned
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg out-1 MediaLost
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg out-1 Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        number rings, unwelcome
            accepted to sales, accepted to number, accepted all, full to sales, full to number, due to sales, due to number, due all: !Stale
            sales takes it, sales takes it back to support, sales takes it to number, sales is full, queue accepted, queue refused: !Stale
            silent caller, wait expired: !Stale
            offer o3, moved to sales, moved to support, moved to colleague: !NotWaiting
            answered caller: Answered caller PCMA
            rang target: Rang out-1
            answered target: Answered out-1 PCMA, OverflowEnded Answered, Connected out-1 -> Bridge caller out-1
            failed target: DialFailed out-1 Busy, LegClosed out-1, OverflowEnded Busy -> SettleLeg out-1, JoinQueue support, WelcomeCaller
            ended target: DialFailed out-1 Rejected, LegClosed out-1, OverflowEnded Rejected -> SettleLeg out-1, JoinQueue support, WelcomeCaller
            ring expired target: DialFailed out-1 NoAnswer, OverflowEnded NoAnswer -> ReleaseLeg out-1 Abandoned, JoinQueue support, WelcomeCaller
            time spent target: DialFailed out-1 LimitReached, OverflowEnded LimitReached -> ReleaseLeg out-1 Abandoned, JoinQueue support, WelcomeCaller
            ended caller: LegClosed caller, Released Abandoned -> ReleaseLeg out-1 Abandoned
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg out-1 Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        number rings, refused
            accepted to sales, accepted to number, accepted all, full to sales, full to number, due to sales, due to number, due all: !Stale
            sales takes it, sales takes it back to support, sales takes it to number, sales is full, queue accepted, queue refused: !Stale
            silent caller, wait expired: !Stale
            offer o3, moved to sales, moved to support, moved to colleague: !NotWaiting
            answered caller: Answered caller PCMA
            rang target: Rang out-1
            answered target: Answered out-1 PCMA, OverflowEnded Answered, Connected out-1 -> Bridge caller out-1
            failed target: DialFailed out-1 Busy, LegClosed out-1, OverflowEnded Busy, Released QueueFull -> SettleLeg out-1, LeaveQueue support, RejectLeg caller 486 QueueFull
            ended target: DialFailed out-1 Rejected, LegClosed out-1, OverflowEnded Rejected, Released QueueFull -> SettleLeg out-1, LeaveQueue support, RejectLeg caller 486 QueueFull
            ring expired target: DialFailed out-1 NoAnswer, OverflowEnded NoAnswer, Released QueueFull -> ReleaseLeg out-1 Abandoned, LeaveQueue support, RejectLeg caller 486 QueueFull
            time spent target: DialFailed out-1 LimitReached, OverflowEnded LimitReached, Released QueueFull -> ReleaseLeg out-1 Abandoned, LeaveQueue support, RejectLeg caller 486 QueueFull
            ended caller: LegClosed caller, Released Abandoned -> ReleaseLeg out-1 Abandoned
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg out-1 Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        agent rings
            accepted to sales, accepted to number, accepted all, full to sales, full to number, due to sales, due to number, due all: !Stale
            sales takes it, sales takes it back to support, sales takes it to number, sales is full, queue accepted, queue refused: !Stale
            wait expired: !Stale
            offer o3, moved to sales, moved to support, moved to colleague: !NotWaiting
            answered caller: nothing
            rang target: Rang 01J0.2 -> PlayRingback caller
            answered target: Answered 01J0.2 PCMA, OverflowEnded Answered, Connected 01J0.2 -> Bridge caller 01J0.2, TellAgent 1002 01J0.2 Answered
            failed target: OfferEnded 01J0.2 Busy, LegClosed 01J0.2, OverflowEnded Busy -> TellAgent 1002 01J0.2 Busy, JoinQueue support, PlayMusic caller
            ended target: OfferEnded 01J0.2 Rejected, LegClosed 01J0.2, OverflowEnded Rejected -> TellAgent 1002 01J0.2 Rejected, JoinQueue support, PlayMusic caller
            ring expired target: OfferEnded 01J0.2 NoAnswer, OverflowEnded NoAnswer -> ReleaseLeg 01J0.2 Abandoned, TellAgent 1002 01J0.2 NoAnswer, JoinQueue support, PlayMusic caller
            time spent target: OfferEnded 01J0.2 LimitReached, OverflowEnded LimitReached -> ReleaseLeg 01J0.2 Abandoned, TellAgent 1002 01J0.2 LimitReached, JoinQueue support, PlayMusic caller
            ended caller: LegClosed caller, OfferEnded 01J0.2 CallerGone, Released Abandoned -> ReleaseLeg 01J0.2 Abandoned, TellAgent 1002 01J0.2 CallerGone
            silent caller: OfferEnded 01J0.2 CallerGone, Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg 01J0.2 MediaLost, TellAgent 1002 01J0.2 CallerGone
            clear: OfferEnded 01J0.2 CallerGone, Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg 01J0.2 Cleared, TellAgent 1002 01J0.2 CallerGone
            node lost: OfferEnded 01J0.2 CallerGone, Released NodeLost, Completed -> TellAgent 1002 01J0.2 CallerGone, PostRecord
        colleague rings
            accepted to sales, accepted to number, accepted all, full to sales, full to number, due to sales, due to number, due all: !Stale
            sales takes it, sales takes it back to support, sales takes it to number, sales is full, queue accepted, queue refused: !Stale
            wait expired: !Stale
            offer o3, moved to sales, moved to support, moved to colleague: !NotWaiting
            answered caller: nothing
            rang target: Rang 01J0.1 -> PlayRingback caller
            answered target: Answered 01J0.1 PCMA, OverflowEnded Answered, Connected 01J0.1 -> Bridge caller 01J0.1, TellAgent 1002 01J0.1 Answered
            failed target: OfferEnded 01J0.1 Busy, LegClosed 01J0.1, OverflowEnded Busy -> TellAgent 1002 01J0.1 Busy, JoinQueue support, PlayMusic caller
            ended target: OfferEnded 01J0.1 Rejected, LegClosed 01J0.1, OverflowEnded Rejected -> TellAgent 1002 01J0.1 Rejected, JoinQueue support, PlayMusic caller
            ring expired target: OfferEnded 01J0.1 NoAnswer, OverflowEnded NoAnswer -> ReleaseLeg 01J0.1 Abandoned, TellAgent 1002 01J0.1 NoAnswer, JoinQueue support, PlayMusic caller
            time spent target: OfferEnded 01J0.1 LimitReached, OverflowEnded LimitReached -> ReleaseLeg 01J0.1 Abandoned, TellAgent 1002 01J0.1 LimitReached, JoinQueue support, PlayMusic caller
            ended caller: LegClosed caller, OfferEnded 01J0.1 CallerGone, Released Abandoned -> ReleaseLeg 01J0.1 Abandoned, TellAgent 1002 01J0.1 CallerGone
            silent caller: OfferEnded 01J0.1 CallerGone, Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg 01J0.1 MediaLost, TellAgent 1002 01J0.1 CallerGone
            clear: OfferEnded 01J0.1 CallerGone, Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg 01J0.1 Cleared, TellAgent 1002 01J0.1 CallerGone
            node lost: OfferEnded 01J0.1 CallerGone, Released NodeLost, Completed -> TellAgent 1002 01J0.1 CallerGone, PostRecord
        number talks
            accepted to sales, accepted to number, accepted all, full to sales, full to number, due to sales, due to number, due all: !Stale
            sales takes it, sales takes it back to support, sales takes it to number, sales is full, queue accepted, queue refused: !Stale
            ring expired target, wait expired: !Stale
            offer o3, moved to sales, moved to support, moved to colleague: !NotWaiting
            answered caller, answered target: nothing
            rang target: Rang out-1
            failed target: LegClosed out-1, Released LegFailed -> ReleaseLeg caller LegFailed
            ended target: LegClosed out-1, Released CalleeHungUp -> ReleaseLeg caller CalleeHungUp
            time spent target: Released OutboundLimit -> ReleaseLeg caller OutboundLimit, ReleaseLeg out-1 OutboundLimit
            ended caller: LegClosed caller, Released CallerHungUp -> ReleaseLeg out-1 CallerHungUp
            silent caller: Released MediaLost -> ReleaseLeg caller MediaLost, ReleaseLeg out-1 MediaLost
            clear: Released Cleared -> ReleaseLeg caller Cleared, ReleaseLeg out-1 Cleared
            node lost: Released NodeLost, Completed -> PostRecord
        """;
}
