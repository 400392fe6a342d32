using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;

namespace Platform.Gateway.Numbers;

/// <summary>
/// Finds numbers a page at a time, in their order. Free numbers are those of the pools' ranges that nobody holds: they are walked window
/// by window, each compared with the holdings within it, so that a pool of a million numbers costs nothing until it is looked through.
/// </summary>
internal sealed class NumberSearch(INumberHoldings holdings, TimeProvider time)
{
    private const int WindowSize = HoldingQuery.MaxLimit;

    /// <summary>A page may hold fewer numbers than wanted, for a search gives up for now after so many windows without enough.</summary>
    private const int MaxWindows = 20;

    /// <param name="pools">Whose numbers to look through.</param>
    /// <param name="prefix">Beginning, digits only.</param>
    /// <param name="digits">Digits that the number contains.</param>
    /// <param name="after">Last number of the page before, in normal form.</param>
    /// <returns>The numbers, and the last one looked at when there may be more.</returns>
    public async Task<(IReadOnlyList<string> Numbers, string? Next)> FreeAsync(IEnumerable<NumberPoolDocument> pools, string? prefix,
        string? digits, string? after, int limit, CancellationToken cancellation)
    {
        List<long> found = [];
        var windows = 0;
        foreach (var window in Windows(pools, prefix, digits, after is null ? 0 : NumberSpan.DigitsOf(after)))
        {
            found.AddRange(await FreeOfAsync(window, digits, cancellation));
            if (found.Count > limit)
                return (Texts(found.Take(limit)), NumberSpan.TextOf(found[limit - 1]));
            if (++windows == MaxWindows)
                return (Texts(found), NumberSpan.TextOf(window[^1]));
        }

        return (Texts(found), null);
    }

    /// <param name="spans">Only numbers within; null for all.</param>
    public async Task<(IReadOnlyList<NumberHolding> Holdings, string? Next)> HeldAsync(IReadOnlyList<NumberSpan>? spans, HoldingQuery query,
        CancellationToken cancellation)
    {
        var wanted = query.Limit;
        List<NumberHolding> found = [];
        foreach (var span in spans?.Select(span => (NumberSpan?)span) ?? [null])
        {
            if (found.Count == wanted)
                break;
            found.AddRange(await holdings.ListAsync(query with { Span = span, Limit = wanted - found.Count }, cancellation));
        }

        return (found, found.Count < wanted ? null : found[^1].Number);
    }

    /// <summary>The number's holding in force; null when it is free.</summary>
    public async Task<NumberHolding?> FindAsync(string number, CancellationToken cancellation) =>
        (await holdings.FindAsync([number], cancellation)).SingleOrDefault() is { } held && held.IsInForce(time.GetUtcNow()) ? held : null;

    /// <summary>How many of a pool's numbers are in each state.</summary>
    public async Task<IReadOnlyDictionary<NumberState, long>> CountAsync(NumberPoolDocument pool, CancellationToken cancellation)
    {
        var (spans, now) = (SpansOf([pool], null), time.GetUtcNow());
        var counts = new SortedDictionary<NumberState, long>(Enum.GetValues<NumberState>().ToDictionary(state => state, _ => 0L));
        foreach (var span in spans)
        {
            foreach (var count in await holdings.CountAsync(span, now, cancellation))
                counts[count.State] += count.Numbers;
        }

        counts[NumberState.Free] = spans.Sum(span => span.Count) - counts.Values.Sum();
        return counts;
    }

    /// <summary>In the order of their numbers.</summary>
    public static IReadOnlyList<NumberSpan> SpansOf(IEnumerable<NumberPoolDocument> pools, string? prefix) =>
    [
        .. pools.SelectMany(pool => pool.Ranges).Select(NumberSpan.Of)
            .Select(span => span.StartingWith(prefix ?? "")).OfType<NumberSpan>()
            .OrderBy(span => span.First),
    ];

    private static IEnumerable<long[]> Windows(IEnumerable<NumberPoolDocument> pools, string? prefix, string? digits, long after) =>
        SpansOf(pools, prefix).SelectMany(span => span.Containing(digits, after).Chunk(WindowSize));

    private async Task<IEnumerable<long>> FreeOfAsync(long[] window, string? digits, CancellationToken cancellation)
    {
        var query = new HoldingQuery(time.GetUtcNow(), new NumberSpan(window[0], window[^1]), Digits: digits, Limit: WindowSize);
        var taken = (await holdings.ListAsync(query, cancellation)).Select(holding => NumberSpan.DigitsOf(holding.Number)).ToHashSet();
        return window.Where(number => !taken.Contains(number));
    }

    private static IReadOnlyList<string> Texts(IEnumerable<long> numbers) => [.. numbers.Select(NumberSpan.TextOf)];
}
