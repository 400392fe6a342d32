using System.Collections.Immutable;

namespace Platform.Domain.Queues;

/// <summary>
/// Keys in lanes, each of them a <see cref="SteppedSet{TKey}"/>: what may be matched with each other differs by lane. There are few lanes,
/// and most are empty.
/// </summary>
public sealed class LanedSet<TKey>
    where TKey : struct, IComparable<TKey>
{
    private readonly ImmutableArray<SteppedSet<TKey>> lanes;

    private LanedSet(ImmutableArray<SteppedSet<TKey>> lanes) => this.lanes = lanes;

    public SteppedSet<TKey> this[int lane] => lanes[lane];

    public int Lanes => lanes.Length;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var lane in lanes)
                count += lane.Count;
            return count;
        }
    }

    public bool IsEmpty => Count == 0;

    /// <summary>All keys in their order.</summary>
    public IEnumerable<TKey> All => lanes.SelectMany(lane => lane.All).Order();

    public TKey? First => All.Cast<TKey?>().FirstOrDefault();

    /// <param name="lanes">At least one.</param>
    /// <param name="steps">At least one.</param>
    public static LanedSet<TKey> Empty(int lanes, int steps) => new([.. Enumerable.Repeat(SteppedSet<TKey>.Empty(steps), lanes)]);

    public LanedSet<TKey> Add(int lane, int step, TKey key) => new(lanes.SetItem(lane, lanes[lane].Add(step, key)));

    public LanedSet<TKey> Remove(int lane, int step, TKey key) => new(lanes.SetItem(lane, lanes[lane].Remove(step, key)));

    /// <summary>Keys that come before this one, whether it is in the set or not.</summary>
    public int CountBefore(TKey key)
    {
        var count = 0;
        foreach (var lane in lanes)
            count += lane.CountBefore(key);
        return count;
    }
}
