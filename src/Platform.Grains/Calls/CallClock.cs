using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Queues;

namespace Platform.Grains.Calls;

/// <summary>Which moments matter to a call in its present phase, and what they bring.</summary>
internal static class CallClock
{
    private static readonly TimeSpan LongestMessage = TimeSpan.FromSeconds(60);

    /// <summary>A caller who is asked something may listen and think for so long.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan LongestGreeting = TimeSpan.FromMinutes(2);

    /// <summary>To find a mailbox, or to close a message's file.</summary>
    private static readonly TimeSpan LongestLookUp = TimeSpan.FromSeconds(10);

    /// <summary>A number outside rings as long as its node lets it; this is for a node that forgets.</summary>
    private static readonly TimeSpan OutsideGrace = TimeSpan.FromSeconds(10);

    private static readonly QueueDocument Defaults = new("none", "none", "none");

    /// <summary>The command that is due by now, if any.</summary>
    public static CallCommand? Due(CallState state, CatalogSnapshot catalog, GrainTimings timings, DateTimeOffset nodeSeenAt,
        DateTimeOffset now)
    {
        if (state.Phase is CallPhase.None or CallPhase.Ended)
            return null;
        if (now >= nodeSeenAt + timings.NodeSilence)
            return new CallCommand.NodeLost(nodeSeenAt);
        var (at, command) = Next(state, catalog, timings);
        return now >= at ? command : null;
    }

    /// <summary>When to look again.</summary>
    public static DateTimeOffset NextDue(CallState state, CatalogSnapshot catalog, GrainTimings timings, DateTimeOffset nodeSeenAt) =>
        Earlier(Next(state, catalog, timings), (nodeSeenAt + timings.NodeSilence, null)).At;

    private static (DateTimeOffset At, CallCommand? Command) Next(CallState state, CatalogSnapshot catalog, GrainTimings timings) =>
        state.Phase is CallPhase.Ending or CallPhase.Ended
            ? PhaseEnds(state, catalog, timings)
            : Earlier(
                Earlier(Earlier(PhaseEnds(state, catalog, timings), DialogEnds(state)), TimeEnds(state)),
                Earlier(AwayEnds(state, timings), SupervisorRingEnds(state, catalog)));

    private static (DateTimeOffset At, CallCommand? Command) PhaseEnds(CallState state, CatalogSnapshot catalog, GrainTimings timings)
    {
        var queue = catalog.FindQueue(state.Call!.Tenant, state.Queue) ?? Defaults;
        return state.Phase switch
        {
            CallPhase.Waiting when state.CallbackDialog is not null => Never,
            CallPhase.Waiting => Earlier(
                Earlier((state.QueuedAt!.Value.AddMilliseconds(queue.MaxWaitMs), new CallCommand.WaitExpired()), WaitOverflows(state, queue)),
                AnnouncementComes(state, queue)),
            CallPhase.Ringing => state.Rivals.Insert(0, state.PartnerLegId!).Select(legId => OfferEnds(state, queue, legId)).Aggregate(Earlier),
            CallPhase.Leaving when state.FarewellAt is { } began => (began + LongestMessage, new CallCommand.EndingExpired()),
            CallPhase.Leaving => (state.QueuedAt!.Value.AddMilliseconds(queue.MaxWaitMs) + LongestMessage, new CallCommand.EndingExpired()),
            CallPhase.InFlow => (state.Flow!.Due ?? state.Call!.At, new CallCommand.FlowDue()),
            CallPhase.Ending => (state.EndedAt!.Value + timings.LastFigures, new CallCommand.EndingExpired()),
            CallPhase.TakingMessage => VisitEnds(state.Voicemail!),
            CallPhase.Summoning when state.Call.QueueOfferId is not null =>
                (state.FindLeg(state.SubjectLegId)!.StartedAt.AddMilliseconds(queue.RingTimeoutMs), new CallCommand.RingExpired(state.SubjectLegId)),
            CallPhase.Summoning => RingEnds(state, catalog, state.SubjectLegId),
            CallPhase.Dialing => RingEnds(state, catalog, state.PartnerLegId!),
            CallPhase.Talking when state.Aside is { Answered: false, TargetLegId: { } target } => RingEnds(state, catalog, target),
            _ => Never,
        };
    }

    private static (DateTimeOffset At, CallCommand? Command) VisitEnds(VoicemailVisit visit)
    {
        var longest = visit.Step switch
        {
            VoicemailStep.Greeting => LongestGreeting,
            VoicemailStep.Speaking => TimeSpan.FromMilliseconds(visit.MaxLengthMs),
            _ => LongestLookUp,
        };
        return (visit.At + longest, new CallCommand.VoicemailExpired());
    }

    private static (DateTimeOffset At, CallCommand? Command) OfferEnds(CallState state, QueueDocument queue, string legId) =>
        (state.Offers.FindLast(offer => offer.OfferId == legId)!.At.AddMilliseconds(queue.RingTimeoutMs), new CallCommand.RingExpired(legId));

    private static (DateTimeOffset At, CallCommand? Command) WaitOverflows(CallState state, QueueDocument queue) =>
        state.Overflow.Attempt is null && OverflowCheck.NextWait(queue, state.Overflow) is { } wait
            ? (state.QueuedAt!.Value + wait, new CallCommand.OverflowDue(OverflowCheck.Due(queue, new QueueStanding(wait))))
            : Never;

    /// <summary>Nobody is interrupted in the greeting.</summary>
    private static (DateTimeOffset At, CallCommand? Command) AnnouncementComes(CallState state, QueueDocument queue) =>
        (state.IsGreeted || state.Call!.GreetingIn(queue) is null) && queue.Announcements is { } settings
            && WaitAnnouncements.NextAt(settings, state.QueuedAt!.Value, state.Announcements) is { } at
            ? (at, new CallCommand.AnnouncementDue())
            : Never;

    private static (DateTimeOffset At, CallCommand? Command) DialogEnds(CallState state) =>
        state.CallbackDialog is { } dialog ? (dialog.At + LongestSilence, new CallCommand.CallbackExpired()) : Never;

    private static (DateTimeOffset At, CallCommand? Command) RingEnds(CallState state, CatalogSnapshot catalog, string legId)
    {
        var leg = state.FindLeg(legId)!;
        var rings = TimeSpan.FromMilliseconds((catalog.FindTenant(state.Call!.Tenant)?.Dialing ?? DialingPolicy.Nothing).RingTimeoutMs);
        return (leg.StartedAt + rings + (leg.Role == LegRole.Outside ? OutsideGrace : TimeSpan.Zero), new CallCommand.RingExpired(legId));
    }

    private static (DateTimeOffset At, CallCommand? Command) SupervisorRingEnds(CallState state, CatalogSnapshot catalog) =>
        state.Supervision is { IsOn: false } supervision ? RingEnds(state, catalog, supervision.LegId) : Never;

    /// <summary>The reserved time of a leg outside that is over first.</summary>
    private static (DateTimeOffset At, CallCommand? Command) TimeEnds(CallState state)
    {
        var first = Never;
        foreach (var leg in state.Legs)
        {
            if (leg is { Role: LegRole.Outside, EndedAt: null, AnsweredAt: { } answered, ReservedMs: { } reserved })
                first = Earlier(first, (answered.AddMilliseconds(reserved), new CallCommand.TimeSpent(leg.LegId)));
        }

        return first;
    }

    private static (DateTimeOffset At, CallCommand? Command) AwayEnds(CallState state, GrainTimings timings) =>
        state.Away is [var first, ..] ? (first.At + timings.AwayWait, new CallCommand.AwayExpired(first.LegId)) : Never;

    private static (DateTimeOffset At, CallCommand? Command) Never => (DateTimeOffset.MaxValue, null);

    private static (DateTimeOffset At, CallCommand? Command) Earlier((DateTimeOffset At, CallCommand? Command) one,
        (DateTimeOffset At, CallCommand? Command) other) => one.At <= other.At ? one : other;
}
