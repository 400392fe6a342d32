using System.Collections.Immutable;
using Platform.Domain.Queues;

namespace Platform.Domain.Callbacks;

public enum CallbackPhase
{
    /// <summary>Nothing is known of it.</summary>
    None = 0,

    /// <summary>Waits for a moment: see <see cref="CallbackState.NextAt"/>.</summary>
    Resting = 1,

    /// <summary>In the queue, at its place.</summary>
    Waiting = 2,

    /// <summary>An agent is assigned and calls, or the customer is called and comes to the queue.</summary>
    Attempting = 3,

    Ended = 4,
}

/// <summary>How it ended. The numbers are stable.</summary>
public enum CallbackOutcome
{
    /// <summary>Agent and customer talked.</summary>
    Done = 1,

    /// <summary>The number was dialled as often as it may be, or belongs to nobody, or may not be called.</summary>
    GivenUp = 2,

    /// <summary>It took too long.</summary>
    Expired = 3,

    /// <summary>A person took it off the list.</summary>
    Cancelled = 4,
}

/// <summary>Everything that was decided about one callback.</summary>
public sealed record CallbackState : IContactState
{
    public static CallbackState None { get; } = new();

    public CallbackPhase Phase { get; init; }
    public CallbackOrder? Order { get; init; }

    /// <summary>While it rests: when it goes on.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Oldest first; the last one is under way in <see cref="CallbackPhase.Attempting"/>.</summary>
    public ImmutableList<CallbackAttempt> Attempts { get; init; } = [];

    public DateTimeOffset? EndedAt { get; init; }
    public CallbackOutcome? Outcome { get; init; }

    /// <summary>The mailbox that is still to be told that nothing came of it; null for none.</summary>
    public string? NoticeTo { get; init; }

    /// <summary>The attempt that is under way.</summary>
    public CallbackAttempt? Attempt => Phase == CallbackPhase.Attempting ? Attempts[^1] : null;

    /// <summary>The last offer that was dealt with.</summary>
    public string? LastOfferId => Attempts.FindLast(attempt => attempt.OfferId is not null)?.OfferId;

    public bool IsKnown => Phase != CallbackPhase.None;

    public bool IsBusy => Phase is CallbackPhase.Waiting or CallbackPhase.Attempting || NoticeTo is not null;

    public bool IsDone => Phase == CallbackPhase.Ended && NoticeTo is null;

    public bool IsOpen => Phase is CallbackPhase.Resting or CallbackPhase.Waiting or CallbackPhase.Attempting;

    /// <summary>How often the number was dialled.</summary>
    public int Dialled => Attempts.Count(attempt => attempt.Counts);
}
