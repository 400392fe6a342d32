using Platform.Contracts.Stores;
using Platform.Domain.Figures;

namespace Platform.Grains.Queues;

/// <summary>
/// What a queue knows of how fast it is served: the handling times of late, from the figures, and who serves it. An agent serves it for as
/// long after it was last free for it as three contacts take.
/// </summary>
internal sealed class QueuePace(IFigures figures, TimeProvider time, string tenant, string queue)
{
    private const double ContactsSinceFree = 3;
    private const int MostExpected = 100;
    private static readonly TimeSpan Lately = TimeSpan.FromHours(2);
    private static readonly TimeSpan RefreshPeriod = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTimeOffset> lastFree = [];
    private ServicePace pace = ServicePace.Usual;
    private DateTimeOffset refreshedAt = DateTimeOffset.MinValue;

    public void AgentIsFree(string agent) => lastFree[agent] = time.GetUtcNow();

    /// <param name="position">1 for the one whose turn is next.</param>
    /// <param name="free">Agents who are free now.</param>
    public TimeSpan? Expect(int position, int free)
    {
        var since = time.GetUtcNow() - TimeSpan.FromMilliseconds(ContactsSinceFree * pace.MeanHandlingMs);
        return ExpectedWait.Of(position, Math.Max(free, lastFree.Values.Count(at => at >= since)), free, pace);
    }

    /// <summary>How many agents who are busy now are expected to become free within this time.</summary>
    public int ExpectFree(TimeSpan within)
    {
        var count = 0;
        while (count < MostExpected && Expect(count + 1, 0) <= within)
            count++;
        return count;
    }

    /// <summary>Reads the figures anew, once a minute.</summary>
    public async Task Refresh()
    {
        var now = time.GetUtcNow();
        if (now < refreshedAt + RefreshPeriod)
            return;
        refreshedAt = now;
        var recent = await figures.ListAsync(tenant, FigureGroup.Queue, now - Lately, now, queue, CancellationToken.None);
        pace = ServicePace.Of(FigureSums.Of(recent.Select(row => row.Sums)));
        foreach (var agent in lastFree.Where(pair => pair.Value < now - Lately).Select(pair => pair.Key).ToList())
            lastFree.Remove(agent);
    }
}
