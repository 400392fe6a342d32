namespace Platform.Domain.Catalog;

/// <summary>What a queue tells those who wait. It is said from built-in parts, in the caller's language, and a key press ends it.</summary>
/// <param name="Position">Say the caller's place in the line.</param>
/// <param name="MaxPosition">A place behind this one is not said.</param>
/// <param name="ExpectedWait">Say the wait that is still to be expected; not said while there is no telling.</param>
/// <param name="RoundToMinutes">The wait is rounded up to a multiple of so many minutes; one of less than a minute is said as such.</param>
/// <param name="MaxWaitMinutes">A longer wait is said as more than this.</param>
/// <param name="FirstAfterMs">From joining the queue to the first announcement.</param>
/// <param name="EveryMs">From the end of an announcement to the next one; 0: there is only the first.</param>
/// <param name="OnlyIfBetter">After the first one, say nothing unless the place or the wait became less than what was said last.</param>
/// <param name="Prompts">Prompts of the tenant's own, one midway between two announcements, in turn; alone, when nothing else is said.</param>
public sealed record AnnouncementSettings(bool Position = true, int MaxPosition = 20, bool ExpectedWait = true, int RoundToMinutes = 1,
    int MaxWaitMinutes = 30, int FirstAfterMs = 30_000, int EveryMs = 60_000, bool OnlyIfBetter = false,
    IReadOnlyList<string>? Prompts = null)
{
    /// <summary>It announces anything at all.</summary>
    public bool SaysAnything() => SaysWait || OwnPrompts.Count > 0;

    internal bool SaysWait => Position || ExpectedWait;

    internal IReadOnlyList<string> OwnPrompts => Prompts ?? [];
}
