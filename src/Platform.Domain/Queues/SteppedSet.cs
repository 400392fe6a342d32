using System.Collections.Immutable;

namespace Platform.Domain.Queues;

/// <summary>
/// Keys in their order, each at one step of the skill requirement, so that the first one of a range of steps is found without looking
/// at the others: in time of the logarithm of their count, times the steps (at most six).
/// </summary>
public sealed class SteppedSet<TKey>
    where TKey : struct, IComparable<TKey>
{
    private readonly ImmutableArray<ImmutableSortedSet<TKey>> steps;

    private SteppedSet(ImmutableArray<ImmutableSortedSet<TKey>> steps) => this.steps = steps;

    /// <param name="steps">At least one.</param>
    public static SteppedSet<TKey> Empty(int steps) => new([.. Enumerable.Repeat(ImmutableSortedSet<TKey>.Empty, steps)]);

    public int Count => CountTo(steps.Length - 1);

    public bool IsEmpty => Count == 0;

    /// <summary>All keys in their order.</summary>
    public IEnumerable<TKey> All => steps.SelectMany(step => step).Order();

    public TKey? First => FirstIn(0, steps.Length - 1);

    /// <summary>The lowest step with a key; null when there is none.</summary>
    public int? FirstStep
    {
        get
        {
            for (var step = 0; step < steps.Length; step++)
            {
                if (!steps[step].IsEmpty)
                    return step;
            }

            return null;
        }
    }

    public SteppedSet<TKey> Add(int step, TKey key) => new(steps.SetItem(step, steps[step].Add(key)));

    public SteppedSet<TKey> Remove(int step, TKey key) => new(steps.SetItem(step, steps[step].Remove(key)));

    /// <summary>The first key at one of these steps.</summary>
    public TKey? FirstFrom(int step) => FirstIn(step, steps.Length - 1);

    /// <summary>The first key at this step or one before it.</summary>
    public TKey? FirstTo(int step) => FirstIn(0, step);

    public int CountTo(int step)
    {
        var count = 0;
        for (var i = 0; i <= step; i++)
            count += steps[i].Count;
        return count;
    }

    /// <summary>Keys that come before this one, whether it is in the set or not.</summary>
    public int CountBefore(TKey key)
    {
        var count = 0;
        foreach (var step in steps)
            count += step.IndexOf(key) is var place && place >= 0 ? place : ~place;
        return count;
    }

    /// <summary>The first keys at this step and those before it, in order.</summary>
    public IEnumerable<TKey> FirstsTo(int step, int count) => step == 0
        ? steps[0].Take(count)
        : steps.Take(step + 1).SelectMany(set => set.Take(count)).Order().Take(count);

    private TKey? FirstIn(int from, int to)
    {
        TKey? first = null;
        for (var step = from; step <= to; step++)
        {
            if (!steps[step].IsEmpty && (first is not { } best || steps[step].Min.CompareTo(best) < 0))
                first = steps[step].Min;
        }

        return first;
    }
}
