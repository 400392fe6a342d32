using Platform.Domain.Queues;

namespace Platform.Domain.Callbacks;

/// <summary>Of which callback a call is an attempt.</summary>
/// <param name="OfferId">The queue's offer, under which the agent is held; null when the customer is called first.</param>
public sealed record CallbackOrigin(string CallbackId, string? OfferId)
{
    /// <summary>Where a customer who is called first comes to; null when an agent is called first.</summary>
    public CallbackPlace? Place { get; init; }
}

/// <summary>The place in the queue that was kept for a customer.</summary>
/// <param name="At">Since when it counts as waiting.</param>
public sealed record CallbackPlace(DateTimeOffset At, ContactPriority Priority);
