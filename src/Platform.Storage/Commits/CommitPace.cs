namespace Platform.Storage.Commits;

/// <summary>
/// When the writer commits and when it gathers: a token bucket. A commit costs about the same for one write as for twenty, so under load
/// they are spaced; a store that is not busy, or has a burst to write, commits at once.
/// </summary>
/// <param name="perSecond">Commits that go on for long.</param>
/// <param name="burst">Commits that a store with nothing to do saved up.</param>
/// <param name="enough">So many waiting writes are worth a commit, whatever the pace.</param>
internal sealed class CommitPace(TimeProvider time, int perSecond, int burst, int enough)
{
    private double spare = burst;
    private long countedAt = time.GetTimestamp();

    /// <summary>How long to gather more writes before the next commit.</summary>
    public TimeSpan Gathering(int waiting)
    {
        var now = time.GetTimestamp();
        spare = Math.Min(burst, spare + (time.GetElapsedTime(countedAt, now).TotalSeconds * perSecond));
        countedAt = now;
        return spare >= 1 || waiting >= enough ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - spare) / perSecond);
    }

    public void Committed() => spare -= 1;
}
