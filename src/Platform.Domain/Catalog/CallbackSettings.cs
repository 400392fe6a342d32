namespace Platform.Domain.Catalog;

/// <summary>How a queue's callers are called back. Times of day are local to the operator's time zone.</summary>
/// <param name="Digit">The key by which a waiting caller asks for a callback: 0-9, * or #; null when no key does.</param>
/// <param name="Abandoned">A caller who gives up waiting is called back, too, when the number can be dialled.</param>
/// <param name="AbandonedAfterMs">Whoever waited less did not want much.</param>
/// <param name="MaxAttempts">How often the number is dialled at most.</param>
/// <param name="RetryAfterMs">From an attempt that failed to the next one.</param>
/// <param name="From">Nobody is called before this time of day (<c>08:30</c>); null together with <paramref name="To"/> for any time.</param>
/// <param name="To">Nor at or after this one. Earlier than <paramref name="From"/>: of the next day.</param>
/// <param name="GiveUpAfterMs">A callback that is not done so long after it was asked for is given up.</param>
/// <param name="Mode">Whom it calls first.</param>
/// <param name="LeadMs">Customer first: so long before an agent is expected for it the customer is called; 0: when one is free.</param>
/// <param name="MaxAhead">Customer first: how many customers are called, or wait after they answered, at once.</param>
/// <param name="CustomerWaitMs">Customer first: whoever answered should not wait longer than this. While one does, nobody is called ahead.</param>
/// <param name="Greeting">Customer first: a prompt of the tenant that who answers hears before the queue's music; null for none.</param>
/// <param name="GiveUpMailbox">A callback that is given up, or took too long, is put into this mailbox, so that somebody sees it; null: only the list tells of it.</param>
public sealed record CallbackSettings(string? Digit = "1", bool Abandoned = false, int AbandonedAfterMs = 20_000, int MaxAttempts = 3,
    int RetryAfterMs = 600_000, string? From = null, string? To = null, int GiveUpAfterMs = 86_400_000,
    CallbackMode Mode = CallbackMode.AgentFirst, int LeadMs = 20_000, int MaxAhead = 1, int CustomerWaitMs = 10_000, string? Greeting = null,
    string? GiveUpMailbox = null)
{
    /// <summary>Of a queue that says nothing: no key asks for a callback, but calls can be sent to one.</summary>
    public static CallbackSettings Default { get; } = new(Digit: null);
}
