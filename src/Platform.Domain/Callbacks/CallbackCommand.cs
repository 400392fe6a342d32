using Platform.Domain.Calls;

namespace Platform.Domain.Callbacks;

/// <summary>What can happen to a callback.</summary>
public abstract record CallbackCommand
{
    public sealed record Create(CallbackOrder Order) : CallbackCommand;

    /// <summary>The call that it comes of is over: the line of whom to call back is free.</summary>
    public sealed record CallerLeft : CallbackCommand;

    /// <summary>The queue reserved an agent for it.</summary>
    /// <param name="CallId">Of the call that is to be made.</param>
    public sealed record StartAttempt(CallOffer Offer, string CallId) : CallbackCommand;

    /// <param name="Cause">Why the attempt's call ended; null when there was none.</param>
    public sealed record AttemptOver(string CallId, AttemptOutcome Outcome, EndCause? Cause) : CallbackCommand;

    public sealed record Cancel : CallbackCommand;

    /// <summary>Time passed.</summary>
    public sealed record Tick : CallbackCommand;
}

/// <summary>Why a command was refused. The numbers are stable.</summary>
public enum CallbackRefusal
{
    /// <summary>It is over or was never there.</summary>
    NoSuchCallback = 1,

    /// <summary>It does not wait for an agent.</summary>
    NotWaiting = 2,

    /// <summary>An agent calls just now.</summary>
    UnderWay = 3,

    /// <summary>Somebody is to be called back at this number for this queue already.</summary>
    AlreadyOpen = 4,
}

/// <summary>What happened to a callback. <see cref="At"/> is when.</summary>
public abstract record CallbackEvent(DateTimeOffset At)
{
    /// <param name="NextAt">Until then the caller may still be on the line.</param>
    public sealed record Created(CallbackOrder Order, DateTimeOffset NextAt, DateTimeOffset At) : CallbackEvent(At);

    /// <summary>It takes its place in the queue.</summary>
    public sealed record Joined(DateTimeOffset At) : CallbackEvent(At);

    public sealed record Rested(DateTimeOffset NextAt, DateTimeOffset At) : CallbackEvent(At);

    public sealed record AttemptStarted(CallbackAttempt Attempt, DateTimeOffset At) : CallbackEvent(At);

    public sealed record AttemptEnded(AttemptOutcome Outcome, EndCause? Cause, DateTimeOffset At) : CallbackEvent(At);

    public sealed record Ended(CallbackOutcome Outcome, DateTimeOffset At) : CallbackEvent(At);
}

/// <summary>What has to be done once the callback's new state is stored.</summary>
public abstract record CallbackEffect
{
    /// <summary>Ask the queue for the callback's place, or say again that it waits.</summary>
    public sealed record JoinQueue : CallbackEffect;

    public sealed record LeaveQueue : CallbackEffect;

    /// <summary>Have the agent called, and then the customer.</summary>
    public sealed record PlaceCall(CallbackAttempt Attempt) : CallbackEffect;

    /// <summary>See what became of the attempt's call.</summary>
    public sealed record LookAtCall(CallbackAttempt Attempt) : CallbackEffect;
}
