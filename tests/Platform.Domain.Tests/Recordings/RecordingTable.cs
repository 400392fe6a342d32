namespace Platform.Domain.Tests.Recordings;

/// <summary>What each command means for the recording, in calls that are recorded always, on demand or never.</summary>
internal static class RecordingTable
{
    public const string Text = """
        always: waiting
            answered: StretchBegan caller|o1 -> Record caller|o1
            start: RecordingAsked admin
            stop: !RecordingRequired
            pause, resume: !NotRecorded
            pause by agent, resume by agent, pause by stranger: !NotTalking
            started: RecordingConfirmed
            failed: RecordingFaulted DiskFull
            queue, consult, complete, agent hangs up: nothing
            caller hangs up, clear, node lost: nothing
        on demand: waiting
            answered: nothing
            start: RecordingAsked admin
            stop: nothing
            pause, resume: !NotRecorded
            pause by agent, resume by agent, pause by stranger: !NotTalking
            started: RecordingConfirmed
            failed: RecordingFaulted DiskFull
            queue, consult, complete, agent hangs up: nothing
            caller hangs up, clear, node lost: nothing
        on demand, asked: waiting
            answered: StretchBegan caller|o1 -> Record caller|o1
            start: nothing
            stop: RecordingDropped admin
            pause: RecordingPaused admin
            resume: nothing
            pause by agent, resume by agent, pause by stranger: !NotTalking
            started: RecordingConfirmed
            failed: RecordingFaulted DiskFull
            queue, consult, complete, agent hangs up: nothing
            caller hangs up, clear, node lost: nothing
        always: talking
            answered: nothing
            start: RecordingAsked admin
            stop: !RecordingRequired
            pause: RecordingPaused admin, StretchEnded -> SuspendRecording
            pause by agent: RecordingPaused 1001, StretchEnded -> SuspendRecording
            resume, resume by agent: nothing
            pause by stranger: !NotTalking
            started: RecordingConfirmed
            failed: RecordingFaulted DiskFull
            queue: nothing
            consult: StretchEnded, StretchBegan caller| -> Record caller|
            complete: nothing
            agent hangs up, caller hangs up, clear: StretchEnded -> FinishRecording
            node lost: StretchEnded, RecordingFaulted NotStarted -> FinishRecording
        always: talking, confirmed
            answered: nothing
            start: RecordingAsked admin
            stop: !RecordingRequired
            pause: RecordingPaused admin, StretchEnded -> SuspendRecording
            pause by agent: RecordingPaused 1001, StretchEnded -> SuspendRecording
            resume, resume by agent, started: nothing
            pause by stranger: !NotTalking
            failed: RecordingFaulted DiskFull
            queue: nothing
            consult: StretchEnded, StretchBegan caller| -> Record caller|
            complete: nothing
            agent hangs up, caller hangs up, clear, node lost: StretchEnded -> FinishRecording
        always: paused
            answered: nothing
            start: RecordingAsked admin
            stop: !RecordingRequired
            pause, pause by agent, started: nothing
            resume: RecordingResumed admin, StretchBegan caller|o1 -> Record caller|o1
            resume by agent: RecordingResumed 1001, StretchBegan caller|o1 -> Record caller|o1
            pause by stranger: !NotTalking
            failed: RecordingFaulted DiskFull
            queue, consult, complete: nothing
            agent hangs up, caller hangs up, clear, node lost: -> FinishRecording
        on demand: talking
            answered: nothing
            start: RecordingAsked admin, StretchBegan caller|o1 -> Record caller|o1
            stop: nothing
            pause, resume, pause by agent, resume by agent: !NotRecorded
            pause by stranger: !NotTalking
            started: RecordingConfirmed
            failed: RecordingFaulted DiskFull
            queue, consult, complete: nothing
            agent hangs up, caller hangs up, clear, node lost: nothing
        on demand, asked: talking
            answered: nothing
            start: nothing
            stop: RecordingDropped admin, StretchEnded -> SuspendRecording
            pause: RecordingPaused admin, StretchEnded -> SuspendRecording
            pause by agent: RecordingPaused 1001, StretchEnded -> SuspendRecording
            resume, resume by agent: nothing
            pause by stranger: !NotTalking
            started: nothing
            failed: RecordingFaulted DiskFull
            queue: nothing
            consult: StretchEnded, StretchBegan caller| -> Record caller|
            complete: nothing
            agent hangs up, caller hangs up, clear, node lost: StretchEnded -> FinishRecording
        never: talking
            answered: nothing
            start: !RecordingNotAllowed
            stop: nothing
            pause, resume, pause by agent, resume by agent: !NotRecorded
            pause by stranger: !NotTalking
            started: RecordingConfirmed
            failed: RecordingFaulted DiskFull
            queue, consult, complete: nothing
            agent hangs up, caller hangs up, clear, node lost: nothing
        always: consulting
            answered: nothing
            start: RecordingAsked admin
            stop: !RecordingRequired
            pause: RecordingPaused admin, StretchEnded -> SuspendRecording
            pause by agent: RecordingPaused 1001, StretchEnded -> SuspendRecording
            resume, resume by agent, started: nothing
            pause by stranger: !NotTalking
            failed: RecordingFaulted DiskFull
            queue, consult: nothing
            complete, agent hangs up: StretchEnded, StretchBegan caller|01J0.2 -> Record caller|01J0.2
            caller hangs up: StretchEnded, StretchBegan 01J0.2|o1 -> Record 01J0.2|o1
            clear, node lost: StretchEnded -> FinishRecording
        always: transferring to a queue
            answered: nothing
            start: RecordingAsked admin
            stop: !RecordingRequired
            pause: RecordingPaused admin, StretchEnded -> SuspendRecording
            pause by agent: RecordingPaused 1001, StretchEnded -> SuspendRecording
            resume, resume by agent, started: nothing
            pause by stranger: !NotTalking
            failed: RecordingFaulted DiskFull
            queue: StretchEnded -> SuspendRecording
            consult, complete: nothing
            agent hangs up: StretchEnded -> SuspendRecording
            caller hangs up, clear, node lost: StretchEnded -> FinishRecording
        always: waiting after a transfer
            answered: StretchBegan caller|o2 -> Record caller|o2
            start: RecordingAsked admin
            stop: !RecordingRequired
            pause: RecordingPaused admin
            resume, started: nothing
            pause by agent, resume by agent, pause by stranger: !NotTalking
            failed: RecordingFaulted DiskFull
            queue, consult, complete, agent hangs up: nothing
            caller hangs up, clear, node lost: -> FinishRecording
        always: ending
            answered, queue, consult, complete, agent hangs up: nothing
            start, stop, pause, resume, pause by agent, resume by agent, pause by stranger: !NoSuchCall
            started: RecordingConfirmed
            failed: RecordingFaulted DiskFull
            caller hangs up: RecordingFaulted NotStarted
            clear: nothing
            node lost: RecordingFaulted NotStarted
        """;
}
