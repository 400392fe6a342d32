namespace Platform.Domain.Calls;

/// <summary>What happened to a call. <see cref="At"/> is when.</summary>
public abstract record CallEvent(DateTimeOffset At)
{
    public sealed record Offered(OfferedCall Call, DateTimeOffset At) : CallEvent(At);

    public sealed record Queued(DateTimeOffset At) : CallEvent(At);

    public sealed record OfferStarted(CallOffer Offer, DateTimeOffset At) : CallEvent(At);

    public sealed record OfferEnded(string OfferId, OfferOutcome Outcome, DateTimeOffset At) : CallEvent(At);

    public sealed record Answered(string LegId, string? Codec, DateTimeOffset At) : CallEvent(At);

    public sealed record Connected(string OfferId, DateTimeOffset At) : CallEvent(At);

    public sealed record Held(string LegId, DateTimeOffset At) : CallEvent(At);

    public sealed record Resumed(string LegId, DateTimeOffset At) : CallEvent(At);

    public sealed record LegClosed(string LegId, LegStatistics Statistics, DateTimeOffset At) : CallEvent(At);

    /// <summary>The longest wait is over while an agent's device rings: the call leaves the queue if this agent does not answer.</summary>
    public sealed record WaitRanOut(DateTimeOffset At) : CallEvent(At);

    public sealed record WaitTimedOut(DateTimeOffset At) : CallEvent(At);

    /// <summary>The call is released. Legs that are still open report their figures later.</summary>
    public sealed record Released(EndCause Cause, DateTimeOffset At) : CallEvent(At);

    /// <summary>Nothing more will come; the record is complete.</summary>
    public sealed record Completed(DateTimeOffset At) : CallEvent(At);
}
