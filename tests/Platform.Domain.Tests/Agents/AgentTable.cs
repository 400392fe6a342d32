namespace Platform.Domain.Tests.Agents;

internal static class AgentTable
{
    public const string Text = """
        offline
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: LoggedIn s1 voice, BecameReady False -> TellQueues True, Publish
            logout, lease lost, not held o1, not held o1 of old, not held o2, tick, tick at wrap-up's end, tick at session's end: nothing
            make ready, take break, keep alive, lease renewed, old lease renewed, reserve o1, reserve o2, reserve for other queue: !NotLoggedIn
            confirm o1, confirm o2: !NotLoggedIn
            ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, answered o2, release o1, release o2: !StaleOffer
            contact ended o1, contact ended o2: !StaleOffer
            serve same queues, serve other queues: nothing
        ready
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: SessionExtended, LeaseExtended voice
            logout, lease lost, tick at session's end: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            make ready, old lease renewed, not held o1, not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            take break: WentOnBreak lunch -> TellQueues False, Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            reserve o1: Reserved o1 -> TellQueues False, Publish
            reserve o2: Reserved o2 -> TellQueues False, Publish
            reserve for other queue: !NotInQueue
            confirm o1, confirm o2, ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, answered o2: !StaleOffer
            release o1, release o2, contact ended o1, contact ended o2: !StaleOffer
            serve same queues: nothing
            serve other queues: QueuesChanged -> LeaveQueues, TellQueues True
        reserved
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, tick at session's end: WishNoted -> Publish
            make ready, old lease renewed, reserve o1, ringing o1, not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            take break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            reserve o2, reserve for other queue: !NotReady
            confirm o1: RingStarted -> Publish
            confirm o2, answered o2, release o2, contact ended o2: !StaleOffer
            answered o1: Answered -> Publish
            no answer o1: WentOnBreak no_answer -> Publish
            rejected o1: WentOnBreak rejected -> Publish
            unreachable o1: WentOnBreak unreachable -> Publish
            caller gone o1, release o1, not held o1: BecameReady True -> TellQueues True, Publish
            contact ended o1: WrapUpStarted -> Publish
            serve same queues: nothing
            serve other queues: QueuesChanged
        reserved, break wished
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, make ready, tick at session's end: WishNoted -> Publish
            take break, old lease renewed, reserve o1, ringing o1, not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            reserve o2, reserve for other queue: !NotReady
            confirm o1: RingStarted -> Publish
            confirm o2, answered o2, release o2, contact ended o2: !StaleOffer
            answered o1: Answered -> Publish
            no answer o1: WentOnBreak no_answer -> Publish
            rejected o1: WentOnBreak rejected -> Publish
            unreachable o1: WentOnBreak unreachable -> Publish
            caller gone o1, release o1, not held o1: WentOnBreak lunch -> Publish
            contact ended o1: WrapUpStarted -> Publish
            serve same queues: nothing
            serve other queues: QueuesChanged
        ringing
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, tick at session's end: WishNoted -> Publish
            make ready, old lease renewed, reserve o1, confirm o1, ringing o1, not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            take break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            reserve o2, reserve for other queue: !NotReady
            confirm o2, answered o2, release o1, release o2, contact ended o2: !StaleOffer
            answered o1: Answered -> Publish
            no answer o1: WentOnBreak no_answer -> Publish
            rejected o1: WentOnBreak rejected -> Publish
            unreachable o1: WentOnBreak unreachable -> Publish
            caller gone o1, not held o1: BecameReady True -> TellQueues True, Publish
            contact ended o1: WrapUpStarted -> Publish
            serve same queues: nothing
            serve other queues: QueuesChanged
        ringing, logout wished
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionTakenOver s1 voice, WishNoted -> Publish
            logout, old lease renewed, reserve o1, confirm o1, ringing o1, not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            tick at session's end: nothing
            make ready: WishNoted -> Publish
            take break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            reserve o2, reserve for other queue: !NotReady
            confirm o2, answered o2, release o1, release o2, contact ended o2: !StaleOffer
            answered o1: Answered -> Publish
            no answer o1, rejected o1, unreachable o1, caller gone o1, not held o1: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            contact ended o1: WrapUpStarted -> Publish
            serve same queues: nothing
            serve other queues: QueuesChanged
        talking
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, tick at session's end: WishNoted -> Publish
            make ready, old lease renewed, reserve o1, answered o1, not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            take break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            reserve o2, reserve for other queue: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, caller gone o1, answered o2, release o1: !StaleOffer
            release o2, contact ended o2: !StaleOffer
            contact ended o1, not held o1: WrapUpStarted -> Publish
            serve same queues: nothing
            serve other queues: QueuesChanged
        talking, break wished
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, make ready, tick at session's end: WishNoted -> Publish
            take break, old lease renewed, reserve o1, answered o1, not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            reserve o2, reserve for other queue: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, caller gone o1, answered o2, release o1: !StaleOffer
            release o2, contact ended o2: !StaleOffer
            contact ended o1, not held o1: WrapUpStarted -> Publish
            serve same queues: nothing
            serve other queues: QueuesChanged
        talking, logout wished
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionTakenOver s1 voice, WishNoted -> Publish
            logout, old lease renewed, reserve o1, answered o1, not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            tick at session's end: nothing
            make ready: WishNoted -> Publish
            take break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            reserve o2, reserve for other queue: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, caller gone o1, answered o2, release o1: !StaleOffer
            release o2, contact ended o2: !StaleOffer
            contact ended o1, not held o1: WrapUpStarted -> Publish
            serve same queues: nothing
            serve other queues: QueuesChanged
        talking without a seat
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionTakenOver s1 voice, WishNoted -> Publish
            logout, lease renewed, old lease renewed, lease lost, reserve o1, answered o1, not held o1 of old, not held o2, tick: nothing
            tick at wrap-up's end, tick at session's end: nothing
            make ready, take break: !NotLoggedIn
            keep alive: SessionExtended
            reserve o2, reserve for other queue: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, caller gone o1, answered o2, release o1: !StaleOffer
            release o2, contact ended o2: !StaleOffer
            contact ended o1, not held o1: LoggedOut -> TellQueues False, Publish
            serve same queues: nothing
            serve other queues: QueuesChanged
        talking, no wrap-up
            login ready: SessionTakenOver s2 voice, WishNoted -> Publish
            login on break: SessionTakenOver s2 voice, WishNoted not_ready -> Publish
            same login: SessionExtended, LeaseExtended voice
            logout, tick at session's end: WishNoted -> Publish
            make ready, old lease renewed, reserve o1, answered o1, not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            take break: WishNoted lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            lease lost: LeaseDropped -> Publish
            reserve o2, reserve for other queue: !NotReady
            confirm o1, confirm o2, ringing o1, no answer o1, rejected o1, unreachable o1, caller gone o1, answered o2, release o1: !StaleOffer
            release o2, contact ended o2: !StaleOffer
            contact ended o1, not held o1: BecameReady False -> TellQueues True, Publish
            serve same queues: nothing
            serve other queues: QueuesChanged
        wrap-up
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: SessionExtended, LeaseExtended voice
            logout, lease lost, tick at session's end: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            make ready, tick at wrap-up's end: BecameReady True -> TellQueues True, Publish
            take break: WentOnBreak lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            old lease renewed, not held o1, not held o1 of old, not held o2, tick: nothing
            reserve o1, reserve o2, reserve for other queue: !NotReady
            confirm o1, confirm o2, ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, answered o2: !StaleOffer
            release o1, release o2, contact ended o1, contact ended o2: !StaleOffer
            serve same queues: nothing
            serve other queues: QueuesChanged
        wrap-up, break wished
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: SessionExtended, LeaseExtended voice
            logout, lease lost, tick at session's end: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            make ready: BecameReady True -> TellQueues True, Publish
            take break, tick at wrap-up's end: WentOnBreak lunch -> Publish
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            old lease renewed, not held o1, not held o1 of old, not held o2, tick: nothing
            reserve o1, reserve o2, reserve for other queue: !NotReady
            confirm o1, confirm o2, ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, answered o2: !StaleOffer
            release o1, release o2, contact ended o1, contact ended o2: !StaleOffer
            serve same queues: nothing
            serve other queues: QueuesChanged
        break
            login ready: LoggedIn s2 voice, BecameReady False -> TellQueues True, Publish
            login on break: LoggedIn s2 voice, WentOnBreak not_ready -> TellQueues False, Publish
            same login: SessionExtended, LeaseExtended voice
            logout, lease lost, tick at session's end: LoggedOut -> TellQueues False, Publish, ReleaseSeat voice
            make ready: BecameReady False -> TellQueues True, Publish
            take break, old lease renewed, not held o1, not held o1 of old, not held o2, tick, tick at wrap-up's end: nothing
            keep alive: SessionExtended
            lease renewed: LeaseExtended voice
            reserve o1, reserve o2, reserve for other queue: !NotReady
            confirm o1, confirm o2, ringing o1, answered o1, no answer o1, rejected o1, unreachable o1, caller gone o1, answered o2: !StaleOffer
            release o1, release o2, contact ended o1, contact ended o2: !StaleOffer
            serve same queues: nothing
            serve other queues: QueuesChanged
        """;
}
