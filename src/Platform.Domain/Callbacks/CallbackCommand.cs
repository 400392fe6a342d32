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

    /// <summary>It is the customer's turn, or about to be, as far as the queue can tell: it is to be called.</summary>
    /// <param name="CallId">Of the call that is to be made.</param>
    public sealed record CallCustomer(string CallId) : CallbackCommand;

    /// <param name="Cause">Why the attempt's call ended; null when there was none.</param>
    public sealed record AttemptOver(string CallId, AttemptOutcome Outcome, EndCause? Cause) : CallbackCommand
    {
        /// <summary>Of a customer who was called first: who talked with it, and how long it waited after it answered.</summary>
        public CustomerVisit? Visit { get; init; }
    }

    public sealed record Cancel : CallbackCommand;

    /// <summary>The mailbox has the callback that came to nothing, or there is none any more.</summary>
    public sealed record NoticeTaken : CallbackCommand;

    /// <summary>Time passed.</summary>
    public sealed record Tick : CallbackCommand;
}

/// <summary>Why a command was refused. The numbers are stable.</summary>
public enum CallbackRefusal
{
    /// <summary>It is over or was never there.</summary>
    NoSuchCallback = 1,

    /// <summary>It does not wait for an agent, or is not to call the customer now.</summary>
    NotWaiting = 2,

    /// <summary>Agent or customer are called just now.</summary>
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

    public sealed record AttemptEnded(AttemptOutcome Outcome, EndCause? Cause, DateTimeOffset At) : CallbackEvent(At)
    {
        public CustomerVisit? Visit { get; init; }
    }

    /// <param name="NoticeTo">The mailbox that is to be told of it; null for none.</param>
    public sealed record Ended(CallbackOutcome Outcome, string? NoticeTo, DateTimeOffset At) : CallbackEvent(At);

    public sealed record NoticeGiven(DateTimeOffset At) : CallbackEvent(At);
}

/// <summary>What has to be done once the callback's new state is stored.</summary>
public abstract record CallbackEffect
{
    /// <summary>Ask the queue for the callback's place, or say again that it waits.</summary>
    public sealed record JoinQueue : CallbackEffect;

    public sealed record LeaveQueue : CallbackEffect;

    /// <summary>Have agent and customer called, in the order that the attempt says.</summary>
    public sealed record PlaceCall(CallbackAttempt Attempt) : CallbackEffect;

    /// <summary>Put it into the mailbox as something that somebody has to deal with. Answered by NoticeTaken.</summary>
    public sealed record GiveNotice(string Mailbox) : CallbackEffect;

    /// <summary>See what became of the attempt's call.</summary>
    public sealed record LookAtCall(CallbackAttempt Attempt) : CallbackEffect;
}
