namespace Platform.Domain.Tests.Voicemail;

/// <summary>The life of a message.</summary>
internal static class MessageTable
{
    public const string Text = """
        none
            take: Began acme
            finish, finish by silence, file open, file closed, file closed short, file closed in a team's box, file missing, file unknown: !NoSuchMessage
            file unknown for long, offer o1, offer o2, done o1, done o2, put back o1, missed o1, missed o1 in a team's box, not placed o1: !NoSuchMessage
            mark done, delete: !NoSuchMessage
            tick, tick after 10 s, tick after the retry time, tick in another queue's box, tick in a team's box, tick after its time: nothing
        taking
            take, file open, file unknown, done o1, done o2, put back o1, missed o1, missed o1 in a team's box, not placed o1: nothing
            finish: Finished 0 -> LookAtFile
            finish by silence: Finished 5000 -> LookAtFile
            file closed: Taken 6000, Joined support -> JoinQueue support
            file closed short: Taken 1999, Ended Discarded
            file closed in a team's box: Taken 6000, Kept
            file missing, file unknown for long: Ended Lost
            tick, tick after 10 s, tick after the retry time, tick in another queue's box, tick in a team's box, tick after its time: -> LookAtFile
            offer o1, offer o2: !NotWaiting
            mark done, delete: !UnderWay
        taking, ended by silence
            take, file open, file unknown, done o1, done o2, put back o1, missed o1, missed o1 in a team's box, not placed o1: nothing
            finish, finish by silence, tick, tick after 10 s, tick after the retry time, tick in another queue's box, tick in a team's box: -> LookAtFile
            tick after its time: -> LookAtFile
            file closed, file closed in a team's box: Taken 6000, Ended Discarded
            file closed short: Taken 1999, Ended Discarded
            file missing, file unknown for long: Ended Lost
            offer o1, offer o2: !NotWaiting
            mark done, delete: !UnderWay
        waiting
            take, finish, finish by silence, file open, file closed, file closed short, file closed in a team's box, file missing, file unknown: nothing
            file unknown for long, done o1, done o2, put back o1, missed o1, missed o1 in a team's box, not placed o1: nothing
            tick, tick after 10 s, tick after the retry time: -> JoinQueue support
            tick in another queue's box: Joined sales -> LeaveQueue support, JoinQueue sales
            tick in a team's box: Kept -> LeaveQueue support
            tick after its time: Ended Expired -> LeaveQueue support
            offer o1: HearingStarted call-o1 -> PlaceCall call-o1
            offer o2: HearingStarted call-o2 -> PlaceCall call-o2
            mark done: Ended Done admin -> LeaveQueue support
            delete: Ended Deleted admin -> LeaveQueue support
        hearing
            take, finish, finish by silence, file open, file closed, file closed short, file closed in a team's box, file missing, file unknown: nothing
            file unknown for long, offer o1, done o2: nothing
            tick, tick after 10 s, tick after the retry time, tick in another queue's box, tick in a team's box: -> LookAtCall call-o1
            tick after its time: -> LookAtCall call-o1
            offer o2: !NotWaiting
            done o1: HearingEnded Done MessageDone, Ended Done
            put back o1: HearingEnded PutBack AgentHungUp, Rested
            missed o1: HearingEnded AgentMissed, Joined support -> JoinQueue support
            missed o1 in a team's box: HearingEnded AgentMissed, Kept
            not placed o1: HearingEnded NotPlaced, Rested
            mark done, delete: !UnderWay
        waiting after a missed agent
            take, finish, finish by silence, file open, file closed, file closed short, file closed in a team's box, file missing, file unknown: nothing
            file unknown for long, done o1, done o2, put back o1, missed o1, missed o1 in a team's box, not placed o1: nothing
            tick, tick after 10 s, tick after the retry time: -> JoinQueue support
            tick in another queue's box: Joined sales -> LeaveQueue support, JoinQueue sales
            tick in a team's box: Kept -> LeaveQueue support
            tick after its time: Ended Expired -> LeaveQueue support
            offer o1: !NotWaiting
            offer o2: HearingStarted call-o2 -> PlaceCall call-o2
            mark done: Ended Done admin -> LeaveQueue support
            delete: Ended Deleted admin -> LeaveQueue support
        resting
            take, finish, finish by silence, file open, file closed, file closed short, file closed in a team's box, file missing, file unknown: nothing
            file unknown for long, tick, tick after 10 s, done o1, done o2, put back o1, missed o1, missed o1 in a team's box, not placed o1: nothing
            tick after the retry time: Joined support -> JoinQueue support
            tick in another queue's box: Joined sales -> JoinQueue sales
            tick in a team's box: Kept
            tick after its time: Ended Expired
            offer o1, offer o2: !NotWaiting
            mark done: Ended Done admin
            delete: Ended Deleted admin
        kept
            take, finish, finish by silence, file open, file closed, file closed short, file closed in a team's box, file missing, file unknown: nothing
            file unknown for long, tick in a team's box, done o1, done o2, put back o1, missed o1, missed o1 in a team's box, not placed o1: nothing
            tick, tick after 10 s, tick after the retry time: Joined support -> JoinQueue support
            tick in another queue's box: Joined sales -> JoinQueue sales
            tick after its time: Ended Expired
            offer o1, offer o2: !NotWaiting
            mark done: Ended Done admin
            delete: Ended Deleted admin
        ended
            take, finish, finish by silence, file open, file closed, file closed short, file closed in a team's box, file missing, file unknown: nothing
            file unknown for long, tick, tick after 10 s, tick after the retry time, tick in another queue's box, tick in a team's box: nothing
            tick after its time, done o1, done o2, put back o1, missed o1, missed o1 in a team's box, not placed o1: nothing
            offer o1, offer o2: !NotWaiting
            mark done, delete: !NoSuchMessage
        """;
}
