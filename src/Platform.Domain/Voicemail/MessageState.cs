using System.Collections.Immutable;
using Platform.Domain.Queues;

namespace Platform.Domain.Voicemail;

public enum MessagePhase
{
    /// <summary>Nothing is known of it.</summary>
    None = 0,

    /// <summary>The caller speaks, or its file is being closed.</summary>
    Taking = 1,

    /// <summary>Waits for a moment: see <see cref="MessageState.NextAt"/>.</summary>
    Resting = 2,

    /// <summary>In its box's queue.</summary>
    Waiting = 3,

    /// <summary>An agent is assigned and hears it.</summary>
    Hearing = 4,

    /// <summary>In a box of a team or an agent, whom nobody offers it to.</summary>
    Kept = 5,

    Ended = 6,
}

/// <summary>How it ended. The numbers are stable.</summary>
public enum MessageOutcome
{
    Done = 1,

    /// <summary>Too little was said.</summary>
    Discarded = 2,

    /// <summary>It could not be recorded.</summary>
    Lost = 3,

    /// <summary>A person deleted it.</summary>
    Deleted = 4,

    /// <summary>Its time was over before anybody was done with it.</summary>
    Expired = 5,
}

/// <summary>Everything that was decided about one message.</summary>
public sealed record MessageState : IContactState
{
    public static MessageState None { get; } = new();

    public MessagePhase Phase { get; init; }
    public MessageOrder? Order { get; init; }

    /// <summary>The silence at its end that ended it; null while the caller speaks.</summary>
    public int? SilenceMs { get; init; }

    /// <summary>Of the audio; null while it is taken, and when there is none.</summary>
    public long? LengthMs { get; init; }

    /// <summary>While it rests: when it goes on.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>The queue that it waits in.</summary>
    public string? Queue { get; init; }

    /// <summary>Oldest first; the last one is under way in <see cref="MessagePhase.Hearing"/>.</summary>
    public ImmutableList<MessageHearing> Hearings { get; init; } = [];

    /// <summary>The person who was done with it or deleted it; null when an agent was who heard it, or nobody.</summary>
    public string? By { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
    public MessageOutcome? Outcome { get; init; }

    /// <summary>The hearing that is under way.</summary>
    public MessageHearing? Hearing => Phase == MessagePhase.Hearing ? Hearings[^1] : null;

    /// <summary>The last offer that was dealt with.</summary>
    public string? LastOfferId => Hearings is [.., var last] ? last.OfferId : null;

    public bool IsKnown => Phase != MessagePhase.None;

    public bool IsBusy => Phase is MessagePhase.Taking or MessagePhase.Waiting or MessagePhase.Hearing;

    public bool IsDone => Phase == MessagePhase.Ended;

    public bool IsOpen => Phase is not (MessagePhase.None or MessagePhase.Ended);

    /// <summary>What was said is not to be kept.</summary>
    public bool OwesDeletion => Outcome is MessageOutcome.Discarded or MessageOutcome.Deleted;

    /// <summary>Somebody has still to deal with it.</summary>
    public bool IsNew => IsOpen && Phase != MessagePhase.Taking;
}
