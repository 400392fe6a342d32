using Platform.Domain.Catalog;

namespace Platform.Domain.Numbers;

/// <summary>Finds a number's pool among the ranges of all pools. Immutable.</summary>
public sealed class NumberPoolIndex
{
    private readonly (NumberSpan Span, NumberPoolDocument Pool)[] spans;

    /// <param name="pools">Sound by the catalog's rules: no two ranges overlap.</param>
    public NumberPoolIndex(IEnumerable<NumberPoolDocument> pools)
    {
        spans = [.. pools.SelectMany(pool => pool.Ranges.Select(range => (Span: NumberSpan.Of(range), pool)))
            .OrderBy(entry => entry.Span.First)];
    }

    /// <summary>Null when the number is in no pool.</summary>
    /// <param name="e164">In normal form.</param>
    public NumberPoolDocument? Find(string e164)
    {
        var digits = NumberSpan.DigitsOf(e164);
        var (low, high) = (0, spans.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (digits < spans[middle].Span.First)
                high = middle - 1;
            else if (digits > spans[middle].Span.Last)
                low = middle + 1;
            else
                return spans[middle].Pool;
        }

        return null;
    }
}
