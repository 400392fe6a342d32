namespace Platform.Grains.Replays;

/// <param name="Waited">Until it ended, however it did.</param>
/// <param name="GaveUp">The caller hung up; otherwise its patience was longer than the wait, and nobody knows by how much.</param>
public readonly record struct ObservedWait(TimeSpan Waited, bool GaveUp);

/// <summary>
/// How long callers wait before they hang up, told from waits of which most ended otherwise: the Kaplan–Meier estimate of those who are
/// still there after a time, and beyond the last one who hung up an exponential one of the same mean rate.
/// </summary>
public sealed class Patience
{
    private readonly List<(TimeSpan At, double StillThere)> steps = [];
    private readonly double perSecond;

    public Patience(IEnumerable<ObservedWait> observed)
    {
        var inOrder = observed.OrderBy(wait => wait.Waited).ThenByDescending(wait => wait.GaveUp).ToList();
        var (left, stillThere) = (inOrder.Count, 1.0);
        foreach (var wait in inOrder)
        {
            if (wait.GaveUp)
                steps.Add((wait.Waited, stillThere *= 1 - (1.0 / left)));
            left--;
        }

        var seconds = inOrder.Sum(wait => wait.Waited.TotalSeconds);
        perSecond = seconds > 0 ? steps.Count / seconds : 0;
    }

    /// <summary>Callers who hung up.</summary>
    public int GaveUp => steps.Count;

    /// <summary>A patience of somebody who waited for so long already and is still there.</summary>
    /// <param name="chance">0 ≤ c &lt; 1: the share of such callers who are less patient.</param>
    /// <returns>Longer than <paramref name="waited"/>; <see cref="TimeSpan.MaxValue"/> when nobody ever hung up.</returns>
    public TimeSpan Beyond(TimeSpan waited, double chance)
    {
        var now = StillThereAfter(waited);
        if (now > 0)
        {
            foreach (var (at, stillThere) in steps)
            {
                if (at > waited && 1 - (stillThere / now) > chance)
                    return at;
            }
        }

        if (perSecond == 0)
            return TimeSpan.MaxValue;
        var last = steps.Count > 0 && steps[^1].At > waited ? steps[^1].At : waited;
        var used = now > 0 && steps.Count > 0 ? 1 - (steps[^1].StillThere / now) : 0;
        var rest = used < 1 ? Math.Max(0, (chance - used) / (1 - used)) : chance;
        return last + TimeSpan.FromSeconds(Math.Max(0.001, -Math.Log(1 - rest) / perSecond));
    }

    private double StillThereAfter(TimeSpan waited)
    {
        var stillThere = 1.0;
        foreach (var step in steps)
        {
            if (step.At > waited)
                break;
            stillThere = step.StillThere;
        }

        return stillThere;
    }
}
