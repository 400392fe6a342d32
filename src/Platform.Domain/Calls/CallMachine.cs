using Platform.Domain.Catalog;
using static Platform.Domain.Calls.CallCommand;
using CallDecision = Platform.Domain.Decision<Platform.Domain.Calls.CallRefusal, Platform.Domain.Calls.CallEvent,
    Platform.Domain.Calls.CallEffect>;

namespace Platform.Domain.Calls;

/// <summary>
/// The life of a call: offered, waiting, ringing, talking, ended. One method per phase, one arm per command.
/// Whatever arrives late (the other side's BYE, a 200 that crossed our CANCEL) is answered without a second effect,
/// and every path ends in exactly one <see cref="CallEffect.PostRecord"/>.
/// </summary>
public static class CallMachine
{
    public static CallDecision Decide(CallState state, CallCommand command, DateTimeOffset now) => state.Phase switch
    {
        CallPhase.None => None(command, now),
        CallPhase.Offered => Offered(state, command, now),
        CallPhase.Waiting => Waiting(state, command, now),
        CallPhase.Ringing => Ringing(state, command, now),
        CallPhase.Talking => Talking(state, command, now),
        CallPhase.Leaving => Leaving(state, command, now),
        CallPhase.Ending => Ending(state, command, now),
        CallPhase.Ended => Ended(command),
        _ => throw new InvalidOperationException($"Unknown phase {state.Phase}."),
    };

    private static CallDecision None(CallCommand command, DateTimeOffset now) => command switch
    {
        Announce { QueueKnown: false } offer => Reject(offer, 404, EndCause.UnknownQueue, now),
        Announce { ChannelGranted: false } offer => Reject(offer, 486, EndCause.ChannelLimit, now),
        Announce offer => CallDecision.Accept([new CallEvent.Offered(offer.Call, now)], [new CallEffect.JoinQueue()]),
        _ => CallDecision.Refuse(CallRefusal.NoSuchCall),
    };

    private static CallDecision Offered(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce => CallDecision.Nothing,
        QueueAccepted => CallDecision.Accept([new CallEvent.Queued(now)], [new CallEffect.WelcomeCaller()]),
        QueueRefused => Release(state, EndCause.QueueFull, now, new CallEffect.RejectCaller(486, EndCause.QueueFull)),
        WaitExpired => Release(state, EndCause.QueueTimeout, now, new CallEffect.RejectCaller(480, EndCause.QueueTimeout)),
        LegEnded { LegId: CallState.CallerLegId } or LegFailed { LegId: CallState.CallerLegId } =>
            CloseLeg(state, command, CauseOf(command, EndCause.Abandoned), now),
        LegAnswered { LegId: CallState.CallerLegId } answered => Answer(state, answered, now),
        Clear => Release(state, EndCause.Cleared, now),
        NodeLost lost => Lose(state, lost.LastSeen),
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => CallDecision.Refuse(CallRefusal.Stale),
    };

    private static CallDecision Waiting(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or QueueAccepted or QueueRefused => CallDecision.Nothing,
        StartOffer start when WasOffered(state, start) => CallDecision.Refuse(CallRefusal.Stale),
        StartOffer start => CallDecision.Accept([new CallEvent.OfferStarted(start.Offer, now)], [new CallEffect.RingAgent(start.Offer)]),
        WaitExpired => CallDecision.Accept([new CallEvent.WaitTimedOut(now)],
        [new CallEffect.LeaveQueue(), new CallEffect.PlayTimeoutMessage()]),
        LegAnswered { LegId: CallState.CallerLegId } answered => Answer(state, answered, now),
        LegEnded { LegId: CallState.CallerLegId } or LegFailed { LegId: CallState.CallerLegId } =>
            CloseLeg(state, command, CauseOf(command, EndCause.Abandoned), now),
        LegSilent { LegId: CallState.CallerLegId } when MustSend(state, CallState.CallerLegId) => Release(state, EndCause.MediaLost, now),
        _ => InAnyLivePhase(state, command, now),
    };

    private static CallDecision Ringing(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce => CallDecision.Nothing,
        StartOffer start when start.Offer.OfferId == state.LiveOffer!.OfferId => CallDecision.Nothing,
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        WaitExpired when state.WaitIsOver => CallDecision.Nothing,
        WaitExpired => CallDecision.Accept([new CallEvent.WaitRanOut(now)], []),
        LegAnswered { LegId: CallState.CallerLegId } answered => Answer(state, answered, now),
        LegAnswered answered when answered.LegId == state.LiveOffer!.OfferId => Connect(state, answered, now),
        LegFailed failed when failed.LegId == state.LiveOffer!.OfferId => LoseOffer(state, failed.Outcome, now, failed.Statistics),
        LegEnded ended when ended.LegId == state.LiveOffer!.OfferId => LoseOffer(state, OfferOutcome.Rejected, now, ended.Statistics),
        RingExpired expired when expired.OfferId == state.LiveOffer!.OfferId => LoseOffer(state, OfferOutcome.NoAnswer, now, null),
        LegEnded { LegId: CallState.CallerLegId } or LegFailed { LegId: CallState.CallerLegId } =>
            CloseLeg(state, command, CauseOf(command, EndCause.Abandoned), now),
        LegSilent { LegId: CallState.CallerLegId } when MustSend(state, CallState.CallerLegId) => Release(state, EndCause.MediaLost, now),
        _ => InAnyLivePhase(state, command, now),
    };

    private static CallDecision Talking(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce => CallDecision.Nothing,
        LegAnswered { LegId: CallState.CallerLegId } answered => Answer(state, answered, now),
        LegAnswered answered when answered.LegId == state.LiveOffer!.OfferId => CallDecision.Nothing,
        LegEnded { LegId: CallState.CallerLegId } or LegFailed { LegId: CallState.CallerLegId } =>
            CloseLeg(state, command, CauseOf(command, EndCause.CallerHungUp), now),
        LegEnded ended when ended.LegId == state.LiveOffer!.OfferId => CloseLeg(state, command, EndCause.AgentHungUp, now),
        LegFailed failed when failed.LegId == state.LiveOffer!.OfferId => CloseLeg(state, command, EndCause.LegFailed, now),
        LegSilent silent when MustSend(state, silent.LegId) => Release(state, EndCause.MediaLost, now),
        StartOffer start when start.Offer.OfferId == state.LiveOffer!.OfferId => CallDecision.Nothing,
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => InAnyLivePhase(state, command, now),
    };

    private static CallDecision Leaving(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce or WaitExpired => CallDecision.Nothing,
        MessagePlayed { LegId: CallState.CallerLegId } or EndingExpired => Release(state, EndCause.QueueTimeout, now),
        LegAnswered { LegId: CallState.CallerLegId } answered => Answer(state, answered, now),
        LegEnded { LegId: CallState.CallerLegId } or LegFailed { LegId: CallState.CallerLegId } =>
            CloseLeg(state, command, EndCause.QueueTimeout, now),
        LegSilent { LegId: CallState.CallerLegId } when MustSend(state, CallState.CallerLegId) =>
            Release(state, EndCause.QueueTimeout, now),
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => InAnyLivePhase(state, command, now),
    };

    private static CallDecision Ending(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Announce => CallDecision.Nothing,
        LegEnded or LegFailed => CollectFigures(state, command, now),
        LegAnswered answered when IsLive(state, answered.LegId) =>
            CallDecision.Accept([], [new CallEffect.ReleaseLeg(answered.LegId, state.Cause!.Value)]),
        EndingExpired or NodeLost => CallDecision.Accept([new CallEvent.Completed(now)], [new CallEffect.PostRecord()]),
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        _ => CallDecision.Refuse(CallRefusal.NoSuchCall),
    };

    private static CallDecision Ended(CallCommand command) => command switch
    {
        StartOffer => CallDecision.Refuse(CallRefusal.NotWaiting),
        Announce => CallDecision.Nothing,
        _ => CallDecision.Refuse(CallRefusal.NoSuchCall),
    };

    private static CallDecision InAnyLivePhase(CallState state, CallCommand command, DateTimeOffset now) => command switch
    {
        Clear => Release(state, EndCause.Cleared, now),
        NodeLost lost => Lose(state, lost.LastSeen),
        LegHeld held when IsParty(state, held.LegId) && !state.FindLeg(held.LegId)!.Held =>
            CallDecision.Accept([new CallEvent.Held(held.LegId, now)], []),
        LegResumed resumed when IsParty(state, resumed.LegId) && state.FindLeg(resumed.LegId)!.Held =>
            CallDecision.Accept([new CallEvent.Resumed(resumed.LegId, now)], []),
        LegEnded ended when IsLive(state, ended.LegId) =>
            CallDecision.Accept([new CallEvent.LegClosed(ended.LegId, ended.Statistics, now)], []),
        LegFailed failed when IsLive(state, failed.LegId) =>
            CallDecision.Accept([new CallEvent.LegClosed(failed.LegId, failed.Statistics, now)], []),
        LegAnswered answered when IsLive(state, answered.LegId) =>
            CallDecision.Accept([], [new CallEffect.ReleaseLeg(answered.LegId, EndCause.LegFailed)]),
        _ => CallDecision.Refuse(CallRefusal.Stale),
    };

    private static CallDecision Reject(Announce offer, int status, EndCause cause, DateTimeOffset now) => CallDecision.Accept(
        [new CallEvent.Offered(offer.Call, now), new CallEvent.Released(cause, now)],
        [new CallEffect.RejectCaller(status, cause), new CallEffect.AwaitFigures()]);

    private static CallDecision Answer(CallState state, LegAnswered answered, DateTimeOffset now) =>
        state.FindLeg(answered.LegId) is { AnsweredAt: null }
            ? CallDecision.Accept([new CallEvent.Answered(answered.LegId, answered.Codec, now)], [])
            : CallDecision.Nothing;

    private static CallDecision Connect(CallState state, LegAnswered answered, DateTimeOffset now)
    {
        var offer = state.LiveOffer!;
        return CallDecision.Accept(
            [new CallEvent.Answered(answered.LegId, answered.Codec, now), new CallEvent.Connected(offer.OfferId, now)],
            [new CallEffect.Bridge(offer.OfferId), new CallEffect.TellAgent(offer.Agent, offer.OfferId, OfferOutcome.Answered)]);
    }

    /// <summary>
    /// The call goes back to its place in the queue, or leaves it when its wait ran out meanwhile; the agent is told why.
    /// </summary>
    private static CallDecision LoseOffer(CallState state, OfferOutcome outcome, DateTimeOffset now, LegStatistics? figures)
    {
        var offer = state.LiveOffer!;
        List<CallEvent> events = [new CallEvent.OfferEnded(offer.OfferId, outcome, now)];
        List<CallEffect> effects = [];
        if (figures is null)
            effects.Add(new CallEffect.ReleaseLeg(offer.OfferId, EndCause.Abandoned));
        else
            events.Add(new CallEvent.LegClosed(offer.OfferId, figures, now));
        effects.Add(new CallEffect.TellAgent(offer.Agent, offer.OfferId, outcome));
        if (state.WaitIsOver)
            events.Add(new CallEvent.WaitTimedOut(now));
        effects.Add(state.WaitIsOver ? new CallEffect.PlayTimeoutMessage() : new CallEffect.JoinQueue());
        return CallDecision.Accept(events, effects);
    }

    private static CallDecision CloseLeg(CallState state, CallCommand command, EndCause cause, DateTimeOffset now)
    {
        var (legId, figures) = Figures(command);
        var closed = new CallEvent.LegClosed(legId, figures, now);
        var release = Release(Apply(state, closed), cause, now);
        return CallDecision.Accept([closed, .. release.Events], release.Effects);
    }

    /// <summary>A leg that failed was not hung up.</summary>
    private static EndCause CauseOf(CallCommand command, EndCause hungUp) => command is LegFailed ? EndCause.LegFailed : hungUp;

    private static CallDecision CollectFigures(CallState state, CallCommand command, DateTimeOffset now)
    {
        var (legId, figures) = Figures(command);
        if (!IsLive(state, legId))
            return CallDecision.Refuse(CallRefusal.Stale);
        var closed = new CallEvent.LegClosed(legId, figures, now);
        return AllClosed(Apply(state, closed))
            ? CallDecision.Accept([closed, new CallEvent.Completed(now)], [new CallEffect.PostRecord()])
            : CallDecision.Accept([closed], []);
    }

    /// <summary>Ends the call: releases what is still open, frees the agent, and waits for figures or posts at once.</summary>
    private static CallDecision Release(CallState state, EndCause cause, DateTimeOffset now, CallEffect? instead = null)
    {
        List<CallEvent> events = [];
        List<CallEffect> effects = [.. FarewellToQueueAndAgent(state)];
        if (state.Phase == CallPhase.Ringing)
            events.Add(new CallEvent.OfferEnded(state.LiveOffer!.OfferId, OfferOutcome.CallerGone, now));
        events.Add(new CallEvent.Released(cause, now));
        if (instead is not null)
            effects.Add(instead);
        else
            effects.AddRange(state.Legs.Where(leg => leg.EndedAt is null).Select(leg => new CallEffect.ReleaseLeg(leg.LegId, cause)));
        if (AllClosed(state))
        {
            events.Add(new CallEvent.Completed(now));
            effects.Add(new CallEffect.PostRecord());
        }
        else
        {
            effects.Add(new CallEffect.AwaitFigures());
        }

        return CallDecision.Accept(events, effects);
    }

    /// <summary>The legs died with their node: nothing can be said to them, but everybody else is told.</summary>
    private static CallDecision Lose(CallState state, DateTimeOffset lastSeen)
    {
        var now = lastSeen > LastEventAt(state) ? lastSeen : LastEventAt(state);
        List<CallEvent> events = [];
        if (state.Phase == CallPhase.Ringing)
            events.Add(new CallEvent.OfferEnded(state.LiveOffer!.OfferId, OfferOutcome.CallerGone, now));
        events.Add(new CallEvent.Released(EndCause.NodeLost, now));
        events.Add(new CallEvent.Completed(now));
        return CallDecision.Accept(events, [.. FarewellToQueueAndAgent(state), new CallEffect.PostRecord()]);
    }

    private static IEnumerable<CallEffect> FarewellToQueueAndAgent(CallState state)
    {
        if (state.Phase is CallPhase.Offered or CallPhase.Waiting)
            yield return new CallEffect.LeaveQueue();
        if (state.LiveOffer is not { } offer)
            yield break;
        yield return state.Phase == CallPhase.Ringing
            ? new CallEffect.TellAgent(offer.Agent, offer.OfferId, OfferOutcome.CallerGone)
            : new CallEffect.FreeAgent(offer.Agent, offer.OfferId);
    }

    private static DateTimeOffset LastEventAt(CallState state) =>
        new[]
        {
            state.Call!.At, state.QueuedAt, state.ConnectedAt, state.CallerAnsweredAt, state.Offers.LastOrDefault()?.At,
                state.Offers.LastOrDefault()?.EndedAt,
            state.Holds.LastOrDefault()?.From, state.Legs.Max(leg => leg.EndedAt),
        }.Max()!.Value;

    private static (string LegId, LegStatistics Figures) Figures(CallCommand command) => command switch
    {
        LegEnded ended => (ended.LegId, ended.Statistics),
        LegFailed failed => (failed.LegId, failed.Statistics),
        _ => throw new InvalidOperationException($"{command.GetType().Name} carries no figures."),
    };

    /// <summary>An offer is dealt with once: asked again after its end it is as good as gone.</summary>
    private static bool WasOffered(CallState state, StartOffer start) => state.Offers.Exists(offer => offer.OfferId == start.Offer.OfferId);

    /// <summary>Whether RTP is due from the leg: it was answered, and nobody holds (a hold may silence both ways).</summary>
    private static bool MustSend(CallState state, string legId) =>
        state.FindLeg(legId) is { EndedAt: null, AnsweredAt: not null } && !state.Legs.Exists(leg => leg is { Held: true, EndedAt: null });

    /// <summary>The caller, or the agent that talks or rings now; not an earlier agent's leg that is being released.</summary>
    private static bool IsParty(CallState state, string legId) =>
        IsLive(state, legId) && (legId == CallState.CallerLegId || legId == state.LiveOffer?.OfferId);

    private static bool IsLive(CallState state, string legId) => state.FindLeg(legId) is { EndedAt: null };

    private static bool AllClosed(CallState state) => state.Legs.All(leg => leg.EndedAt is not null);

    public static CallState Apply(CallState state, CallEvent happened) => CallHistory.Apply(state, happened);
}
