namespace Platform.Domain.Queues;

/// <summary>
/// Whom to call next of those who are away: the first of them, when an agent whom nobody needs who is there or comes is free for it, or
/// when its turn is expected within the lead. One at a time, so that each is counted before the next.
/// </summary>
public static class ContactsAway
{
    /// <param name="soon">How many agents are expected to become free within the lead.</param>
    /// <returns>Null for nobody.</returns>
    public static WaitingContact? NextToCall(QueueState state, int soon, DateTimeOffset now)
    {
        if (state.Away.IsEmpty || state.Policy.CallingAhead is not { } terms || state.Called.Count >= terms.Most || now < state.SettlesAt)
            return null;
        var first = state.Contacts[state.Away.Min.ContactKey];
        var free = Fit.Count(state, first.Kind, state.Policy.StepAfter(now - first.EnqueuedAt));
        if (free > state.Called.Count)
            return first;
        return free + soon >= PlaceOf(state, first) && !KeepsSomebodyWaiting(state, terms, now) ? first : null;
    }

    /// <summary>Its place among those whom an agent can talk to, once all who are being called have come.</summary>
    private static int PlaceOf(QueueState state, WaitingContact contact) =>
        state.PositionOf(contact.ContactKey)!.Value + state.Called.Count(key => IsStillBehind(state.Contacts[key], contact));

    /// <summary>Whoever was called is served first, even if it comes after the other one in the order of service.</summary>
    private static bool IsStillBehind(WaitingContact called, WaitingContact contact) =>
        called is { Pending: null, RingCount: 0 } && called.Key.CompareTo(contact.Key) > 0;

    private static bool KeepsSomebodyWaiting(QueueState state, CallingAhead terms, DateTimeOffset now) =>
        state.Called.Any(key => state.Contacts[key] is { Presence: ContactPresence.Called, Pending: null } called && now - called.CameAt > terms.LongestWait);
}
