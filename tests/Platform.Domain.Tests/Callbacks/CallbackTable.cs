namespace Platform.Domain.Tests.Callbacks;

/// <summary>The life of a callback.</summary>
internal static class CallbackTable
{
    public const string Text = """
        none
            call customer, not served o1: !NoSuchCallback
            notice taken: nothing
            create, create of abandoned: Created acme
            caller left, caller left at night, offer o1, offer o2, offer o3, offer o3 at night, connected o1, connected o2, busy o1: !NoSuchCallback
            busy o1 at night, busy o2, hopeless o1, agent missed o1, agent missed o1 at night, agent missed o2: !NoSuchCallback
            agent missed o2 too late, not placed o1, cancel: !NoSuchCallback
            tick, tick after a minute, tick after the retry time, tick at night, tick too late: nothing
        resting, caller on the line
            call customer: !NotWaiting
            not served o1, notice taken: nothing
            create, create of abandoned, tick, connected o1, connected o2, busy o1, busy o1 at night, busy o2, hopeless o1, agent missed o1: nothing
            agent missed o1 at night, agent missed o2, agent missed o2 too late, not placed o1: nothing
            caller left, tick after a minute, tick after the retry time: Joined -> JoinQueue
            caller left at night, tick at night: Rested
            tick too late: Ended Expired
            offer o1, offer o2, offer o3, offer o3 at night: !NotWaiting
            cancel: Ended Cancelled
        resting, of abandoned
            call customer: !NotWaiting
            not served o1, notice taken: nothing
            create, create of abandoned, connected o1, connected o2, busy o1, busy o1 at night, busy o2, hopeless o1, agent missed o1: nothing
            agent missed o1 at night, agent missed o2, agent missed o2 too late, not placed o1: nothing
            caller left, tick, tick after a minute, tick after the retry time: Joined -> JoinQueue
            caller left at night, tick at night: Rested
            tick too late: Ended Expired
            offer o1, offer o2, offer o3, offer o3 at night: !NotWaiting
            cancel: Ended Cancelled
        waiting
            call customer: !NotWaiting
            not served o1, notice taken: nothing
            create, create of abandoned, caller left, caller left at night, connected o1, connected o2, busy o1, busy o1 at night, busy o2: nothing
            hopeless o1, agent missed o1, agent missed o1 at night, agent missed o2, agent missed o2 too late, not placed o1: nothing
            tick, tick after a minute, tick after the retry time: -> JoinQueue
            tick at night: Rested -> LeaveQueue
            tick too late: Ended Expired -> LeaveQueue
            offer o1: AttemptStarted call-o1 -> PlaceCall call-o1
            offer o2: AttemptStarted call-o2 -> PlaceCall call-o2
            offer o3: AttemptStarted call-o3 -> PlaceCall call-o3
            offer o3 at night: !NotWaiting
            cancel: Ended Cancelled -> LeaveQueue
        attempting
            call customer: !NotWaiting
            not served o1: AttemptEnded NotServed Abandoned, Rested
            notice taken: nothing
            create, create of abandoned, caller left, caller left at night, offer o1, connected o2, busy o2, agent missed o2: nothing
            agent missed o2 too late: nothing
            tick, tick after a minute, tick after the retry time, tick at night, tick too late: -> LookAtCall call-o1
            offer o2, offer o3, offer o3 at night: !NotWaiting
            connected o1: AttemptEnded Connected CalleeHungUp, Ended Done
            busy o1, busy o1 at night: AttemptEnded NotReached Busy, Rested
            hopeless o1: AttemptEnded Hopeless UnallocatedNumber, Ended GivenUp
            agent missed o1: AttemptEnded AgentMissed, Joined -> JoinQueue
            agent missed o1 at night: AttemptEnded AgentMissed, Rested
            not placed o1: AttemptEnded NotPlaced, Rested
            cancel: !UnderWay
        waiting after a missed agent
            call customer: !NotWaiting
            not served o1, notice taken: nothing
            create, create of abandoned, caller left, caller left at night, connected o1, connected o2, busy o1, busy o1 at night, busy o2: nothing
            hopeless o1, agent missed o1, agent missed o1 at night, agent missed o2, agent missed o2 too late, not placed o1: nothing
            tick, tick after a minute, tick after the retry time: -> JoinQueue
            tick at night: Rested -> LeaveQueue
            tick too late: Ended Expired -> LeaveQueue
            offer o1, offer o3 at night: !NotWaiting
            offer o2: AttemptStarted call-o2 -> PlaceCall call-o2
            offer o3: AttemptStarted call-o3 -> PlaceCall call-o3
            cancel: Ended Cancelled -> LeaveQueue
        resting after an attempt
            call customer: !NotWaiting
            not served o1, notice taken: nothing
            create, create of abandoned, caller left, caller left at night, tick, tick after a minute, connected o1, connected o2, busy o1: nothing
            busy o1 at night, busy o2, hopeless o1, agent missed o1, agent missed o1 at night, agent missed o2, agent missed o2 too late: nothing
            not placed o1: nothing
            tick after the retry time: Joined -> JoinQueue
            tick at night: Rested
            tick too late: Ended Expired
            offer o1, offer o2, offer o3, offer o3 at night: !NotWaiting
            cancel: Ended Cancelled
        attempting again
            call customer: !NotWaiting
            not served o1, notice taken: nothing
            create, create of abandoned, caller left, caller left at night, offer o2, connected o1, busy o1, busy o1 at night, hopeless o1: nothing
            agent missed o1, agent missed o1 at night, not placed o1: nothing
            tick, tick after a minute, tick after the retry time, tick at night, tick too late: -> LookAtCall call-o2
            offer o1, offer o3, offer o3 at night: !NotWaiting
            connected o2: AttemptEnded Connected CalleeHungUp, Ended Done
            busy o2: AttemptEnded NotReached Busy, Ended GivenUp
            agent missed o2: AttemptEnded AgentMissed, Joined -> JoinQueue
            agent missed o2 too late: AttemptEnded AgentMissed, Ended Expired
            cancel: !UnderWay
        ended
            call customer: !NotWaiting
            not served o1, notice taken: nothing
            create, create of abandoned, caller left, caller left at night, tick, tick after a minute, tick after the retry time: nothing
            tick at night, tick too late, connected o1, connected o2, busy o1, busy o1 at night, busy o2, hopeless o1, agent missed o1: nothing
            agent missed o1 at night, agent missed o2, agent missed o2 too late, not placed o1: nothing
            offer o1, offer o2, offer o3, offer o3 at night: !NotWaiting
            cancel: !NoSuchCallback
        """;
}
