using System.Collections.Concurrent;
using Platform.Contracts.Stores;
using Platform.Domain.Numbers;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Reads who has and had which number. Holdings are written by <see cref="CatalogStore"/>.</summary>
internal sealed class NumberHoldings(IStorageEngine engine) : INumberHoldings
{
    /// <summary>Numbers that one statement looks for; shorter lists repeat their last number.</summary>
    private const int ChunkSize = 50;

    private const string InForce = "ended_ticks IS NULL AND (until_ticks IS NULL OR until_ticks > $1)";

    // One per combination of filters, so there are few.
    private static readonly ConcurrentDictionary<string, Statement> Listings = new();

    private static readonly Statement OpenOf = Statement.Rows(
        $"""
        SELECT {HoldingSql.Columns} FROM number_holdings
        WHERE ended_ticks IS NULL AND digits IN ({string.Join(", ", Enumerable.Range(1, ChunkSize).Select(i => $"${i}"))}) ORDER BY digits
        """, [.. Enumerable.Repeat(Number, ChunkSize)]);

    private static readonly Statement History = Statement.Rows(
        $"SELECT {HoldingSql.Columns} FROM number_holdings WHERE number = $1 ORDER BY id", Text);

    private static readonly Statement Counts = Statement.Rows(
        $"SELECT state, count(*) FROM number_holdings WHERE {InForce} AND digits >= $2 AND digits <= $3 GROUP BY state",
        Number, Number, Number);

    public async Task<IReadOnlyList<NumberHolding>> FindAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellation)
    {
        List<NumberHolding> found = [];
        foreach (var chunk in numbers.Select(NumberSpan.DigitsOf).Distinct().Chunk(ChunkSize))
        {
            var values = Enumerable.Range(0, ChunkSize).Select(i => (object?)chunk[Math.Min(i, chunk.Length - 1)]);
            found.AddRange(await engine.QueryAsync(OpenOf.With([.. values]), HoldingSql.Read, cancellation));
        }

        return found;
    }

    public Task<IReadOnlyList<NumberHolding>> ListAsync(HoldingQuery query, CancellationToken cancellation) =>
        engine.QueryAsync(CommandOf(query), HoldingSql.Read, cancellation);

    public Task<IReadOnlyList<NumberHolding>> ListHistoryAsync(string number, CancellationToken cancellation) =>
        engine.QueryAsync(History.With(number), HoldingSql.Read, cancellation);

    public Task<IReadOnlyList<HoldingCount>> CountAsync(NumberSpan span, DateTimeOffset at, CancellationToken cancellation) =>
        engine.QueryAsync(Counts.With(at.UtcTicks, span.First, span.Last), static row => new HoldingCount(
            Enum.Parse<NumberState>(row.GetString(0), ignoreCase: true), row.GetInt64(1)), cancellation);

    private static Command CommandOf(HoldingQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1, nameof(query.Limit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, HoldingQuery.MaxLimit, nameof(query.Limit));
        var values = new List<object?> { query.At.UtcTicks, (long)query.Limit };
        var kinds = new List<ColumnKind> { Number, Number };
        var filters = "";
        Filter(Number, query.Span?.First, "digits >= {0}");
        Filter(Number, query.Span?.Last, "digits <= {0}");
        Filter(Number, query.After, "digits > {0}");
        Filter(Text, query.State is { } state ? HoldingSql.Word(state) : null, "state = {0}");
        Filter(Text, query.Tenant, "tenant = {0}");
        Filter(Text, query.Prefix is { } prefix ? $"+{prefix}%" : null, "number LIKE {0}");
        Filter(Text, query.Digits is { } digits ? $"%{digits}%" : null, "number LIKE {0}");
        var sql = $"SELECT {HoldingSql.Columns} FROM number_holdings WHERE {InForce}{filters} ORDER BY digits LIMIT $2";
        return Listings.GetOrAdd(sql, static (text, types) => Statement.Rows(text, [.. types]), kinds).With([.. values]);

        void Filter(ColumnKind kind, object? value, string condition)
        {
            if (value is null)
                return;
            values.Add(value);
            kinds.Add(kind);
            filters += $" AND {condition.Replace("{0}", $"${values.Count}", StringComparison.Ordinal)}";
        }
    }
}
