using Platform.Domain.Flows;
using Platform.Domain.Recordings;

namespace Platform.Domain.Calls;

/// <summary>What happened to a call. <see cref="At"/> is when.</summary>
public abstract record CallEvent(DateTimeOffset At)
{
    /// <summary>Good to know, but nothing is decided by it alone: stored with what comes next.</summary>
    public static bool IsMinor(CallEvent happened) =>
        happened is Rang or Routed or Queued or Greeted or AnnouncementEnded or RecordingEvent.RecordingConfirmed;

    public sealed record Offered(OfferedCall Call, DateTimeOffset At) : CallEvent(At);

    /// <summary>The device of the agent for whom the call is placed is to ring, or the customer's who is called first.</summary>
    public sealed record Summoned(DateTimeOffset At) : CallEvent(At);

    /// <summary>The agent who placed the call is engaged for it.</summary>
    public sealed record AgentHeld(AgentHold Hold, DateTimeOffset At) : CallEvent(At);

    /// <summary>The call has the agent no more.</summary>
    public sealed record AgentLeft(string OfferId, DateTimeOffset At) : CallEvent(At);

    /// <summary>The call is to join a queue; a customer who was called first at the place that was kept.</summary>
    public sealed record QueueChosen(string Queue, DateTimeOffset At) : CallEvent(At);

    /// <summary>Somebody else is asked to take the call.</summary>
    /// <param name="LegId">That rings for it; null when a queue is asked.</param>
    public sealed record OverflowBegan(OverflowAttempt Attempt, string? LegId, DateTimeOffset At) : CallEvent(At);

    /// <param name="Outcome"><c>Answered</c> when it was taken.</param>
    public sealed record OverflowEnded(OfferOutcome Outcome, DateTimeOffset At) : CallEvent(At);

    /// <summary>Another queue has the call, at the place that it had.</summary>
    public sealed record Overflowed(string Queue, DateTimeOffset At) : CallEvent(At);

    /// <summary>Asked again, the queue says so again.</summary>
    public sealed record Queued(DateTimeOffset At) : CallEvent(At);

    /// <summary>The subject heard the queue's greeting, or enough of it.</summary>
    public sealed record Greeted(DateTimeOffset At) : CallEvent(At);

    /// <summary>The caller is told how things stand; null when that could not be found out.</summary>
    public sealed record Announced(WaitAnnouncement? What, DateTimeOffset At) : CallEvent(At);

    public sealed record AnnouncementEnded(DateTimeOffset At) : CallEvent(At);

    /// <summary>The call comes to a flow.</summary>
    public sealed record FlowChosen(string Flow, DateTimeOffset At) : CallEvent(At);

    /// <summary>The agent has left, and the caller is led through a flow that asks how it went.</summary>
    public sealed record SurveyBegan(CallSurvey Survey, string Flow, DateTimeOffset At) : CallEvent(At);

    public sealed record FlowMoved(FlowStep Step, DateTimeOffset At) : CallEvent(At);

    /// <summary>The call leaves its flow; what the caller entered is forgotten.</summary>
    public sealed record FlowLeft(DateTimeOffset At) : CallEvent(At);

    public sealed record OfferStarted(CallOffer Offer, DateTimeOffset At) : CallEvent(At);

    /// <summary>The device of a further agent is to ring.</summary>
    public sealed record RivalStarted(CallOffer Offer, DateTimeOffset At) : CallEvent(At);

    public sealed record OfferEnded(string OfferId, OfferOutcome Outcome, DateTimeOffset At) : CallEvent(At);

    /// <summary>An agent is called whom no queue chose.</summary>
    public sealed record AgentCalled(CallOffer Offer, DateTimeOffset At) : CallEvent(At);

    /// <summary>A leg to a number outside, or the second dialog of an agent's phone.</summary>
    public sealed record LegAdded(CallLeg Leg, DateTimeOffset At) : CallEvent(At);

    /// <summary>The subject waits for this leg.</summary>
    public sealed record Dialled(string LegId, DateTimeOffset At) : CallEvent(At);

    public sealed record Rang(string LegId, DateTimeOffset At) : CallEvent(At);

    public sealed record Routed(string LegId, string Trunk, DateTimeOffset At) : CallEvent(At);

    /// <summary>A number outside could not be reached.</summary>
    public sealed record DialFailed(string LegId, OfferOutcome Outcome, DateTimeOffset At) : CallEvent(At);

    public sealed record Answered(string LegId, string? Codec, DateTimeOffset At) : CallEvent(At);

    /// <summary>The subject and this leg hear each other.</summary>
    public sealed record Connected(string LegId, DateTimeOffset At) : CallEvent(At);

    public sealed record Held(string LegId, DateTimeOffset At) : CallEvent(At);

    public sealed record Resumed(string LegId, DateTimeOffset At) : CallEvent(At);

    /// <summary>An agent's browser is gone; the agent stays in the call.</summary>
    public sealed record WentAway(Away Away, DateTimeOffset At) : CallEvent(At);

    public sealed record CameBack(string LegId, string? Codec, DateTimeOffset At) : CallEvent(At);

    /// <summary>The agent did not come back.</summary>
    public sealed record AwayEnded(string LegId, DateTimeOffset At) : CallEvent(At);

    public sealed record TimeReserved(string LegId, long? ReservedMs, DateTimeOffset At) : CallEvent(At);

    public sealed record LegClosed(string LegId, LegStatistics Statistics, DateTimeOffset At) : CallEvent(At);

    public sealed record AsideBegan(Aside Aside, DateTimeOffset At) : CallEvent(At);

    /// <summary>The agent and the consulted party hear each other.</summary>
    public sealed record AsideAnswered(DateTimeOffset At) : CallEvent(At);

    /// <param name="Outcome"><c>Answered</c> when the target could be reached.</param>
    /// <param name="IsTransfer">One of the two leaves for good.</param>
    public sealed record AsideEnded(OfferOutcome Outcome, bool IsTransfer, DateTimeOffset At) : CallEvent(At);

    /// <summary>One of the two left for the aside's target; who stays is the subject now.</summary>
    public sealed record Regrouped(string SubjectLegId, DateTimeOffset At) : CallEvent(At);

    /// <summary>The consulted party joined the talk.</summary>
    /// <param name="FormerLegId">The leg in whose place the agent's leg of the conference is; the same leg without a second dialog.</param>
    public sealed record Merged(Conference Conference, string FormerLegId, DateTimeOffset At) : CallEvent(At);

    /// <summary>One of the three left.</summary>
    public sealed record ConferenceEnded(DateTimeOffset At) : CallEvent(At);

    /// <summary>The device of a supervisor is to ring.</summary>
    /// <param name="Agent">The agent who the supervisor is.</param>
    public sealed record SupervisionBegan(Supervision Supervision, string Agent, DateTimeOffset At) : CallEvent(At);

    public sealed record SupervisionAnswered(DateTimeOffset At) : CallEvent(At);

    public sealed record SupervisionChanged(SupervisionMode Mode, DateTimeOffset At) : CallEvent(At);

    /// <param name="Outcome"><c>Answered</c> when the supervisor heard the talk.</param>
    public sealed record SupervisionEnded(OfferOutcome Outcome, DateTimeOffset At) : CallEvent(At);

    /// <summary>The call was sent to a callback.</summary>
    public sealed record CallbackAsked(CallbackDialog Dialog, DateTimeOffset At) : CallEvent(At);

    /// <summary>The caller heard a question about the callback, or answered it.</summary>
    public sealed record CallbackDiscussed(CallbackDialog Dialog, DateTimeOffset At) : CallEvent(At);

    /// <param name="IsBooked">The callback is stored.</param>
    public sealed record CallbackSettled(bool IsBooked, DateTimeOffset At) : CallEvent(At);

    /// <summary>The call was sent to a mailbox.</summary>
    public sealed record VoicemailAsked(string Mailbox, DateTimeOffset At) : CallEvent(At);

    /// <summary>The caller at the mailbox is at another step.</summary>
    public sealed record VoicemailMoved(VoicemailVisit Visit, DateTimeOffset At) : CallEvent(At);

    /// <param name="HasSpoken">The caller spoke, and what it said is a message as far as is known.</param>
    public sealed record VoicemailEnded(bool HasSpoken, DateTimeOffset At) : CallEvent(At);

    /// <summary>The agent hears the message that the call is for.</summary>
    public sealed record PlaybackBegan(DateTimeOffset At) : CallEvent(At);

    /// <summary>The message was played to its end.</summary>
    public sealed record PlaybackHeard(DateTimeOffset At) : CallEvent(At);

    /// <summary>The agent calls the caller back.</summary>
    public sealed record PlaybackLeft(DateTimeOffset At) : CallEvent(At);

    /// <summary>The caller hears why the call ends.</summary>
    public sealed record FarewellBegan(EndCause Cause, DateTimeOffset At) : CallEvent(At);

    /// <summary>The longest wait is over while an agent's device rings: the call leaves the queue if this agent does not answer.</summary>
    public sealed record WaitRanOut(DateTimeOffset At) : CallEvent(At);

    public sealed record WaitTimedOut(DateTimeOffset At) : CallEvent(At);

    /// <summary>The call is released. Legs that are still open report their figures later.</summary>
    public sealed record Released(EndCause Cause, DateTimeOffset At) : CallEvent(At);

    /// <summary>Nothing more will come; the record is complete.</summary>
    public sealed record Completed(DateTimeOffset At) : CallEvent(At);
}
