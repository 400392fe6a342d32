using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// A caller who waits is told how things stand. What there is to say is asked of the queue when the time has come; an offer, a question
/// about a callback or a key press ends what is said at once.
/// </summary>
public static partial class CallMachine
{
    private static CallDecision Announcing(CallState state, WaitAnnouncement? what, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now).Happened(new CallEvent.Announced(what, now));
        return (what is { Items.Count: > 0 }
            ? turn.Do(new CallEffect.Play(state.SubjectLegId, PlayIds.Announcement, what.Items) { EndsByDigit = true })
            : turn).Decision;
    }

    private static CallDecision EndAnnouncement(CallState state, DateTimeOffset now) => state.Announcements is { IsPlaying: true }
        ? CallDecision.Accept([new CallEvent.AnnouncementEnded(now)], [new CallEffect.PlayMusic(state.SubjectLegId)])
        : CallDecision.Nothing;

    /// <summary>The queue has an agent for the call: whatever else it hears, it hears no more of its wait.</summary>
    private static CallDecision BeginOffer(CallState state, CallOffer offer, DateTimeOffset now)
    {
        var turn = new CallTurn(state, now).Happened(new CallEvent.OfferStarted(offer, now));
        if (state.Announcements is { IsPlaying: true })
            turn.Do(new CallEffect.PlayMusic(state.SubjectLegId));
        return turn.Do(new CallEffect.RingAgent(offer)).Decision;
    }
}
