using Platform.Domain.Queues;

namespace Platform.Domain.Audits;

/// <summary>
/// Looks at a queue as it stands for what may not be. One look-up for the pair, one pass over those who wait: as much as a sweep costs.
/// </summary>
public static class QueueAudit
{
    /// <param name="grace">So long the state may last: what happens at this moment is not stuck.</param>
    /// <param name="claimLife">How long a contact's claim to its place lasts.</param>
    public static IEnumerable<LiveFinding> Of(QueueState state, string queue, DateTimeOffset now, TimeSpan grace, TimeSpan claimLife)
    {
        foreach (var contact in state.Contacts.Values.Where(contact => contact.ExpiresAt <= now))
            yield return new(LiveFault.WaitingContactGone, queue, contact.ContactKey, null, now, Ms(now - (contact.ExpiresAt - claimLife)));
        if (QueueMachine.NextPair(state) is not var (waiting, agent) || waiting.ExpiresAt <= now || agent.ExpiresAt <= now)
            yield break;
        var stuck = now - Later(state.SettlesAt, Later(waiting.EnqueuedAt, agent.IdleSince));
        if (stuck >= grace)
            yield return new(LiveFault.UnservedContact, queue, waiting.ContactKey, agent.Agent, now, Ms(stuck));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static long Ms(TimeSpan span) => Math.Max(0, (long)span.TotalMilliseconds);
}
