using Platform.Domain.Numbers;

namespace Platform.Contracts.Stores;

/// <summary>Which holdings in force to list, in the order of their numbers.</summary>
/// <param name="At">Holdings that are due to end by then are passed over.</param>
/// <param name="Span">Only numbers within.</param>
/// <param name="Prefix">Only numbers whose digits begin so.</param>
/// <param name="Digits">Only numbers that contain these digits.</param>
/// <param name="After">Only numbers greater than this one's digits (a page's last).</param>
/// <param name="Limit">1 to <see cref="MaxLimit"/>.</param>
public sealed record HoldingQuery(DateTimeOffset At, NumberSpan? Span = null, NumberState? State = null, string? Tenant = null,
    string? Prefix = null, string? Digits = null, long? After = null, int Limit = 100)
{
    public const int MaxLimit = 1000;
}

public sealed record HoldingCount(NumberState State, long Numbers);

/// <summary>
/// Who has which number, and who had it when. Written with the catalog (<see cref="ICatalogStore.CommitAsync"/>), never alone; nothing is
/// ever deleted.
/// </summary>
public interface INumberHoldings
{
    /// <summary>The holdings of these numbers that have not ended, due or not.</summary>
    Task<IReadOnlyList<NumberHolding>> FindAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellation);

    Task<IReadOnlyList<NumberHolding>> ListAsync(HoldingQuery query, CancellationToken cancellation);

    /// <summary>All holdings of a number, oldest first.</summary>
    Task<IReadOnlyList<NumberHolding>> ListHistoryAsync(string number, CancellationToken cancellation);

    /// <summary>Holdings in force within a span, by state.</summary>
    Task<IReadOnlyList<HoldingCount>> CountAsync(NumberSpan span, DateTimeOffset at, CancellationToken cancellation);
}
