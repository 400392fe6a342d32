using System.Collections.Immutable;

namespace Platform.Domain.Recordings;

/// <summary>
/// Who is heard on which side of a recording: on the left the caller, on the right everybody else, mixed. Of two the agent is on the
/// right, and whoever stays in the talk stays on its side.
/// </summary>
public sealed record RecordedTalk
{
    /// <summary>Legs; none while nobody of that side is part of the talk.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    public IReadOnlyList<string> Right { get; init; } = [];

    public IEnumerable<string> Legs => Left.Concat(Right);

    public bool Equals(RecordedTalk? other) => other is not null && Left.SequenceEqual(other.Left) && Right.SequenceEqual(other.Right);

    public override int GetHashCode() => HashCode.Combine(Left.Count, Right.Count);
}

/// <summary>A stretch of a call that was recorded without a pause.</summary>
public sealed record RecordedStretch(RecordedTalk Talk, DateTimeOffset From)
{
    public DateTimeOffset? To { get; init; }
}

/// <summary>A time in which somebody kept the talk out of its recording.</summary>
/// <param name="By">The log-in that asked for it.</param>
public sealed record RecordingPause(string By, DateTimeOffset From)
{
    public DateTimeOffset? To { get; init; }
    public string? ResumedBy { get; init; }
}

/// <summary>A call's recording as the call decided it: one recording, whoever the caller talks to.</summary>
public sealed record CallRecording
{
    public static CallRecording None { get; } = new();

    /// <summary>Who asked for it; null when the policy did, or nobody.</summary>
    public string? AskedBy { get; init; }

    public ImmutableList<RecordedStretch> Stretches { get; init; } = [];
    public ImmutableList<RecordingPause> Pauses { get; init; } = [];

    /// <summary>The node said that it records.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Why it is missing, or not whole.</summary>
    public RecordingFault? Fault { get; init; }

    public RecordedStretch? Current => Stretches is [.., { To: null } last] ? last : null;

    public bool IsPaused => Pauses is [.., { To: null }];

    public bool IsEmpty => Stretches.IsEmpty && Pauses.IsEmpty && AskedBy is null && Fault is null;

    public CallRecording Apply(RecordingEvent happened) => happened switch
    {
        RecordingEvent.RecordingAsked asked => this with { AskedBy = asked.By },
        RecordingEvent.RecordingDropped => this with { AskedBy = null },
        RecordingEvent.RecordingPaused paused => this with { Pauses = Pauses.Add(new RecordingPause(paused.By, paused.At)) },
        RecordingEvent.RecordingResumed resumed => this with
        {
            Pauses = Pauses.SetItem(Pauses.Count - 1, Pauses[^1] with { To = resumed.At, ResumedBy = resumed.By }),
        },
        RecordingEvent.StretchBegan began => this with { Stretches = Stretches.Add(new RecordedStretch(began.Talk, began.At)) },
        RecordingEvent.StretchEnded ended => this with
        {
            Stretches = Stretches.SetItem(Stretches.Count - 1, Stretches[^1] with { To = ended.At }),
        },
        RecordingEvent.RecordingConfirmed => this with { IsConfirmed = true },
        RecordingEvent.RecordingFaulted faulted => this with { Fault = Fault ?? faulted.Fault },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };
}
