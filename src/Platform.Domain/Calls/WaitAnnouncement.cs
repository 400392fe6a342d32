using Platform.Domain.Prompts;

namespace Platform.Domain.Calls;

/// <summary>What a waiting caller is told.</summary>
/// <param name="Items">Empty when there is nothing to say just now.</param>
public sealed record WaitAnnouncement(IReadOnlyList<PromptItem> Items)
{
    /// <summary>Nothing to say.</summary>
    public static WaitAnnouncement Silence { get; } = new([]);

    /// <summary>The place that is said; null when none is.</summary>
    public int? Position { get; init; }

    /// <summary>The wait that is said, 0 for less than a minute; null when none is.</summary>
    public int? Minutes { get; init; }

    /// <summary>The estimate that <see cref="Minutes"/> is made of.</summary>
    public long? ExpectedMs { get; init; }
}

/// <summary>What a caller was told of its wait in the present queue, as far as the next announcement depends on it.</summary>
/// <param name="Moments">Announcements so far, those of own prompts and those at which there was nothing to say included.</param>
/// <param name="At">When the last one ended, or was tried in vain.</param>
public sealed record AnnouncementTrail(int Moments, DateTimeOffset At)
{
    /// <summary>The place that was said last; null for none.</summary>
    public int? Position { get; init; }

    /// <summary>The wait that was said last; null for none.</summary>
    public int? Minutes { get; init; }

    /// <summary>The caller hears one now; <see cref="At"/> is when it began.</summary>
    public bool IsPlaying { get; init; }

    /// <summary>An attempt to find out what to say, at a moment.</summary>
    public static AnnouncementTrail Next(AnnouncementTrail? before, WaitAnnouncement? what, DateTimeOffset at)
    {
        var trail = before ?? new AnnouncementTrail(0, at);
        return what is null ? trail with { At = at, IsPlaying = false } : trail with
        {
            Moments = trail.Moments + 1,
            At = at,
            Position = what.Position ?? trail.Position,
            Minutes = what.Minutes ?? trail.Minutes,
            IsPlaying = what.Items.Count > 0,
        };
    }
}
