using Platform.Domain.Catalog;
using Platform.Domain.Prompts;

namespace Platform.Domain.Calls;

/// <summary>When a queue's announcements are due, and what they say.</summary>
public static class WaitAnnouncements
{
    /// <summary>An own prompt lasts so long at most; after that its end is taken to be lost.</summary>
    private static readonly TimeSpan LongestPrompt = TimeSpan.FromMinutes(5);

    /// <summary>A queue that could not tell the first time is asked again after this.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    /// <summary>When to announce next; null for never.</summary>
    public static DateTimeOffset? NextAt(AnnouncementSettings settings, DateTimeOffset queuedAt, AnnouncementTrail? trail)
    {
        if (!settings.SaysAnything())
            return null;
        if (trail is null)
            return queuedAt.AddMilliseconds(settings.FirstAfterMs);
        if (trail.Moments == 0)
            return trail.At + Again;
        if (settings.EveryMs == 0)
            return null;
        return trail.At + (trail.IsPlaying ? LongestPrompt : Pause(settings));
    }

    /// <param name="position">The caller's place in the line, from 1.</param>
    /// <param name="expected">Null when there is no telling.</param>
    public static WaitAnnouncement Compose(AnnouncementSettings settings, AnnouncementTrail? trail, int position, TimeSpan? expected)
    {
        var moment = trail?.Moments ?? 0;
        if (IsOwn(settings, moment))
            return new([new PromptItem.Uploaded(settings.OwnPrompts[OwnTurn(settings, moment) % settings.OwnPrompts.Count])]);
        var (place, minutes) = (PlaceOf(settings, position), MinutesOf(settings, expected));
        if (settings.OnlyIfBetter && trail is { Moments: > 0 } && !IsLess(place, trail.Position) && !IsLess(minutes, trail.Minutes))
            return WaitAnnouncement.Silence;
        List<PromptItem> items = [];
        if (place is { } said)
            items.Add(new PromptItem.Position(said));
        if (minutes is { } wait)
            items.Add(wait > settings.MaxWaitMinutes ? new PromptItem.ExpectedWait(settings.MaxWaitMinutes, IsMore: true) : new PromptItem.ExpectedWait(wait));
        return new(items)
        {
            Position = place,
            Minutes = minutes,
            ExpectedMs = minutes is null ? null : (long)expected!.Value.TotalMilliseconds,
        };
    }

    private static TimeSpan Pause(AnnouncementSettings settings) =>
        TimeSpan.FromMilliseconds(settings is { SaysWait: true, OwnPrompts.Count: > 0 } ? settings.EveryMs / 2 : settings.EveryMs);

    private static bool IsOwn(AnnouncementSettings settings, int moment) =>
        settings.OwnPrompts.Count > 0 && (!settings.SaysWait || moment % 2 == 1);

    private static int OwnTurn(AnnouncementSettings settings, int moment) => settings.SaysWait ? moment / 2 : moment;

    private static int? PlaceOf(AnnouncementSettings settings, int position) =>
        settings.Position && position <= settings.MaxPosition ? position : null;

    /// <summary>What is longer than the longest wait that is said is that and one more.</summary>
    private static int? MinutesOf(AnnouncementSettings settings, TimeSpan? expected)
    {
        if (!settings.ExpectedWait || expected is not { } wait)
            return null;
        if (wait < TimeSpan.FromMinutes(1))
            return 0;
        var rounded = Math.Ceiling(wait.TotalMinutes / settings.RoundToMinutes) * settings.RoundToMinutes;
        return (int)Math.Min(rounded, settings.MaxWaitMinutes + 1);
    }

    private static bool IsLess(int? now, int? before) => now is { } said && (before is not { } former || said < former);
}
