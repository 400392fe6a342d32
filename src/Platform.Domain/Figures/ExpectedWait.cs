namespace Platform.Domain.Figures;

/// <summary>How fast a queue is served, from what happened lately.</summary>
/// <param name="MeanHandlingMs">Of talk, hold and wrap-up.</param>
/// <param name="AbandonsPerMs">How often somebody who waits hangs up: hang-ups by time waited.</param>
public sealed record ServicePace(double MeanHandlingMs, double AbandonsPerMs)
{
    /// <summary>Of a queue that nothing is known of.</summary>
    public static ServicePace Usual { get; } = new(180_000, 0);

    /// <summary>Fewer parts than these say little about the next one.</summary>
    private const int Enough = 5;

    public static ServicePace Of(FigureSums sums)
    {
        var handling = sums[Measure.Handled] < Enough ? Usual.MeanHandlingMs : Math.Max(1, Ratios.Of(sums).AverageHandlingMs!.Value);
        var waitedMs = sums[Measure.AnswerWaitMs] + sums[Measure.AbandonWaitMs];
        return new(handling, waitedMs > 0 ? (double)sums[Measure.Abandoned] / waitedMs : 0);
    }
}

/// <summary>
/// How long a waiting contact has to wait yet. While all agents are busy, one of them becomes free every h/n on average (h the mean
/// handling time, n the agents), and each of those before the contact hangs up at the rate θ of late; so the contact at position p waits
/// <c>Σ 1 / (n/h + (i − 1)·θ)</c> for i from 1 to p: the mean of an M/M/n+M queue (Erlang A), seen from inside.
/// </summary>
public static class ExpectedWait
{
    /// <param name="position">1 for the one whose turn is next.</param>
    /// <param name="agents">Those who serve the queue, free or busy.</param>
    /// <param name="free">Of them, those who are free now.</param>
    /// <returns>Null when nobody serves the queue: there is no telling.</returns>
    public static TimeSpan? Of(int position, int agents, int free, ServicePace pace)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        if (position <= free)
            return TimeSpan.Zero;
        if (agents == 0)
            return null;
        var perMs = agents / pace.MeanHandlingMs;
        var ms = 0.0;
        for (var i = 1; i <= position - free; i++)
            ms += 1 / (perMs + ((i - 1) * pace.AbandonsPerMs));
        return TimeSpan.FromMilliseconds(ms);
    }
}
