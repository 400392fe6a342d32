namespace Platform.Domain.Tests.Agents;

internal static class AgentTable
{
    public const string Text = """
        offline
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: LoggedIn s1 voice, BecameReady False -> TellQueues True, Publish
            logout, lease lost, serve same queues, serve other queues, not held o1, not held o1 of old, not held o2, tick: nothing
            tick at wrap-up's end, tick at session's end: nothing
            make ready, take break, keep alive, lease renewed, old lease renewed, reserve o1, reserve o2, reserve lent o2, reserve for other queue, forced ready, forced break, extend: !NotLoggedIn
            engaged directly o1, engaged directly o2, places o1, places o2, confirm o1, confirm o2: !NotLoggedIn
            supervises o1: Began o1 -> Publish
            supervises o2: Began o2 -> Publish
            ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1, answered o2, release o1: !StaleOffer
            release o2, contact ended o1, contact ended o2: !StaleOffer
        ready
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: SessionExtended, LeaseExtended voice
            logout, lease lost, tick at session's end: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            make ready, old lease renewed, serve same queues, not held o1, not held o1 of old, not held o2, tick, tick at wrap-up's end, forced ready: nothing
            take break, forced break: WentOnBreak lunch -> TellQueues False, Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            serve other queues: QueuesChanged -> LeaveQueues, TellQueues True
            reserve o1: Reserved o1 -> TellQueues False, Publish
            reserve o2, reserve lent o2: Reserved o2 -> TellQueues False, Publish
            reserve for other queue: !NotInQueue
            engaged directly o1: RungDirectly o1 -> TellQueues False, Publish
            engaged directly o2: RungDirectly o2 -> TellQueues False, Publish
            places o1: Began o1 -> TellQueues False, Publish
            supervises o1: Began o1 -> TellQueues False, Publish
            places o2: Began o2 -> TellQueues False, Publish
            supervises o2: Began o2 -> TellQueues False, Publish
            confirm o1, confirm o2, ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1: !StaleOffer
            answered o2, release o1, release o2, contact ended o1, contact ended o2: !StaleOffer
            extend: !NotInWrapUp
        reserved
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, tick at session's end: WishNoted -> Publish
            make ready, old lease renewed, serve same queues, reserve o1, engaged directly o1, places o1, supervises o1, ringing o1, not held o1 of old, forced ready: nothing
            not held o2, tick, tick at wrap-up's end: nothing
            take break, forced break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o1: RingStarted -> Publish
            confirm o2, answered o2, release o2, contact ended o2: !StaleOffer
            answered o1: Answered -> Publish
            no answer o1: WentOnBreak no_answer -> Publish
            rejected o1: WentOnBreak rejected -> Publish
            unreachable o1: WentOnBreak unreachable -> Publish
            caller gone o1, busy o1, release o1, not held o1: BecameReady True -> TellQueues True, Publish
            contact ended o1: WrapUpStarted -> Publish
            extend: !NotInWrapUp
        reserved, break wished
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, make ready, tick at session's end, forced ready: WishNoted -> Publish
            take break, old lease renewed, serve same queues, reserve o1, engaged directly o1, places o1, supervises o1, ringing o1, not held o1 of old, forced break: nothing
            not held o2, tick, tick at wrap-up's end: nothing
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o1: RingStarted -> Publish
            confirm o2, answered o2, release o2, contact ended o2: !StaleOffer
            answered o1: Answered -> Publish
            no answer o1: WentOnBreak no_answer -> Publish
            rejected o1: WentOnBreak rejected -> Publish
            unreachable o1: WentOnBreak unreachable -> Publish
            caller gone o1, busy o1, release o1, not held o1: WentOnBreak lunch -> Publish
            contact ended o1: WrapUpStarted -> Publish
            extend: !NotInWrapUp
        ringing
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, tick at session's end: WishNoted -> Publish
            make ready, old lease renewed, serve same queues, reserve o1, engaged directly o1, places o1, supervises o1, confirm o1, ringing o1, forced ready: nothing
            not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            take break, forced break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o2, answered o2, release o1, release o2, contact ended o2: !StaleOffer
            answered o1: Answered -> Publish
            no answer o1: WentOnBreak no_answer -> Publish
            rejected o1: WentOnBreak rejected -> Publish
            unreachable o1: WentOnBreak unreachable -> Publish
            caller gone o1, busy o1, not held o1: BecameReady True -> TellQueues True, Publish
            contact ended o1: WrapUpStarted -> Publish
            extend: !NotInWrapUp
        ringing, logout wished
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionTakenOver s1 voice, WishNoted -> Publish
            logout, old lease renewed, serve same queues, reserve o1, engaged directly o1, places o1, supervises o1, confirm o1, ringing o1: nothing
            not held o1 of old, not held o2, tick, tick at wrap-up's end, tick at session's end: nothing
            make ready, forced ready: WishNoted -> Publish
            take break, forced break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o2, answered o2, release o1, release o2, contact ended o2: !StaleOffer
            answered o1: Answered -> Publish
            no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1, not held o1: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            contact ended o1: WrapUpStarted -> Publish
            extend: !NotInWrapUp
        talking
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, tick at session's end: WishNoted -> Publish
            make ready, old lease renewed, serve same queues, reserve o1, engaged directly o1, places o1, supervises o1, answered o1, not held o1 of old, forced ready: nothing
            not held o2, tick, tick at wrap-up's end: nothing
            take break, forced break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1, answered o2, release o1: !StaleOffer
            release o2, contact ended o2: !StaleOffer
            contact ended o1, not held o1: WrapUpStarted -> Publish
            extend: !NotInWrapUp
        talking, break wished
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, make ready, tick at session's end, forced ready: WishNoted -> Publish
            take break, old lease renewed, serve same queues, reserve o1, engaged directly o1, places o1, supervises o1, answered o1, not held o1 of old, forced break: nothing
            not held o2, tick, tick at wrap-up's end: nothing
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1, answered o2, release o1: !StaleOffer
            release o2, contact ended o2: !StaleOffer
            contact ended o1, not held o1: WrapUpStarted -> Publish
            extend: !NotInWrapUp
        talking, logout wished
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionTakenOver s1 voice, WishNoted -> Publish
            logout, old lease renewed, serve same queues, reserve o1, engaged directly o1, places o1, supervises o1, answered o1, not held o1 of old: nothing
            not held o2, tick, tick at wrap-up's end, tick at session's end: nothing
            make ready, forced ready: WishNoted -> Publish
            take break, forced break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1, answered o2, release o1: !StaleOffer
            release o2, contact ended o2: !StaleOffer
            contact ended o1, not held o1: WrapUpStarted -> Publish
            extend: !NotInWrapUp
        talking without a seat
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionTakenOver s1 voice, WishNoted -> Publish
            logout, lease renewed, old lease renewed, lease lost, serve same queues, reserve o1, engaged directly o1, places o1, supervises o1, answered o1: nothing
            not held o1 of old, not held o2, tick, tick at wrap-up's end, tick at session's end: nothing
            make ready, take break, forced ready, forced break: !NotLoggedIn
            keep alive: SessionExtended
            serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1, answered o2, release o1: !StaleOffer
            release o2, contact ended o2: !StaleOffer
            contact ended o1, not held o1: LoggedOut -> TellQueues False, Publish
            extend: !NotInWrapUp
        talking, no wrap-up
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, tick at session's end: WishNoted -> Publish
            make ready, old lease renewed, serve same queues, reserve o1, engaged directly o1, places o1, supervises o1, answered o1, not held o1 of old, forced ready: nothing
            not held o2, tick, tick at wrap-up's end: nothing
            take break, forced break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1, answered o2, release o1: !StaleOffer
            release o2, contact ended o2: !StaleOffer
            contact ended o1, not held o1: BecameReady False -> TellQueues True, Publish
            extend: !NotInWrapUp
        ringing directly
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, tick at session's end: WishNoted -> Publish
            make ready, old lease renewed, serve same queues, reserve o1, engaged directly o1, places o1, supervises o1, confirm o1, ringing o1, forced ready: nothing
            not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            take break, forced break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o2, answered o2, release o1, release o2, contact ended o2: !StaleOffer
            answered o1: Answered -> Publish
            no answer o1: WentOnBreak no_answer -> Publish
            rejected o1: WentOnBreak rejected -> Publish
            unreachable o1: WentOnBreak unreachable -> Publish
            caller gone o1, busy o1, not held o1: BecameReady True -> TellQueues True, Publish
            contact ended o1: WrapUpStarted -> Publish
            extend: !NotInWrapUp
        talking, placed
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, tick at session's end: WishNoted -> Publish
            make ready, old lease renewed, serve same queues, reserve o1, engaged directly o1, places o1, supervises o1, answered o1, not held o1 of old, forced ready: nothing
            not held o2, tick, tick at wrap-up's end: nothing
            take break, forced break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, busy o1, answered o2, release o1, release o2: !StaleOffer
            contact ended o2: !StaleOffer
            caller gone o1: BecameReady True -> TellQueues True, Publish
            contact ended o1, not held o1: WrapUpStarted -> Publish
            extend: !NotInWrapUp
        talking, placed on break
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, make ready, tick at session's end, forced ready: WishNoted -> Publish
            take break, old lease renewed, serve same queues, reserve o1, engaged directly o1, places o1, supervises o1, answered o1, not held o1 of old, forced break: nothing
            not held o2, tick, tick at wrap-up's end: nothing
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, busy o1, answered o2, release o1, release o2: !StaleOffer
            contact ended o2: !StaleOffer
            caller gone o1, contact ended o1, not held o1: WentOnBreak lunch -> Publish
            extend: !NotInWrapUp
        supervising without a seat
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionTakenOver s1 voice, WishNoted -> Publish
            logout, lease renewed, old lease renewed, lease lost, reserve o1, engaged directly o1, places o1, supervises o1, answered o1: nothing
            not held o1 of old, not held o2, tick, tick at wrap-up's end, tick at session's end: nothing
            make ready, take break, forced ready, forced break: !NotLoggedIn
            keep alive: SessionExtended
            serve same queues, serve other queues: QueuesChanged
            reserve o2, reserve lent o2, reserve for other queue, engaged directly o2, places o2, supervises o2: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, busy o1, answered o2, release o1, release o2: !StaleOffer
            contact ended o2: !StaleOffer
            caller gone o1, contact ended o1, not held o1: LoggedOut -> TellQueues False, Publish
            extend: !NotInWrapUp
        wrap-up
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: SessionExtended, LeaseExtended voice
            logout, lease lost, tick at session's end: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            make ready, tick at wrap-up's end, forced ready: BecameReady True -> TellQueues True, Publish
            take break, forced break: WentOnBreak lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            old lease renewed, serve same queues, not held o1, not held o1 of old, not held o2, tick: nothing
            serve other queues: QueuesChanged
            reserve o1, reserve o2, reserve lent o2, reserve for other queue, engaged directly o1, engaged directly o2: !NotReady
            places o1: Began o1 -> Publish
            supervises o1: Began o1 -> Publish
            places o2: Began o2 -> Publish
            supervises o2: Began o2 -> Publish
            confirm o1, confirm o2, ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1: !StaleOffer
            answered o2, release o1, release o2, contact ended o1, contact ended o2: !StaleOffer
            extend: !NotExtendable
        wrap-up, break wished
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: SessionExtended, LeaseExtended voice
            logout, lease lost, tick at session's end: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            make ready, forced ready: BecameReady True -> TellQueues True, Publish
            take break, tick at wrap-up's end, forced break: WentOnBreak lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            old lease renewed, serve same queues, not held o1, not held o1 of old, not held o2, tick: nothing
            serve other queues: QueuesChanged
            reserve o1, reserve o2, reserve lent o2, reserve for other queue, engaged directly o1, engaged directly o2: !NotReady
            places o1: Began o1 lunch -> Publish
            supervises o1: Began o1 lunch -> Publish
            places o2: Began o2 lunch -> Publish
            supervises o2: Began o2 lunch -> Publish
            confirm o1, confirm o2, ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1: !StaleOffer
            answered o2, release o1, release o2, contact ended o1, contact ended o2: !StaleOffer
            extend: !NotExtendable
        fixed wrap-up
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: SessionExtended, LeaseExtended voice
            logout, lease lost, tick at session's end: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            tick at wrap-up's end, forced ready: BecameReady True -> TellQueues True, Publish
            take break: WishNoted lunch -> Publish
            forced break: WentOnBreak lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            make ready, old lease renewed, serve same queues, not held o1, not held o1 of old, not held o2, tick: nothing
            serve other queues: QueuesChanged
            reserve o1, reserve o2, reserve lent o2, reserve for other queue, engaged directly o1, engaged directly o2: !NotReady
            places o1: Began o1 -> Publish
            supervises o1: Began o1 -> Publish
            places o2: Began o2 -> Publish
            supervises o2: Began o2 -> Publish
            confirm o1, confirm o2, ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1: !StaleOffer
            answered o2, release o1, release o2, contact ended o1, contact ended o2: !StaleOffer
            extend: !NotExtendable
        wrap-up until done
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: SessionExtended, LeaseExtended voice
            logout, lease lost, tick at session's end: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            make ready, forced ready: BecameReady True -> TellQueues True, Publish
            take break, forced break: WentOnBreak lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            old lease renewed, serve same queues, not held o1, not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            serve other queues: QueuesChanged
            reserve o1, reserve o2, reserve lent o2, reserve for other queue, engaged directly o1, engaged directly o2: !NotReady
            places o1: Began o1 -> Publish
            supervises o1: Began o1 -> Publish
            places o2: Began o2 -> Publish
            supervises o2: Began o2 -> Publish
            confirm o1, confirm o2, ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1: !StaleOffer
            answered o2, release o1, release o2, contact ended o1, contact ended o2: !StaleOffer
            extend: !NotExtendable
        extendable wrap-up
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: SessionExtended, LeaseExtended voice
            logout, lease lost, tick at session's end: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            make ready, tick at wrap-up's end, forced ready: BecameReady True -> TellQueues True, Publish
            take break, forced break: WentOnBreak lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            old lease renewed, serve same queues, not held o1, not held o1 of old, not held o2, tick: nothing
            serve other queues: QueuesChanged
            reserve o1, reserve o2, reserve lent o2, reserve for other queue, engaged directly o1, engaged directly o2: !NotReady
            places o1: Began o1 -> Publish
            supervises o1: Began o1 -> Publish
            places o2: Began o2 -> Publish
            supervises o2: Began o2 -> Publish
            confirm o1, confirm o2, ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1: !StaleOffer
            answered o2, release o1, release o2, contact ended o1, contact ended o2: !StaleOffer
            extend: WrapUpExtended -> Publish
        wrap-up extended to its latest end
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: SessionExtended, LeaseExtended voice
            logout, lease lost, tick at session's end: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            make ready, forced ready: BecameReady True -> TellQueues True, Publish
            take break, forced break: WentOnBreak lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            old lease renewed, serve same queues, not held o1, not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            serve other queues: QueuesChanged
            reserve o1, reserve o2, reserve lent o2, reserve for other queue, engaged directly o1, engaged directly o2: !NotReady
            places o1: Began o1 -> Publish
            supervises o1: Began o1 -> Publish
            places o2: Began o2 -> Publish
            supervises o2: Began o2 -> Publish
            confirm o1, confirm o2, ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1: !StaleOffer
            answered o2, release o1, release o2, contact ended o1, contact ended o2: !StaleOffer
            extend: !NotExtendable
        break
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: SessionExtended, LeaseExtended voice
            logout, lease lost, tick at session's end: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            make ready, forced ready: BecameReady False -> TellQueues True, Publish
            take break, old lease renewed, serve same queues, not held o1, not held o1 of old, not held o2, tick, tick at wrap-up's end, forced break: nothing
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            serve other queues: QueuesChanged
            reserve o1, reserve o2, reserve lent o2, reserve for other queue, engaged directly o1, engaged directly o2: !NotReady
            places o1: Began o1 lunch -> Publish
            supervises o1: Began o1 lunch -> Publish
            places o2: Began o2 lunch -> Publish
            supervises o2: Began o2 lunch -> Publish
            confirm o1, confirm o2, ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, busy o1: !StaleOffer
            answered o2, release o1, release o2, contact ended o1, contact ended o2: !StaleOffer
            extend: !NotInWrapUp
        """;
}
