using System.Collections.Immutable;

namespace Platform.Domain.Queues;

/// <summary>Contacts of half a minute.</summary>
public sealed record LevelSlice(DateTimeOffset From, int InTime, int Late);

/// <summary>
/// How well a queue keeps its service level just now: of the contacts of the last five minutes, the share for which an agent's device
/// began to ring within the time. Late are those for whom it rang later, who left later, and who wait for longer now. Kept in memory: a
/// queue that starts anew begins to count anew.
/// </summary>
public sealed record ServiceLevelWatch
{
    public static ServiceLevelWatch Empty { get; } = new();

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Fewer contacts say nothing.</summary>
    public const int LeastCount = 5;

    private static readonly TimeSpan SliceLength = TimeSpan.FromSeconds(30);

    public ImmutableList<LevelSlice> Slices { get; init; } = [];

    public ServiceLevelWatch Count(bool inTime, DateTimeOffset at)
    {
        var kept = Slices.RemoveAll(slice => slice.From <= at - Window);
        var last = kept is [.., var open] && at < open.From + SliceLength ? open : null;
        var next = last ?? new LevelSlice(at, 0, 0);
        next = inTime ? next with { InTime = next.InTime + 1 } : next with { Late = next.Late + 1 };
        return new() { Slices = last is null ? kept.Add(next) : kept.SetItem(kept.Count - 1, next) };
    }

    /// <param name="waitingLate">Contacts that wait for longer than the time now.</param>
    /// <returns>0 to 100, cut to whole percents; null when too few were counted.</returns>
    public int? PercentAt(DateTimeOffset now, int waitingLate)
    {
        var (inTime, all) = (0, waitingLate);
        foreach (var slice in Slices)
        {
            if (slice.From > now - Window)
                (inTime, all) = (inTime + slice.InTime, all + slice.InTime + slice.Late);
        }

        return all < LeastCount ? null : 100 * inTime / all;
    }
}
