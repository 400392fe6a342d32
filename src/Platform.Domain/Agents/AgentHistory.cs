namespace Platform.Domain.Agents;

/// <summary>How each event changes the agent's state. Every event but the mere extensions raises the version.</summary>
internal static class AgentHistory
{
    public static AgentState Apply(AgentState state, AgentEvent happened) => happened switch
    {
        AgentEvent.LoggedIn loggedIn => Enter(state, AgentPresence.Break, loggedIn.At) with
        {
            Reason = BreakReason.NotReady,
            SessionId = loggedIn.SessionId,
            SessionExpiresAt = loggedIn.SessionExpiresAt,
            Lease = loggedIn.Lease,
            Queues = loggedIn.Queues,
            Wish = null,
            HandlingMs = 0,
            AvailableMs = 0,
        },
        AgentEvent.SessionTakenOver taken => state with
        {
            SessionId = taken.SessionId,
            SessionExpiresAt = taken.SessionExpiresAt,
            Lease = taken.Lease,
            Queues = taken.Queues,
            Version = state.Version + 1,
        },
        AgentEvent.LoggedOut loggedOut =>
            Enter(state, AgentPresence.Offline, loggedOut.At) with { SessionId = null, Lease = null, Wish = null },
        AgentEvent.BecameReady ready => Enter(state, AgentPresence.Ready, ready.At) with
        {
            IdleSince = ready.KeepsIdleSince ? state.IdleSince : ready.At,
            Wish = null,
        },
        AgentEvent.WentOnBreak onBreak => Enter(state, AgentPresence.Break, onBreak.At) with { Reason = onBreak.Reason, Wish = null },
        AgentEvent.SessionExtended extended => state with
        {
            SessionExpiresAt = extended.SessionExpiresAt > state.SessionExpiresAt ? extended.SessionExpiresAt : state.SessionExpiresAt,
        },
        AgentEvent.LeaseExtended extended => state with { Lease = extended.Lease },
        AgentEvent.QueuesChanged changed => state with { Queues = changed.Queues, Version = state.Version + 1 },
        AgentEvent.LeaseDropped => state with
        {
            Lease = null,
            Wish = new AgentWish(AgentPresence.Offline, null),
            Version = state.Version + 1,
        },
        AgentEvent.Reserved reserved => Enter(state, AgentPresence.Reserved, reserved.At) with
        {
            Offer = reserved.Offer,
            LastQueue = reserved.Offer.Queue,
        },
        AgentEvent.RungDirectly rung => Enter(state, AgentPresence.Ringing, rung.At) with { Offer = rung.Offer },
        AgentEvent.Began began => Enter(state, AgentPresence.Talking, began.At) with
        {
            Offer = began.Offer,
            Wish = began.Wish,
            SessionExpiresAt = state.Presence == AgentPresence.Offline ? DateTimeOffset.MaxValue : state.SessionExpiresAt,
        },
        AgentEvent.RingStarted ringing => Enter(state, AgentPresence.Ringing, ringing.At) with
        {
            Offer = state.Offer! with { ContactKey = ringing.ContactKey ?? state.Offer.ContactKey },
        },
        AgentEvent.Answered answered => Enter(state, AgentPresence.Talking, answered.At) with { Offer = state.Offer },
        AgentEvent.WrapUpStarted started => Enter(state, AgentPresence.WrapUp, started.At) with
        {
            WrapUp = started.WrapUp,
            WrapUpOf = state.Offer,
            IdleSince = started.At,
        },
        AgentEvent.WrapUpExtended extended => state with { WrapUp = extended.WrapUp, Version = state.Version + 1 },
        AgentEvent.WishNoted noted => state with { Wish = noted.Wish, Version = state.Version + 1 },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static AgentState Enter(AgentState state, AgentPresence presence, DateTimeOffset at) => AgentTimes.Change(state, presence, at) with
    {
        Presence = presence,
        Reason = null,
        Since = at,
        Offer = null,
        WrapUp = null,
        WrapUpOf = null,
        Version = state.Version + 1,
        HandlingMs = state.HandlingMs + (state.IsBusy || state.Presence == AgentPresence.WrapUp ? Elapsed(state, at) : 0),
        AvailableMs = state.AvailableMs + (state.Presence == AgentPresence.Ready ? Elapsed(state, at) : 0),
    };

    private static long Elapsed(AgentState state, DateTimeOffset at) => Math.Max(0, (long)(at - state.Since).TotalMilliseconds);
}
